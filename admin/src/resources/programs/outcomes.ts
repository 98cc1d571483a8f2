import type { ActivityStatus, RiskBand } from "#db/constants.ts";

export const FUNNEL_STEPS = [
  "registered",
  "trained",
  "equipped",
  "supported",
  "linked",
  "earning",
  "activeAtMonth12",
] as const;
export type FunnelStep = (typeof FUNNEL_STEPS)[number];

export interface Outcomes {
  asOf: string;
  groups: number;
  funnel: { step: FunnelStep; count: number; total: number; unknown: number; stuckIdr?: number | null }[];
  statuses: Partial<Record<ActivityStatus, number>>;
  bands: Partial<Record<RiskBand, number>>;
  survival: { month: number; share: number | null; low: number | null; high: number | null; atRisk: number }[];
  money: {
    budgetIdr: number | null;
    spentIdr: number | null;
    perActive: { low: number | null; high: number | null } | null;
    idle: { count: number; valueIdr: number };
    undelivered: { count: number; valueIdr: number };
  };
  followUps: { overdue: number };
}
