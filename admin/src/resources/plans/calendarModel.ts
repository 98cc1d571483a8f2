import type { CalendarPoint } from "#worker/resources/plans/calendar.ts";
import { addDays } from "../../format/day.ts";

export interface PlanCalendarReply {
  group: { id: string; name: string; trainedOn: string | null };
  today: string;
  points: CalendarPoint[];
}

export interface CalendarDay {
  day: string;
  /** Labels of what is due, or was done, on the day. */
  due: string[];
  inWindow: boolean;
}
export interface CalendarMonth {
  /** YYYY-MM. */
  month: string;
  /** Weeks from Monday on; a place before the first or after the last day is empty. */
  weeks: (CalendarDay | undefined)[][];
}

/** Where a point stands: the day it was done, the day a person or the plan gave it, else the day the plan wants. */
export const dayOf = ({ doneOn, standsOn, dueOn }: CalendarPoint): string | null => doneOn ?? standsOn ?? dueOn;

/** Days from Monday of the first day of a month. */
const leadOf = (month: string) => (new Date(`${month}-01T00:00:00Z`).getUTCDay() + 6) % 7;

function daysOf(month: string): string[] {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}

/** The months that have a point, each as weeks. */
export function monthsOf(points: readonly CalendarPoint[]): CalendarMonth[] {
  const placed = points.flatMap((point) => {
    const day = dayOf(point);
    return day ? [{ ...point, day }] : [];
  });
  const months = [...new Set(placed.map(({ day }) => day.slice(0, 7)))].sort();
  return months.map((month) => {
    const days = daysOf(month).map((day) => ({
      day,
      due: placed.filter((point) => point.day === day).map(({ label }) => label),
      inWindow: placed.some(
        ({ state, windowStartsOn, windowEndsOn }) =>
          state !== "done" && windowStartsOn !== null && windowStartsOn <= day && day <= (windowEndsOn ?? ""),
      ),
    }));
    const cells: (CalendarDay | undefined)[] = [...Array<undefined>(leadOf(month)).fill(undefined), ...days];
    while (cells.length % 7 > 0) cells.push(undefined);
    return { month, weeks: Array.from({ length: cells.length / 7 }, (_, i) => cells.slice(i * 7, i * 7 + 7)) };
  });
}
