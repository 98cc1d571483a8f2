import { addDays } from "../format/day.ts";
import type { Outcomes } from "../outcomes/outcomesModel.ts";

/** One thing a session should ask, with the figures of the question. */
export interface Ask {
  key: "unknown" | "stuck" | "cause" | "undelivered" | "idle" | "overdue" | "evidence" | "unproven";
  count: number;
  idr?: number;
  /** A step of the funnel or a cause. */
  of?: string;
  share?: number;
}

const MOST = 6;
const ENOUGH_EVIDENCE = 0.5;

/** What the figures leave open, gravest first: the unknown, the money that stands still, the reason named most. */
export function questionsOf(outcomes: Outcomes): Ask[] {
  const { funnel, causes, money, followUps, evidence } = outcomes;
  const atMonth12 = funnel.find(({ step }) => step === "activeAtMonth12");
  const worst = funnel.toSorted((a, b) => (b.stuckIdr ?? 0) - (a.stuckIdr ?? 0) || b.stuck - a.stuck)[0];
  const [cause] = causes.lines;
  const asks: (Ask | false | undefined)[] = [
    atMonth12 && atMonth12.unknown > 0 && { key: "unknown", count: atMonth12.unknown },
    worst && Boolean(worst.stuckIdr) && { key: "stuck", count: worst.stuck, idr: worst.stuckIdr ?? 0, of: worst.step },
    cause && { key: "cause", count: cause.groups, of: cause.cause },
    money.undelivered.count > 0 && {
      ...{ key: "undelivered" as const, count: money.undelivered.count, idr: money.undelivered.valueIdr },
    },
    money.idle.count > 0 && { key: "idle", count: money.idle.count, idr: money.idle.valueIdr },
    followUps.overdue > 0 && { key: "overdue", count: followUps.overdue },
    evidence.a1.share !== null &&
      evidence.a1.share < ENOUGH_EVIDENCE && {
        key: evidence.a1.groups > 0 ? "evidence" : "unproven",
        count: evidence.a1.groups,
        share: evidence.a1.share,
      },
  ];
  return asks.filter((ask): ask is Ask => Boolean(ask)).slice(0, MOST);
}

export interface Quarter {
  year: number;
  quarter: 1 | 2 | 3 | 4;
}

const pad = (value: number) => String(value).padStart(2, "0");
const firstDay = ({ year, quarter }: Quarter) => `${year}-${pad(quarter * 3 - 2)}-01`;

export const quarterAt = (day: string): Quarter => ({
  year: Number(day.slice(0, 4)),
  quarter: (Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1) as Quarter["quarter"],
});

export const quarterBefore = ({ year, quarter }: Quarter): Quarter =>
  quarter === 1 ? { year: year - 1, quarter: 4 } : { year, quarter: (quarter - 1) as Quarter["quarter"] };

/** The day before a quarter begins and its last day, or today while it runs. */
export function quarterDays(of: Quarter, today: string): { before: string; end: string; running: boolean } {
  const next =
    of.quarter === 4 ? { year: of.year + 1, quarter: 1 as const } : { ...of, quarter: (of.quarter + 1) as 2 };
  const last = addDays(firstDay(next), -1);
  return { before: addDays(firstDay(of), -1), end: last < today ? last : today, running: last >= today };
}
