import type { TargetMeasure } from "#db/constants.ts";
import type { Coverage } from "#worker/protection/coverage.ts";
import type { ProtectionClass, ProtectionCount, ProtectionStep } from "#worker/protection/pipeline.ts";
import type { ListFilter } from "../../list/listUrl.ts";

interface Interval {
  low: number;
  high: number;
}

export interface StepLine {
  step: ProtectionStep;
  count: number;
  of: number;
  unknown: number;
  share: number | null;
  best: number | null;
  interval: Interval | null;
  resource: string;
  filter: ListFilter;
  unknownFilter: ListFilter;
}

export type Counted = ProtectionCount & { filters: Record<ProtectionClass, ListFilter> };

export type RegionLine = Counted & { code: string | null; name: string | null };

export interface TargetLine extends Coverage {
  id: string;
  organizationId: string;
  version: number;
  measure: TargetMeasure;
  regionCode: string;
  eligible: number;
  source: string | null;
  target: number;
  startsOn: string | null;
  baseline: number | null;
  deadline: string;
  resource: string;
  filter: ListFilter;
  unknownFilter: ListFilter;
}

export interface ProtectionReply {
  asOf: string;
  region: { code: string; name: string };
  total: Counted;
  steps: StepLine[];
  byRegion: RegionLine[];
  targets: TargetLine[];
}

/** Path of what is asked; blanks are left out. */
export function protectionPath(asked: { region?: string; asOf?: string }): string {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
  return `social-protection${query.size > 0 ? `?${query}` : ""}`;
}

const PERCENT = 100;

/** A share as the form shows it: percent with one decimal at most. */
export const asPercent = (share: number): number => Math.round(share * PERCENT * 10) / 10;

type Values = Record<string, unknown>;

/** What the form sends: the target as a share, blanks as null. */
export function fromTargetForm({ target, ...values }: Values): Values {
  const plain = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === "" ? null : value]));
  return { ...plain, target: typeof target === "number" ? Number((target / PERCENT).toFixed(6)) : null };
}

/** The nearest target of coverage of a region, if it has one: what a card shows. */
export const mainTarget = ({ targets, region }: ProtectionReply): TargetLine | undefined =>
  targets.find(
    ({ measure, regionCode, state }) => measure === "bpjs_coverage" && regionCode === region.code && state !== "missed",
  ) ?? targets.find(({ measure }) => measure === "bpjs_coverage");
