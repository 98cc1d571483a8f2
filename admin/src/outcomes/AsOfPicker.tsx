import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useEffect, useState } from "react";
import { useTranslate } from "react-admin";
import { today } from "../format/clock.ts";
import type { Asked, Basis } from "./asked.ts";

const whole = /^\d{4}-\d{2}-\d{2}$/;

interface AsOfPickerProps {
  asked: Pick<Asked, "asOf" | "basis">;
  onChange: (change: Partial<Asked>) => void;
}

/** The day all figures look back from; a past one by what had happened, or by what had been recorded. */
export function AsOfPicker({ asked: { asOf, basis }, onChange }: AsOfPickerProps) {
  const translate = useTranslate();
  const text = (key: string) => translate(`outcomes.day.${key}`);
  const day = asOf || today();
  // A day is taken once it is whole; while it is typed the figures stay.
  const [typed, setTyped] = useState(day);
  useEffect(() => setTyped(day), [day]);
  const take = (value: string) => {
    setTyped(value);
    if (!whole.test(value) || value > today() || value < "2000-01-01") return;
    onChange({ asOf: value === today() ? "" : value });
  };
  return (
    <Box sx={{ display: "flex", flexWrap: "wrap", gap: 1, alignItems: "center" }}>
      <TextField
        type="date"
        label={text("label")}
        value={typed}
        onChange={({ target }) => take(target.value)}
        onBlur={() => setTyped(day)}
        slotProps={{ htmlInput: { max: today() }, inputLabel: { shrink: true } }}
        sx={{ width: 165, m: 0 }}
      />
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
