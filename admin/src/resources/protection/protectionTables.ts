import type { ProtectionClass, ProtectionCount } from "#worker/protection/pipeline.ts";
import { type Cell, type Column, cell, type FigureTable } from "../../charts/figureTable.ts";
import type { ProtectionReply, TargetLine } from "./protectionModel.ts";

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
