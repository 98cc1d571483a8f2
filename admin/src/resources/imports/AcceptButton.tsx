import Button from "@mui/material/Button";
import { useState } from "react";
import { useNotify, useTranslate } from "react-admin";
import type { Import, RowFault } from "./importModel.ts";
import { useRepair } from "./useImport.ts";

interface AcceptButtonProps {
  job: Import;
  row: number;
  proposal: NonNullable<RowFault["proposal"]>;
}

/** Takes the proposed repair over with one touch. */
export function AcceptButton({ job, row, proposal }: AcceptButtonProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const repair = useRepair(job);
  const [busy, setBusy] = useState(false);
  const accept = async () => {
    setBusy(true);
    await repair(row, proposal.values).catch((fault: Error) => notify(fault.message, { type: "error" }));
    setBusy(false);
  };
  return (
    <Button size="small" variant="outlined" onClick={accept} disabled={busy}>
      {translate("resources.imports.accept", { label: proposal.label })}
    </Button>
  );
}
