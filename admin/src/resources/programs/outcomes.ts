import type { ActivityStatus, RiskBand } from "#db/constants.ts";
import type { FunnelLine } from "#worker/outcomes/funnel.ts";
import type { ListFilter } from "../../list/listUrl.ts";

export type FunnelStepLine = Pick<FunnelLine, "step" | "count" | "total" | "unknown" | "worst" | "best"> & {
  stuckIdr?: number | null;
  resource?: string;
  filter?: ListFilter;
  unknownFilter?: ListFilter;
};

export interface SurvivalPoint {
  month: number;
  atRisk: number;
  /** False where too few groups stand behind it; the figures are then null. */
  shown: boolean;
  share: number | null;
  low: number | null;
  high: number | null;
  worst: number | null;
  best: number | null;
}

interface Machines {
  count: number;
  valueIdr: number;
  resource?: string;
  filter?: ListFilter;
}

/** `GET /api/programs/ID/outcomes`: what became of a programme's groups as of a day. */
export interface Outcomes {
  asOf: string;
  groups: number;
  funnel: FunnelStepLine[];
  statuses: Partial<Record<ActivityStatus, number>>;
  statusFilters?: Partial<Record<ActivityStatus, ListFilter>>;
  /** Empty for a past day. */
  bands: Partial<Record<RiskBand, number>>;
  /** Of each band, how many stand under an approved override. */
  overridden?: Partial<Record<RiskBand, number>>;
  survival: SurvivalPoint[];
  money: {
    budgetIdr: number | null;
    spentIdr: number | null;
    perActive: { low: number | null; high: number | null } | null;
    idle: Machines;
    undelivered: Machines;
  };
  followUps: { overdue: number };
}
