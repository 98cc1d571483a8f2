import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import type { Sealed as Field, Person } from "./personModel.ts";
import { RevealDialog } from "./RevealDialog.tsx";

/** A number that shows its last digits; the rest only for a stated reason. */
export function Sealed({ person, field, reveals }: { person: Person; field: Field; reveals: boolean }) {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const label = translate(`resources.people.fields.${field}`);
  return (
    <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 0.5 }}>
      {person[field] ?? "–"}
      {reveals && person[field] && (
        <Button
          size="small"
          onClick={() => setOpen(true)}
          aria-label={translate("resources.people.reveal.label", { field: label })}
          sx={{ minWidth: 0, py: 0 }}
        >
          {translate("resources.people.reveal.button")}
        </Button>
      )}
      {open && <RevealDialog person={person} field={field} onClose={() => setOpen(false)} />}
    </Box>
  );
}
