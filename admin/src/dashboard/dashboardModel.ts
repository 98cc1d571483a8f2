import type { IndicatorMeasure, ProgramState, RiskBand, Role } from "#db/constants.ts";
import type { LocalText } from "#db/schema/rules.ts";
import type { ListFilter } from "../list/listUrl.ts";
import type { FunnelBar } from "../outcomes/FunnelBars.tsx";

/** A count with the list and filter that show exactly its records. */
export interface Door {
  key: string;
  value: number;
  resource: string;
  filter: ListFilter;
  /** How many of them somebody called fine, another person agreeing. */
  overridden?: number | null;
}

export interface DashboardFigure extends Omit<Door, "filter"> {
  /** Null where no list may be opened. */
  filter: ListFilter | null;
  /** Out of how many, where that says something. */
  total?: number | null;
  amountIdr?: number | null;
  /** Of an indicator: its name, percents where it is a share, and how many nobody knows. */
  name?: LocalText;
  measure?: IndicatorMeasure;
  unknown?: number;
  share?: number | null;
  worst?: number | null;
  best?: number | null;
}

export interface RiskyProgram {
  id: string;
  name: string;
  year: number;
  state: ProgramState;
  riskBand: RiskBand;
  score: number;
  reasons: string[] | null;
  groups: number;
  atRisk: number;
  spentIdr: number | null;
  perActive: { low: number | null; high: number | null } | null;
}

export interface OwnPoint {
  id: string;
  groupId: string;
  groupName: string;
  planStep: string | null;
  dueOn: string;
  riskBand: RiskBand;
  overriddenUntil?: string | null;
  timing: "upcoming" | "due" | "overdue" | null;
  daysLate: number;
}

export interface DashboardReply {
  asOf: string;
  figures: DashboardFigure[];
  chosen: { of: "person" | "role" | "default" };
  groupsByBand: Door[];
  groupsByStatus: Door[];
  programsByRisk: RiskyProgram[];
  funnel: FunnelBar[];
  myFollowUps: OwnPoint[];
  lastRun: { finishedAt: number | null; asOf: string } | null;
}

export type Panel =
  | "mine"
  | "cases"
  | "worklist"
  | "riskyPrograms"
  | "newlyStalled"
  | "riskyGroups"
  | "openLinkages"
  | "myGroups"
  | "requests"
  | "funnel"
  | "idleMoney"
  | "protection"
  | "groups";

/** What each role comes for, in the order it is read. */
export const panelsOf: Record<Role, Panel[]> = {
  office: ["worklist", "riskyPrograms", "cases", "newlyStalled", "idleMoney", "groups", "funnel", "protection"],
  officer: ["mine", "worklist", "cases", "riskyGroups", "groups"],
  ngo: ["myGroups", "openLinkages", "requests", "worklist", "groups", "cases"],
  commission: ["riskyPrograms", "funnel", "groups", "protection", "riskyGroups"],
  head: ["riskyPrograms", "funnel", "cases", "groups", "newlyStalled", "idleMoney", "worklist", "protection"],
  admin: ["riskyPrograms", "groups", "riskyGroups", "funnel"],
};
