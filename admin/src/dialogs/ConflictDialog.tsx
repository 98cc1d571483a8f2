import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogContentText from "@mui/material/DialogContentText";
import DialogTitle from "@mui/material/DialogTitle";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { type Conflict, conflicts } from "../providers/conflict.ts";
import { findConflicts, mergeChoices } from "../providers/conflictMerge.ts";
import { ConflictFields } from "./ConflictFields.tsx";

/** Shows both sides and lets the person decide, all at once or field by field. */
export default function ConflictDialog({ conflict }: { conflict: Conflict }) {
  const translate = useTranslate();
  const fields = findConflicts(conflict.base, conflict.mine, conflict.theirs);
  const contested = fields.filter((field) => field.contested).map(({ field }) => field);
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set(contested));

  const choose = (field: string, keep: boolean) => {
    const next = new Set(mine);
    if (keep) next.add(field);
    else next.delete(field);
    setMine(next);
  };
  const send = (keep: ReadonlySet<string>) => conflicts.answer(mergeChoices(fields, conflict.theirs, keep));

  return (
    <Dialog open fullWidth maxWidth="md" aria-labelledby="conflict-title">
      <DialogTitle id="conflict-title">{translate("app.conflict.title")}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{translate("app.conflict.intro")}</DialogContentText>
        <ConflictFields resource={conflict.resource} fields={fields} mine={mine} onChoose={choose} />
      </DialogContent>
      <DialogActions sx={{ flexWrap: "wrap", px: 3, pb: 2, gap: 1 }}>
        <Button onClick={() => conflicts.answer(null)}>{translate("app.conflict.takeTheirs")}</Button>
        <Button onClick={() => send(new Set(contested))}>{translate("app.conflict.keepMine")}</Button>
        <Button variant="contained" onClick={() => send(mine)}>
          {translate("app.conflict.save")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
