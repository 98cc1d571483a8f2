import Typography from "@mui/material/Typography";
import { maxValue, minValue, NumberInput, required, useNotify, useTranslate } from "react-admin";
import { FormDialog } from "../../dialogs/FormDialog.tsx";
import { draftKey } from "../../providers/drafts.ts";
import { api } from "../../providers/http.ts";
import { LEAST_DAYS, MOST_DAYS, type RetentionClass } from "./retentionModel.ts";

const days = [required(), minValue(LEAST_DAYS), maxValue(MOST_DAYS)];
const nothingKept = () => ({});

interface DaysDialogProps {
  of: RetentionClass;
  onClose: () => void;
  onDone: () => void;
}

/** After how many days a class goes by itself. */
export function DaysDialog({ of, onClose, onDone }: DaysDialogProps) {
  const translate = useTranslate();
  const notify = useNotify();
  const text = (key: string, options = {}) => translate(`resources.retention.${key}`, options);
  const save = async (values: Record<string, unknown>) => {
    await api.put("retention", { classes: { [of.name]: Number(values.days) } });
    notify(text("saved"), { type: "success" });
    onDone();
  };
  return (
    <FormDialog
      title={text("enableTitle")}
      resource="retention"
      draft={draftKey("retention", of.name)}
      keep={nothingKept}
      defaultValues={{ days: of.enabled ? of.days : of.proposed }}
      onClose={onClose}
      onSubmit={save}
    >
      <Typography variant="body2" sx={{ mb: 1.5 }}>
        {text("enableHelp", { class: of.text.toLowerCase() })}
      </Typography>
      <NumberInput source="days" validate={days} min={LEAST_DAYS} max={MOST_DAYS} helperText={of.basis} />
    </FormDialog>
  );
}
