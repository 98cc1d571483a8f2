import type { Role } from "#db/constants.ts";
import type { ListFilter } from "../list/listUrl.ts";
import type { Outcomes } from "../resources/programs/outcomes.ts";

export interface DashboardFigure {
  key: string;
  value: number;
  /** Out of how many, where that says something. */
  total?: number | null;
  amountIdr?: number | null;
  resource: string;
  filter: ListFilter;
}

export interface DashboardReply {
  asOf: string;
  figures: DashboardFigure[];
  funnel?: Outcomes["funnel"];
}

export type Panel = "worklist" | "riskyPrograms" | "newlyStalled" | "riskyGroups" | "openLinkages" | "funnel";

/** What each role comes for, in the order it is read. */
export const panelsOf: Record<Role, Panel[]> = {
  office: ["worklist", "riskyPrograms", "newlyStalled", "funnel"],
  officer: ["worklist", "riskyGroups"],
  ngo: ["riskyGroups", "openLinkages", "worklist"],
  commission: ["riskyPrograms", "funnel", "riskyGroups"],
  head: ["riskyPrograms", "funnel", "newlyStalled", "worklist"],
  admin: ["riskyPrograms", "riskyGroups", "funnel"],
};
