import type { RiskBand, RuleKind, Severity } from "#db/constants.ts";

type FactValue = number | string | boolean | null;

export interface SignalFact {
  name: string;
  label: string;
  unit?: string | null;
  /** When the signal was raised. */
  value: FactValue;
  now?: FactValue;
}

export interface Signal {
  code: string;
  name: string;
  kind: RuleKind;
  points: number;
  tier: number;
  severity: Severity;
  raisedAt: number;
  raisedOn?: string;
  ruleId: string;
  ruleVersion: number;
  /** Why there is such a rule. */
  reason?: string | null;
  facts: SignalFact[];
  clears: { text: string | null; conditions: { fact: string; text: string }[] };
}

export interface Risk {
  asOf: string;
  score: number;
  band: RiskBand;
  /** Per cent of the expected facts that are known; groups only. */
  knownShare?: number | null;
  unknown: { fact: string; label: string }[];
  signals: Signal[];
  /** Groups only: somebody called it fine and another person agreed. */
  override?: { id: string; reason: string | null; expiresOn: string } | null;
}

export const ofKind = (risk: Risk, kind: RuleKind): Signal[] => risk.signals.filter((signal) => signal.kind === kind);

export interface BandChange {
  from: RiskBand;
  to: RiskBand;
  raised: string[];
  cleared: string[];
}

/** What a write did to the risk: the bands before and after, and the signals that came and went. */
export function compareRisk(before: Risk, after: Risk): BandChange {
  const had = new Map(before.signals.map((signal) => [signal.code, signal]));
  const has = new Map(after.signals.map((signal) => [signal.code, signal]));
  const counted = (signal: Signal) => signal.kind !== "service";
  return {
    from: before.band,
    to: after.band,
    raised: after.signals
      .filter((signal) => counted(signal) && had.get(signal.code)?.tier !== signal.tier)
      .map((signal) => signal.name),
    cleared: before.signals.filter((signal) => counted(signal) && !has.has(signal.code)).map((signal) => signal.name),
  };
}
