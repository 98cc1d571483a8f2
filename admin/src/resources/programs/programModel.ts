import type { ActivityStatus, ProgramState, RiskBand } from "#db/constants.ts";
import type { ProgramTargets } from "#db/schema/programs.ts";

export interface Program {
  id: string;
  version: number;
  organizationId: string;
  name: string;
  year: number;
  fundingSource: string;
  budgetIdr: number | null;
  spentIdr: number | null;
  regionCode: string;
  skill: string | null;
  teachesEntrepreneurship: boolean;
  /** Code of the template it was made from. */
  kind?: string | null;
  planId: string | null;
  targets: ProgramTargets | null;
  plannedStartOn: string | null;
  plannedEndOn: string | null;
  plannedCloseOn: string | null;
  grantReportDueOn: string | null;
  grantReportReceivedOn: string | null;
  state: ProgramState;
  stateChangedOn: string | null;
  /** Why closing early was asked for, by whom, and who approved it. */
  waiverReason?: string | null;
  waiverBy?: string | null;
  waiverApprovedBy?: string | null;
  riskBand?: RiskBand;
  score?: number;
  reasons?: string[] | null;
  groupCount?: number;
}

const editable = [
  ...["custom", "customPersonal"],
  "name",
  "year",
  "fundingSource",
  "budgetIdr",
  "spentIdr",
  "regionCode",
  "skill",
  "teachesEntrepreneurship",
  "kind",
  "planId",
  "targets",
  "plannedStartOn",
  "plannedEndOn",
  "plannedCloseOn",
  "grantReportDueOn",
  "grantReportReceivedOn",
] as const;

/** What a form may send: known fields only, blanks as null, targets without empty numbers. */
export function cleanProgram(values: Record<string, unknown>): Record<string, unknown> {
  const clean = Object.fromEntries(
    editable.filter((field) => field in values).map((field) => [field, values[field] === "" ? null : values[field]]),
  );
  if (clean.targets && typeof clean.targets === "object") {
    const set = Object.entries(clean.targets).filter(([, value]) => typeof value === "number");
    clean.targets = set.length > 0 ? Object.fromEntries(set) : null;
  }
  return clean;
}

/** What a new programme sends: what is left empty is for its template to say. */
export const newProgram = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(cleanProgram(values)).filter(([, value]) => value !== null && value !== undefined));

/** Bands that ask for a visit. */
export const riskyBands: RiskBand[] = ["mandek", "berisiko"];

export type StatusCounts = Partial<Record<ActivityStatus, number>>;
