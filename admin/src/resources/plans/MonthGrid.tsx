import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useLocale } from "react-admin";
import { formatDay } from "../../format/day.ts";
import { localeTag } from "../../format/locale.ts";
import type { CalendarDay, CalendarMonth } from "./calendarModel.ts";

/** A Monday: the letters of the week begin with it. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

const cell = { display: "grid", placeItems: "center", minHeight: 26, borderRadius: 1, fontSize: "0.75rem" } as const;

/** One month as weeks; the list beside it says the same in words, so it is not read out. */
export function MonthGrid({ month, today }: { month: CalendarMonth; today: string }) {
  const locale = useLocale();
  const letters = Array.from({ length: 7 }, (_, i) =>
    new Intl.DateTimeFormat(localeTag(locale), { weekday: "narrow", timeZone: "UTC" }).format(MONDAY + i * DAY_MS),
  );
  return (
    <Box aria-hidden sx={{ minWidth: 0 }}>
      <Typography variant="body2" sx={{ fontWeight: 600, mb: 0.5, textTransform: "capitalize" }}>
        {formatDay(month.month, locale, "monthLong")}
      </Typography>
      <Box sx={{ display: "grid", gridTemplateColumns: "repeat(7, 1fr)", gap: "2px" }}>
        {letters.map((letter, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: seven days, always in this order
          <Box key={i} sx={{ ...cell, color: "text.secondary" }}>
            {letter}
          </Box>
        ))}
        {month.weeks.flat().map((day, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place in the month
          <DayCell key={i} day={day} today={today} />
        ))}
      </Box>
    </Box>
  );
}

function DayCell({ day, today }: { day: CalendarDay | undefined; today: string }) {
  if (!day) return <Box sx={cell} />;
  const due = day.due.length > 0;
  return (
    <Box
      title={day.due.join(", ") || undefined}
      sx={{
        ...cell,
        bgcolor: due ? "primary.main" : day.inWindow ? "action.selected" : undefined,
        color: due ? "primary.contrastText" : "text.primary",
        fontWeight: due ? 700 : undefined,
        outline: day.day === today ? 2 : 0,
        outlineStyle: "solid",
        outlineColor: "text.secondary",
      }}
    >
      {Number(day.day.slice(8))}
    </Box>
  );
}
