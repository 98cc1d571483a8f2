import Publish from "@mui/icons-material/PublishOutlined";
import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";
import { useNotify, useSaveContext, useTranslate } from "react-admin";
import { useFormContext } from "react-hook-form";
import type { Form, FormVersion } from "./formModel.ts";

const PublishDialog = lazy(() => import("./PublishDialog.tsx"));

interface PublishButtonProps {
  form: Form;
  published: FormVersion | undefined;
}

/** Saves what is not saved yet, then shows what the next version would change. */
export function PublishButton({ form, published }: PublishButtonProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const { save, saving } = useSaveContext();
  const { handleSubmit, formState } = useFormContext();
  const [asking, setAsking] = useState(false);
  // Read here: the form tells only who has asked.
  const dirty = formState.isDirty;

  const saveFirst = handleSubmit(async (values) => {
    await save?.(values, {
      onSuccess: () => setAsking(true),
      onError: (fault: unknown) => notify((fault as Error).message, { type: "error" }),
    });
  });
  return (
    <>
      <Button
        variant="contained"
        startIcon={<Publish />}
        disabled={saving}
        onClick={() => (dirty ? void saveFirst() : setAsking(true))}
      >
        {translate("resources.forms.publish.action")}
      </Button>
      {asking && (
        <Suspense fallback={null}>
          <PublishDialog form={form} published={published} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
