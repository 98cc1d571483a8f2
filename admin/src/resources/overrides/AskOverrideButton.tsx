import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";
import { useTranslate } from "react-admin";

const OverrideDialog = lazy(() => import("./OverrideDialog.tsx"));

export function AskOverrideButton({ groupId }: { groupId: string }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
        {translate("resources.overrides.ask")}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <OverrideDialog groupId={groupId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
