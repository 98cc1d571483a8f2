import type { ActivityStatus, RiskBand } from "#db/constants.ts";

export interface Group {
  id: string;
  version: number;
  organizationId: string;
  programId: string;
  cohortId: string | null;
  kind: "group" | "individual";
  name: string;
  villageCode: string | null;
  address: string | null;
  lat: number | null;
  lng: number | null;
  product: string | null;
  trainedOn: string | null;
  enteredOn: string;
  leaderId: string | null;
  baselineRevenueIdr: number | null;
  activityStatus?: ActivityStatus;
  activityOn?: string | null;
  riskBand?: RiskBand;
  score?: number;
  reasons?: string[] | null;
  overriddenUntil?: string | null;
  nextDueOn?: string | null;
  lastContactOn?: string | null;
  memberCount?: number | null;
  activeMembers?: number | null;
  evidenceGrade?: string | null;
  /** Of the reader's own office: what it made of events itself. */
  facts?: Record<string, string | number | null> | null;
}

const editable = [
  ...["name", "cohortId", "villageCode", "address", "product", "baselineRevenueIdr", "trainedOn"],
  ...["custom", "customPersonal"],
];

/** What the form may send: its own fields, blanks as null. */
export const cleanGroup = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    editable.filter((field) => field in values).map((field) => [field, values[field] === "" ? null : values[field]]),
  );

/** A new group also says which programme it belongs to, and whether it is a group or one person's business. */
export const newGroup = (values: Record<string, unknown>): Record<string, unknown> => ({
  programId: values.programId,
  kind: values.kind,
  ...cleanGroup(values),
});
