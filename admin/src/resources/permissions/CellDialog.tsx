import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useId } from "react";
import { useTranslate } from "react-admin";
import type { Role } from "#db/constants.ts";
import type { Access } from "#worker/policy/roles.ts";
import { accessIn, type Cell, changed, type Draft } from "./permissionModel.ts";
import { useActionWord } from "./useActionWord.ts";

interface CellDialogProps {
  role: Role;
  cells: Cell[];
  draft: Draft;
  onDraft: (draft: Draft) => void;
  onClose: () => void;
}

/** What one role may do with one kind of record: a choice an action, of what may be chosen. */
export function CellDialog({ role, cells, draft, onDraft, onClose }: CellDialogProps) {
  const translate = useTranslate();
  const word = useActionWord();
  const titleId = useId();
  const text = (key: string, options = {}) => translate(`resources.permissions.${key}`, options);
  const title = `${translate(`enums.role.${role}`)} · ${text(`of.${cells[0]?.resource}`)}`;
  const help = (cell: Cell) => {
    const shipped = text("shipped", { access: text(`access.${cell.shipped}`) });
    return cell.choices.length === 1 ? `${text("fixed")}. ${shipped}` : shipped;
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby={titleId}>
      <DialogTitle id={titleId} component="h2">
        {title}
      </DialogTitle>
      <DialogContent>
        {cells.map((cell) => (
          <TextField
            key={cell.action}
            select
            fullWidth
            margin="dense"
            label={word(cell.resource, cell.action)}
            value={accessIn(draft, role, cell)}
            disabled={cell.choices.length === 1}
            helperText={help(cell)}
            onChange={(event) => onDraft(changed(draft, role, cell, event.target.value as Access))}
          >
            {cell.choices.map((access) => (
              <MenuItem key={access} value={access}>
                {text(`access.${access}`)}
              </MenuItem>
            ))}
          </TextField>
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} variant="contained">
          {translate("app.action.close")}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
