export const CHANGE_KINDS = ["added", "moved", "renamed", "removed", "late", "kept"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

interface Dates {
  dueOn: string;
  windowStartsOn: string;
  windowEndsOn: string;
}

export interface PlanChange {
  kind: ChangeKind;
  stepKey: string;
  label: string;
  fromLabel: string | null;
  from: Dates | null;
  to: Dates | null;
}

/** What a changed plan does to the points of groups, as the server counts it. */
export interface Report {
  groups: number;
  changed: number;
  /** Everything follows when the plan is saved, not later. */
  atOnce: boolean;
  counts: Record<ChangeKind, number>;
  examples: { groupId: string; groupName: string | null; changes: PlanChange[] }[];
}
