import type { TargetMeasure } from "#db/constants.ts";
import type { Coverage } from "#worker/protection/coverage.ts";
import type { ProtectionClass, ProtectionCount, ProtectionStep } from "#worker/protection/pipeline.ts";
import { type Cell, type Column, cell, type FigureTable } from "../../charts/figureTable.ts";
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

type Say = (key: string) => string;

/** Classes of the table by region, in its order. */
export const REGION_CLASSES = [
  ...["listed", "verified", "rejected", "registered", "registeredUnverified"],
  ...["paying", "lapsed", "none", "unknown"],
] as readonly ProtectionClass[];

/** The counts by region and their sum as a table: what the CSV holds. `say` gives the words of a key. */
export function regionTable({ byRegion, total, region }: ProtectionReply, say: Say): FigureTable {
  const columns: Column[] = [
    { label: say("regionCode"), kind: "text" },
    { label: say("region"), kind: "text" },
    ...REGION_CLASSES.map((name): Column => ({ label: say(`class.${name}`), kind: "count" })),
  ];
  const line = (code: string | null, name: string | null, counted: ProtectionCount): Cell[] => [
    cell(code ?? ""),
    cell(name ?? say("noVillage")),
    ...REGION_CLASSES.map((one) => cell(counted[one])),
  ];
  const parts = byRegion.map((part) => line(part.code, part.name, part));
  return { title: say("byRegion"), columns, rows: [...parts, line(region.code, region.name, total)] };
}

/** Each target with its terms and how far it is: what the CSV holds. */
export function targetTable({ targets }: ProtectionReply, say: Say, sayMeasure: Say): FigureTable {
  const columns: [string, Column["kind"], (target: TargetLine) => string | number | null][] = [
    ["csv.measure", "text", ({ measure }) => sayMeasure(measure)],
    ["regionCode", "text", ({ regionCode }) => regionCode],
    ["csv.eligible", "count", ({ eligible }) => eligible],
    ["csv.source", "text", ({ source }) => source],
    ["csv.target", "share", ({ target }) => target],
    ["csv.deadline", "text", ({ deadline }) => deadline],
    ["needed", "count", ({ needed }) => needed],
    ["covered", "count", ({ covered }) => covered],
    ["csv.coveredFrom", "text", ({ coveredFrom }) => say(`csv.${coveredFrom}`)],
    ["csv.share", "share", ({ share }) => share],
    ["csv.listed", "count", ({ listed }) => listed],
    ["csv.coveredHere", "count", ({ coveredHere }) => coveredHere],
    ["csv.unknown", "count", ({ unknown }) => unknown],
    ["csv.shareOfListed", "share", ({ ofListed }) => ofListed.share],
    ["csv.low", "share", ({ ofListed }) => ofListed.interval?.low ?? null],
    ["csv.high", "share", ({ ofListed }) => ofListed.interval?.high ?? null],
    ["gap", "count", ({ gap }) => gap],
    ["csv.paceNeeded", "decimal", ({ paceNeeded }) => paceNeeded],
    ["csv.paceSoFar", "decimal", ({ paceSoFar }) => paceSoFar],
  ];
  return {
    title: say("targets"),
    columns: columns.map(([key, kind]) => ({ label: say(key), kind })),
    rows: targets.map((target) => columns.map(([, , tell]) => cell(tell(target)))),
  };
}
