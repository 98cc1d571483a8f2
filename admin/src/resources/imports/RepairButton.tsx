import Button from "@mui/material/Button";
import { useState } from "react";
import { useNotify } from "react-admin";
import type { Import } from "./importModel.ts";
import { useRepair } from "./useImport.ts";

interface RepairButtonProps {
  job: Import;
  row: number;
  values: Record<string, string>;
  label: string;
  quiet?: boolean;
}

/** Puts values into a row with one touch: the proposed repair, or the cell as it stands. */
export function RepairButton({ job, row, values, label, quiet }: RepairButtonProps) {
  const notify = useNotify();
  const repair = useRepair(job);
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    await repair(row, values).catch((fault: Error) => notify(fault.message, { type: "error" }));
    setBusy(false);
  };
  return (
    <Button size="small" variant={quiet ? "text" : "outlined"} onClick={run} disabled={busy}>
      {label}
    </Button>
  );
}
