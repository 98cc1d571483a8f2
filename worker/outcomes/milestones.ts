import type { ActivityStatus } from "#db/constants.ts";
import { type Interval, wilson } from "./wilson.ts";

export const MONTHS = [1, 3, 6, 12, 24] as const;
export type Month = (typeof MONTHS)[number];

/**
 * Days around the day a group reaches an age within which the first contact says how it is then. They follow the
 * windows of the plan, with time to make up for a late visit, and never meet.
 */
export const WINDOWS: Record<Month, { before: number; after: number }> = {
  1: { before: 7, after: 30 },
  3: { before: 14, after: 60 },
  6: { before: 21, after: 90 },
  12: { before: 30, after: 90 },
  24: { before: 30, after: 90 },
};

/** What a group was at an age; null while it is younger. */
export type AtMonths = Record<Month, ActivityStatus | null>;

export interface Milestone {
  month: Month;
  /** Groups old enough. */
  total: number;
  notYet: number;
  statuses: Record<ActivityStatus, number>;
  /** Groups whose state then is known; "not found" is not. */
  known: number;
  /** Active among the known, with the 95 % interval where some are not. */
  share: number | null;
  interval: Interval | null;
  /** Every group not known counted as stopped, and as active. */
  worst: number | null;
  best: number | null;
}

/** How groups were at each age at which they are visited. */
export function milestones(groups: readonly AtMonths[]): Milestone[] {
  return MONTHS.map((month) => {
    const statuses: Record<ActivityStatus, number> = {
      ...{ active: 0, partly_active: 0, dormant: 0, disbanded: 0, not_found: 0, unknown: 0 },
    };
    let total = 0;
    for (const at of groups) {
      const status = at[month];
      if (status === null) continue;
      statuses[status]++;
      total++;
    }
    const unseen = statuses.unknown + statuses.not_found;
    const known = total - unseen;
    return {
      ...{ month, total, notYet: groups.length - total, statuses, known },
      share: known > 0 ? statuses.active / known : null,
      interval: wilson(statuses.active, known, total),
      worst: total > 0 ? statuses.active / total : null,
      best: total > 0 ? (statuses.active + unseen) / total : null,
    };
  });
}
