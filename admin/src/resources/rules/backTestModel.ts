import type { Judgement, Outcome } from "#worker/stall/judgement.ts";

export interface TestedGroup {
  id: string;
  name: string;
  tier: number | null;
  outcome: Outcome;
  stoppedOn: string | null;
}

export interface BackTest {
  day: string;
  until: string;
  total: number;
  draft: Judgement;
  current: Judgement | null;
  flagged: TestedGroup[];
  missed: TestedGroup[];
}
