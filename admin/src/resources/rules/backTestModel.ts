export interface Share {
  part: number;
  of: number;
  share: number | null;
  interval: { low: number; high: number } | null;
}

export interface Judgement {
  flagged: number;
  stopped: number;
  alive: number;
  unknown: number;
  already: number;
  missed: number;
  unseen: number;
  precision: Share;
  recall: Share;
  baseRate: Share;
  leadDays: { q1: number; median: number; q3: number } | null;
}

export type Outcome = "stopped" | "alive" | "unknown" | "already";

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
