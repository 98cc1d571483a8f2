import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { AsOfDay } from "../inputs/AsOfDay.tsx";
import type { Asked, Basis } from "./asked.ts";

interface AsOfPickerProps {
  asked: Pick<Asked, "asOf" | "basis">;
  onChange: (change: Partial<Asked>) => void;
}

/** The day all figures look back from; a past one by what had happened, or by what had been recorded. */
export function AsOfPicker({ asked: { asOf, basis }, onChange }: AsOfPickerProps) {
  const translate = useTranslate();
  const text = (key: string) => translate(`outcomes.day.${key}`);
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>
      <AsOfDay label={text("label")} day={asOf} onDay={(day) => onChange({ asOf: day })} />
      {asOf && (
        <TextField
          select
          label={text("basis")}
          value={basis}
          onChange={({ target }) => onChange({ basis: target.value as Basis })}
          sx={{ width: 190, m: 0 }}
        >
          {(["happened", "recorded"] as const).map((one) => (
            <MenuItem key={one} value={one}>
              {text(one)}
            </MenuItem>
          ))}
        </TextField>
      )}
    </Box>
  );
}
