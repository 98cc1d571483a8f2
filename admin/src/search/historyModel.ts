import type { FoundGroup } from "./searchModel.ts";

export interface HistoryLine {
  resource: string;
  id: string;
  groupId: string;
  on: string;
  what: string | null;
  state: string | null;
  until: string | null;
  amountIdr: number | null;
  quantity: number | null;
  unit: string | null;
}

export interface History {
  trainings: {
    membershipId?: string;
    role?: string;
    joinedOn?: string | null;
    leftOn?: string | null;
    group: FoundGroup;
  }[];
  lines: HistoryLine[];
  more: boolean;
}

/** The kinds of record, in the order a life goes. */
export const PARTS = [
  "follow-ups",
  "marketing-supports",
  "linkages",
  "orders",
  "capital-applications",
  "licences",
  "cases",
] as const;
export type Part = (typeof PARTS)[number];

/** Which list of words the columns of a kind are in. */
export const WORDS: Record<Part, { what?: string; state?: string }> = {
  "follow-ups": { state: "activityStatus" },
  "marketing-supports": { what: "supportKind" },
  linkages: { state: "linkageState" },
  orders: {},
  "capital-applications": { what: "capitalSource", state: "capitalState" },
  licences: { what: "licenceKind", state: "licenceState" },
  cases: { state: "caseState" },
};

/** Kinds whose records have a page of their own. */
export const HAS_PAGE: readonly string[] = ["linkages", "orders", "cases"];

/** Kinds whose amounts are money that came in or was lent; the revenue told at a visit is no sum. */
export const SUMMED: readonly Part[] = ["marketing-supports", "orders", "capital-applications"];

export const sumOf = (lines: readonly HistoryLine[]): number =>
  lines.reduce((sum, { amountIdr }) => sum + (amountIdr ?? 0), 0);
