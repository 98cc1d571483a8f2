import Add from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import { lazy, Suspense, useState } from "react";
import { useTranslate } from "react-admin";

const CaseDialog = lazy(() => import("./CaseDialog.tsx"));

interface OpenCaseButtonProps {
  /** Known already; without it the person chooses the group. */
  groupId?: string;
  outlined?: boolean;
}

export function OpenCaseButton({ groupId, outlined }: OpenCaseButtonProps) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={outlined ? "outlined" : "contained"} startIcon={<Add />} onClick={() => setOpen(true)}>
        {translate("resources.cases.open")}
      </Button>
      {open && (
        <Suspense fallback={null}>
          <CaseDialog groupId={groupId} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
