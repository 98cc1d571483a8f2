import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { RevealDialog, type Revealed } from "../dialogs/RevealDialog.tsx";

interface SealedProps extends Revealed {
  /** What is shown of it without asking. */
  value: string | null | undefined;
  reveals: boolean;
}

/** A value that is kept closed; all of it only for a stated reason. */
export function Sealed({ value, reveals, ...revealed }: SealedProps) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const label = translate(`resources.${revealed.resource}.fields.${revealed.field}`);
  return (
    <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 0.5 }}>
      {value ?? "–"}
      {reveals && value && (
        <Button
          size="small"
          onClick={() => setOpen(true)}
          aria-label={translate("resources.people.reveal.label", { field: label })}
          sx={{ minWidth: 0, py: 0 }}
        >
          {translate("resources.people.reveal.button")}
        </Button>
      )}
      {open && <RevealDialog {...revealed} onClose={() => setOpen(false)} />}
    </Box>
  );
}
