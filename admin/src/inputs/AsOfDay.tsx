import TextField from "@mui/material/TextField";
import { useEffect, useState } from "react";
import { today } from "../format/clock.ts";

const whole = /^\d{4}-\d{2}-\d{2}$/;

interface AsOfDayProps {
  label: string;
  /** Blank is today. */
  day: string;
  onDay: (day: string) => void;
}

/** The day figures look back from, today at the latest; taken once it is whole, while it is typed the figures stay. */
export function AsOfDay({ label, day, onDay }: AsOfDayProps) {
  const shown = day || today();
  const [typed, setTyped] = useState(shown);
  useEffect(() => setTyped(shown), [shown]);
  const take = (value: string) => {
    setTyped(value);
    if (!whole.test(value) || value > today() || value < "2000-01-01") return;
    onDay(value === today() ? "" : value);
  };
  return (
    <TextField
      type="date"
      label={label}
      value={typed}
      onChange={({ target }) => take(target.value)}
      onBlur={() => setTyped(shown)}
      slotProps={{ htmlInput: { max: today() }, inputLabel: { shrink: true } }}
      sx={{ width: 165, m: 0 }}
    />
  );
}
