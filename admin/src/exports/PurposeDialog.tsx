import Chip from "@mui/material/Chip";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { required, TextInput, useTranslate } from "react-admin";
import { useFormContext } from "react-hook-form";
import { FormDialog } from "../dialogs/FormDialog.tsx";

const needed = required();
const nothingKept = () => ({});
const USUAL = ["report", "invitation", "visit", "handover"] as const;

interface PurposeDialogProps {
  /** Headings of the personal columns of the file. */
  columns: readonly string[];
  onClose: () => void;
  onSend: (reason: string) => Promise<unknown>;
}

/** What a file with personal data is for: it stands on each of its pages and in the log of looks. */
export default function PurposeDialog({ columns, onClose, onSend }: PurposeDialogProps) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.purpose.${key}`);
  return (
    <FormDialog
      title={text("title")}
      resource="purpose"
      draft="export-purpose"
      keep={nothingKept}
      submitLabel={text("make")}
      onClose={onClose}
      onSubmit={({ reason }) => onSend(String(reason))}
    >
      <Typography variant="body2" sx={{ mb: 1 }}>
        {text("holds")} <strong>{columns.join(", ")}</strong>.
      </Typography>
      <Usual />
      <TextInput source="reason" multiline minRows={2} validate={needed} helperText={text("help")} autoFocus />
    </FormDialog>
  );
}

/** What such files are mostly for, to begin the sentence with. */
function Usual() {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  return (
    <Stack direction="row" sx={{ flexWrap: "wrap", gap: 0.75, mb: 1.5 }}>
      {USUAL.map((one) => {
        const label = translate(`resources.purpose.usual.${one}`);
        return (
          <Chip
            key={one}
            label={label}
            variant="outlined"
            onClick={() => setValue("reason", label, { shouldDirty: true, shouldValidate: true })}
          />
        );
      })}
    </Stack>
  );
}
