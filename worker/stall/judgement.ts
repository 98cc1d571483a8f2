import { type Interval, wilson } from "../outcomes/wilson.ts";

/** A group on the day of a back-test (or several of whom nothing more is told), and what visits saw of it afterwards. */
export interface Followed {
  id: string;
  /** How many groups this is. */
  count: number;
  /** Tier that would have held; null where none would. */
  tier: number | null;
  /** Already seen dormant or disbanded by that day: nothing to foresee. */
  already: boolean;
  /** The first later day a visit saw it dormant or disbanded. */
  stoppedOn: string | null;
  /** A later visit said what became of it. */
  seen: boolean;
}

export type Outcome = "stopped" | "alive" | "unknown" | "already";

export interface Share {
  part: number;
  of: number;
  /** part / of; null where nothing can be divided. */
  share: number | null;
  interval: Interval | null;
}

export interface Judgement {
  flagged: number;
  /** Of the flagged: later seen stopped, later seen alive only, not seen again. */
  stopped: number;
  alive: number;
  unknown: number;
  /** Flagged, and already known to have stopped: in none of the shares. */
  already: number;
  /** Later seen stopped without having been flagged. */
  missed: number;
  /** Not flagged and not seen again: what they hide can be in no share. */
  unseen: number;
  precision: Share;
  recall: Share;
  /** Share of all that were seen again and had stopped: what flagging at random would score as precision. */
  baseRate: Share;
  /** Days from the day of the test to the visit that saw the stop, of those foreseen: quartiles, nearest rank. */
  leadDays: { q1: number; median: number; q3: number } | null;
}

const DAY_MS = 86_400_000;

export function outcomeOf({ already, stoppedOn, seen }: Followed): Outcome {
  if (already) return "already";
  if (stoppedOn !== null) return "stopped";
  return seen ? "alive" : "unknown";
}

const shareOf = (part: number, of: number): Share => ({
  ...{ part, of },
  share: of > 0 ? part / of : null,
  interval: wilson(part, of),
});

const nearestRank = (sorted: readonly number[], p: number): number => sorted[Math.ceil(p * sorted.length) - 1] ?? 0;

/**
 * What a rule that flagged these groups on `day` would have been worth. precision = stopped / (stopped + alive) of the
 * flagged; recall = stopped and flagged / all stopped (Manning, Raghavan, Schütze 2008, Introduction to Information
 * Retrieval, 8.1–8.2); only groups that a visit saw again are in them, the others are counted apart. Intervals: Wilson, 95 %.
 */
export function judge(groups: readonly Followed[], day: string): Judgement {
  const all = (flagged: boolean, outcome: Outcome) =>
    groups.filter((group) => (group.tier !== null) === flagged && outcomeOf(group) === outcome);
  const of = (flagged: boolean, outcome: Outcome) => all(flagged, outcome).reduce((sum, { count }) => sum + count, 0);
  const hits = all(true, "stopped");
  const stopped = of(true, "stopped");
  const alive = of(true, "alive");
  const missed = of(false, "stopped");
  const lead = hits
    .map(({ stoppedOn }) => Math.round((Date.parse(stoppedOn ?? day) - Date.parse(day)) / DAY_MS))
    .sort((a, b) => a - b);
  return {
    flagged: groups.filter(({ tier }) => tier !== null).length,
    ...{ stopped, alive, missed },
    unknown: of(true, "unknown"),
    already: of(true, "already"),
    unseen: of(false, "unknown"),
    precision: shareOf(stopped, stopped + alive),
    recall: shareOf(stopped, stopped + missed),
    baseRate: shareOf(stopped + missed, stopped + missed + alive + of(false, "alive")),
    leadDays:
      lead.length === 0
        ? null
        : { q1: nearestRank(lead, 0.25), median: nearestRank(lead, 0.5), q3: nearestRank(lead, 0.75) },
  };
}
