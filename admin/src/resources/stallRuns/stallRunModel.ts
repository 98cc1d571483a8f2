import type { RiskBand } from "#db/constants.ts";

export interface RunCounts {
  groups: number;
  raised: number;
  cleared: number;
  unchanged: number;
  ms: number;
}

export interface StallRun extends RunCounts {
  id: string;
  organizationId: string;
  programId: string | null;
  trigger: "cron" | "manual";
  asOf: string;
  startedAt: number;
  startedBy: string;
  undoneAt: number | null;
}

export interface RunPreview extends RunCounts {
  results?: { groupId: string; score: number; band: RiskBand; signals: string[] }[];
}

/** How many groups would stand in each band. */
export function bandCounts(results: NonNullable<RunPreview["results"]>): [RiskBand, number][] {
  const worstFirst: RiskBand[] = ["mandek", "berisiko", "waspada", "data_kurang", "lancar"];
  return worstFirst
    .map((band): [RiskBand, number] => [band, results.filter((one) => one.band === band).length])
    .filter(([, count]) => count > 0);
}
