import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useLocale, useTranslate } from "react-admin";
import type { CalendarPoint } from "#worker/resources/plans/calendar.ts";
import { EnumText, Quiet } from "../../fields/text.tsx";
import { formatDay } from "../../format/day.ts";
import { dayOf, monthsOf, type PlanCalendarReply } from "./calendarModel.ts";
import { MonthGrid } from "./MonthGrid.tsx";

/** The days of a plan for a group: a list, and beside it the months where the screen has room for them. */
export function CalendarView({ calendar }: { calendar: PlanCalendarReply }) {
  const translate = useTranslate();
  const { points, today } = calendar;
  if (points.length === 0)
    return <Typography variant="body2">{translate("resources.plans.calendar.empty")}</Typography>;
  return (
    <Box
      sx={{
        display: "grid",
        gap: 3,
        gridTemplateColumns: { xs: "minmax(0,1fr)", md: "minmax(0,1fr) minmax(0,1.4fr)" },
      }}
    >
      <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {points.map((point) => (
          <Box
            component="li"
            key={point.stepKey}
            sx={{ py: 1, borderTop: 1, borderColor: "divider", "&:first-of-type": { borderTop: 0 } }}
          >
            <PointLines point={point} />
          </Box>
        ))}
      </Box>
      <Box
        sx={{
          display: { xs: "none", md: "grid" },
          gap: 2,
          gridTemplateColumns: "repeat(auto-fill, minmax(190px, 1fr))",
          alignContent: "start",
        }}
      >
        {monthsOf(points).map((month) => (
          <MonthGrid key={month.month} month={month} today={today} />
        ))}
      </Box>
    </Box>
  );
}

function PointLines({ point }: { point: CalendarPoint }) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string, options = {}) => translate(`resources.plans.calendar.${key}`, options);
  const day = (value: string | null) => formatDay(value, locale);
  const stands = dayOf(point);
  const moved = point.state === "scheduled" && point.standsOn !== point.dueOn;
  return (
    <>
      <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
        {point.label}
      </Typography>
      <Typography variant="body2" component="div">
        {stands
          ? formatDay(moved ? point.dueOn : stands, locale, "long")
          : text("waits", { anchor: translate(`enums.stepAnchor.${point.anchor}`).toLowerCase() })}
        {moved && <Quiet> · {text("moved", { from: day(point.standsOn) })}</Quiet>}
      </Typography>
      {point.dueOn && point.state !== "done" && (
        <Typography variant="caption" component="p" sx={{ color: "text.secondary" }}>
          {text("window", { from: day(point.windowStartsOn), to: day(point.windowEndsOn) })}
        </Typography>
      )}
      {stands && <Quiet>{point.state ? <EnumText of="followUpState" value={point.state} /> : text("new")}</Quiet>}
    </>
  );
}
