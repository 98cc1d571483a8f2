import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import { useEffect, useRef, useState } from "react";
import { useLocale, useRecordContext, useResourceContext, useTranslate } from "react-admin";
import { useFormContext } from "react-hook-form";
import { formatInstant } from "../format/day.ts";
import { changedFields, same, type Values } from "../providers/conflictMerge.ts";
import { draftKey, dropDraft, readDraft, saveDraft } from "../providers/drafts.ts";

/** Personal values of an office's own fields stay off the device. */
const kept = ({ customPersonal: _, ...values }: Values): Values => values;

/** Keeps what is being typed on this device, so that a lost connection or a closed tab costs nothing. */
export function FormDraft({ name, keep = kept }: { name?: string; keep?: (values: Values) => Values }) {
  const record = useRecordContext();
  const resource = useResourceContext() ?? "";
  const key = name ?? draftKey(resource, record?.id);
  const form = useFormContext();
  const translate = useTranslate();
  const locale = useLocale();
  const start = useRef<Values | null>(null);
  const keeps = useRef(keep);
  keeps.current = keep;
  const [restoredAt, setRestoredAt] = useState<number>();

  useEffect(() => {
    const initial = structuredClone(form.getValues()) as Values;
    start.current = initial;
    const draft = readDraft(key);
    if (draft) {
      for (const [field, value] of Object.entries(draft.values)) form.setValue(field, value, { shouldDirty: true });
      if (Object.entries(draft.values).some(([field, value]) => !same(value, initial[field])))
        setRestoredAt(draft.savedAt);
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = form.subscribe({
      formState: { values: true },
      callback: ({ values }) => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          const changed = changedFields(initial, values as Values);
          // An id made here stays with the draft: sent twice, it is still one record.
          const own = typeof values.id === "string" ? { id: values.id } : {};
          if (Object.keys(changed).length > 0) saveDraft(key, keeps.current({ ...changed, ...own }));
        }, 300);
      },
    });
    return () => {
      clearTimeout(timer);
      unsubscribe();
    };
  }, [form, key]);

  if (!restoredAt) return null;
  const discard = () => {
    dropDraft(key);
    form.reset(start.current ?? {});
    setRestoredAt(undefined);
  };
  return (
    <Alert
      severity="info"
      variant="outlined"
      sx={{ mb: 1, width: "100%" }}
      action={
        <Button color="inherit" size="small" onClick={discard}>
          {translate("app.draft.discard")}
        </Button>
      }
    >
      {translate("app.draft.restored", { at: formatInstant(restoredAt, locale) })}
    </Alert>
  );
}
