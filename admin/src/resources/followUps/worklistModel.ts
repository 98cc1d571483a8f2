import type { ActivityStatus, FollowUpState, RiskBand } from "#db/constants.ts";
import { daysBetween } from "../../format/day.ts";

export const VIEWS = ["overdue", "today", "week", "month"] as const;
export type View = (typeof VIEWS)[number];

/** One line of the worklist: an open point, its group and that group's risk. */
export interface WorklistItem {
  id: string;
  version: number;
  groupId: string;
  programId: string;
  planStep: string | null;
  dueOn: string;
  windowStartsOn: string;
  windowEndsOn: string;
  assigneeId: string | null;
  assigneeName: string | null;
  state: FollowUpState;
  timing: "upcoming" | "due" | "overdue" | null;
  daysLate: number;
  programName: string;
  group: {
    id: string;
    kind: "group" | "individual";
    name: string;
    villageCode: string | null;
    riskBand: RiskBand;
    overriddenUntil?: string | null;
    score: number;
    reasons: string[] | null;
    activityStatus: ActivityStatus;
    lastContactOn: string | null;
  };
}

export const viewOf = (filter: Record<string, unknown>): View =>
  VIEWS.find((view) => view === filter.view) ?? "overdue";

export type DueWords = { key: "late" | "dueIn"; count: number } | { key: "dueToday" } | { key: "dueSince"; on: string };

/** How a due day is said on a day: lateness counts from the end of the window, as the server counts it. */
export function dueWords(item: Pick<WorklistItem, "dueOn" | "daysLate">, today: string): DueWords {
  if (item.daysLate > 0) return { key: "late", count: item.daysLate };
  const ahead = daysBetween(today, item.dueOn);
  if (ahead > 0) return { key: "dueIn", count: ahead };
  return ahead === 0 ? { key: "dueToday" } : { key: "dueSince", on: item.dueOn };
}

export interface Assignment {
  assigneeId: string | null;
  ids: string[];
}

/** Who had each chosen point before, gathered per person: what putting it back takes. */
export function assignmentsBefore(
  items: readonly Pick<WorklistItem, "id" | "assigneeId">[],
  ids: readonly string[],
): Assignment[] {
  const chosen = new Set(ids);
  const before = new Map<string | null, string[]>();
  for (const { id, assigneeId } of items) {
    if (chosen.has(id)) before.set(assigneeId, [...(before.get(assigneeId) ?? []), id]);
  }
  return [...before].map(([assigneeId, own]) => ({ assigneeId, ids: own }));
}
