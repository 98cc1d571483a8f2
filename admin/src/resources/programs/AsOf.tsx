import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { today } from "../../format/clock.ts";

/** The day the figures look back from; empty is today. */
export function AsOf({ value, onChange }: { value: string; onChange: (day: string) => void }) {
  const translate = useTranslate();
  return (
    <TextField
      type="date"
      label={translate("resources.programs.asOf")}
      value={value || today()}
      onChange={({ target }) => onChange(target.value === today() ? "" : target.value)}
      margin="none"
      fullWidth={false}
      slotProps={{ htmlInput: { max: today() }, inputLabel: { shrink: true } }}
      sx={{ width: 160 }}
    />
  );
}
