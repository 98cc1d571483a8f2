import CalendarIcon from "@mui/icons-material/CalendarTodayOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useRef } from "react";
import { useLocale, useTranslate } from "react-admin";
import { today } from "../../format/clock.ts";
import { formatDay } from "../../format/day.ts";

/** The day the figures look back from; empty is today. */
export function AsOf({ value, onChange }: { value: string; onChange: (day: string) => void }) {
  const translate = useTranslate();
  const locale = useLocale();
  const field = useRef<HTMLInputElement>(null);
  const day = value || today();
  return (
    <Box sx={{ position: "relative" }}>
      <Button
        size="small"
        startIcon={<CalendarIcon />}
        onClick={() => field.current?.showPicker()}
        sx={{ whiteSpace: "nowrap" }}
      >
        {translate("resources.programs.asOf")} {formatDay(day, locale)}
      </Button>
      <input
        ref={field}
        type="date"
        value={day}
        max={today()}
        tabIndex={-1}
        aria-hidden
        onChange={({ target }) => onChange(target.value === today() ? "" : target.value)}
        style={{ position: "absolute", inset: "auto 0 0 auto", width: 1, height: 1, opacity: 0, border: 0, padding: 0 }}
      />
    </Box>
  );
}
