import Papa from "papaparse";
import { ACTIVITY_STATUSES, RISK_BANDS } from "#db/constants.ts";
import type { Locale } from "../errors.ts";
import { enumWord, stepWord } from "../exports/words.ts";
import type { Comparison } from "./compare.ts";
import type { Outcomes } from "./compose.ts";
import { CSV_WORDS, type CsvWords } from "./csvWords.ts";
import type { FunnelLine } from "./funnel.ts";
import type { Quartiles } from "./income.ts";
import type { LogRank } from "./logRank.ts";
import type { Milestone } from "./milestones.ts";
import type { SurvivalPoint } from "./survival.ts";

type Section = keyof CsvWords["sections"];
type Figure = keyof CsvWords["figures"];
type Unit = keyof CsvWords["units"];

/** One figure: a line of the file. What does not apply stays empty; what is not known is counted in `unknown`. */
interface Line {
  section: Section;
  part?: string;
  month?: number;
  figure: string;
  value: number | null;
  unit: Unit;
  total?: number | null;
  unknown?: number | null;
  low?: number | null;
  high?: number | null;
  worst?: number | null;
  best?: number | null;
}
interface Head {
  scope: string;
  asOf: string;
  basis: "happened" | "recorded";
}

const COLUMNS = [
  ...["scope", "asOf", "basis", "section", "part", "month", "figure", "value", "unit", "total", "unknown"],
  ...["low", "high", "worst", "best"],
] as const;

/** Every figure on a line of its own, in the reader's language; a text that a spreadsheet would run is defused. */
function fileOf(locale: Locale, lines: readonly (Head & Line)[]): string {
  const words = CSV_WORDS[locale];
  const rows = lines.map((line) => ({
    ...line,
    ...{ basis: words.basis[line.basis], section: words.sections[line.section], unit: words.units[line.unit] },
  }));
  return Papa.unparse(
    {
      fields: COLUMNS.map((name) => words.columns[name as keyof CsvWords["columns"]]),
      data: rows.map((row) => COLUMNS.map((name) => (row as Record<string, unknown>)[name] ?? "")),
    },
    { escapeFormulae: /^[=+\-@\t\r](?![\d.]+$)/, newline: "\r\n" },
  );
}

const funnelLines = (locale: Locale, funnel: readonly FunnelLine[], part?: string): Line[] => {
  const { figures } = CSV_WORDS[locale];
  return funnel.flatMap((line): Line[] => {
    const at = { section: "funnel" as const, part };
    const step = stepWord(locale, line.step);
    const { count, total, unknown, interval, worst, best } = line;
    return [
      {
        ...{ ...at, figure: `${step}: ${figures.reached}`, value: count, unit: "groups", total, unknown, worst, best },
        ...{ low: interval?.low, high: interval?.high },
      },
      { ...at, figure: `${step}: ${figures.stuck}`, value: line.stuck, unit: "groups" },
      { ...at, figure: `${step}: ${figures.stuckIdr}`, value: line.stuckIdr, unit: "idr" },
    ];
  });
};

const milestoneLines = (locale: Locale, one: Milestone, part?: string): Line[] => {
  const { month, statuses, total, known, share, interval, worst, best } = one;
  const at = { section: "milestones" as const, part, month };
  return [
    ...ACTIVITY_STATUSES.map((status): Line => {
      const figure = enumWord(locale, "activityStatus", status);
      return { ...at, figure, value: statuses[status], unit: "groups", total };
    }),
    {
      ...{
        ...at,
        figure: CSV_WORDS[locale].figures.active,
        value: share,
        unit: "share",
        total,
        unknown: total - known,
      },
      ...{ low: interval?.low, high: interval?.high, worst, best },
    },
  ];
};

const survivalLines = (locale: Locale, section: Section, points: readonly SurvivalPoint[], part?: string): Line[] => {
  const { figures } = CSV_WORDS[locale];
  return points.map(({ month, atRisk, share, low, high, worst, best }) => ({
    ...{ section, part, month, figure: figures.share, value: share, unit: "share" as const, total: atRisk },
    ...{ low, high, worst, best },
  }));
};

const testLines = (locale: Locale, section: Section, test: LogRank | null): Line[] => {
  const { figures } = CSV_WORDS[locale];
  if (!test) return [];
  return [
    { section, figure: figures.chiSquare, value: test.chiSquare, unit: "none" },
    { section, figure: figures.p, value: test.p, unit: "none" },
  ];
};

function incomeLines(locale: Locale, income: Outcomes["income"]): Line[] {
  const { figures } = CSV_WORDS[locale];
  const of = (name: Figure, all: Quartiles, unknown: number): Line[] =>
    (["q1", "median", "q3"] as const).map((quartile) => ({
      ...{ section: "income", figure: `${figures[name]}, ${figures[quartile]}`, value: all[quartile], unit: "idr" },
      ...{ total: all.n, unknown },
    }));
  const moved = (["up", "same", "down"] as const).map(
    (name): Line => ({
      ...{ section: "income", figure: figures[name], value: income.both[name], unit: "groups" },
      ...{ total: income.both.change.n, unknown: income.unpaired },
    }),
  );
  return [
    ...of("before", income.before, income.before.unknown),
    ...of("after", income.after, income.after.unknown),
    ...of("bothBefore", income.both.before, income.unpaired),
    ...of("bothAfter", income.both.after, income.unpaired),
    ...of("change", income.both.change, income.unpaired),
    ...moved,
  ];
}

function linesOf(locale: Locale, body: Outcomes): Line[] {
  const { figures } = CSV_WORDS[locale];
  const { causes, evidence, money } = body;
  const split = (value: string, label: string) =>
    ["with", "without", "none"].includes(value) ? figures[value as Figure] : label;
  return [
    ...funnelLines(locale, body.funnel),
    ...ACTIVITY_STATUSES.map((status): Line => {
      const figure = enumWord(locale, "activityStatus", status);
      return { section: "status", figure, value: body.statuses[status], unit: "groups", total: body.groups };
    }),
    ...body.milestones.flatMap((one) => milestoneLines(locale, one)),
    ...RISK_BANDS.flatMap((band): Line[] => {
      const value = body.bands[band];
      if (value === undefined) return [];
      return [{ section: "bands", figure: enumWord(locale, "riskBand", band), value, unit: "groups" }];
    }),
    ...(["followed", "neverSeen", "stopped"] as const).map(
      (name): Line => ({ section: "survival", figure: figures[name], value: body[name], unit: "groups" }),
    ),
    ...survivalLines(locale, "survival", body.survival),
    ...body.splits.flatMap((one) => [
      ...one.parts.flatMap((part) => survivalLines(locale, one.by, part.points, split(part.value, part.label))),
      ...testLines(locale, one.by, one.test),
    ]),
    ...incomeLines(locale, body.income),
    { section: "causes", figure: figures.stalled, value: causes.stalled, unit: "groups" },
    ...causes.lines.map((line): Line => {
      const figure = enumWord(locale, "obstacle", line.cause);
      return { section: "causes", figure, value: line.groups, unit: "groups", total: causes.stalled };
    }),
    { section: "causes", figure: figures.unnamed, value: causes.unnamed, unit: "groups", total: causes.stalled },
    ...evidence.grades.map(
      ({ grade, groups }): Line => ({ section: "evidence", figure: grade, value: groups, unit: "groups" }),
    ),
    {
      ...{ section: "evidence", figure: figures.a1, value: evidence.a1.share, unit: "share" },
      ...{ total: evidence.total, unknown: evidence.unknown },
      ...{ low: evidence.a1.interval?.low, high: evidence.a1.interval?.high },
      ...{ worst: evidence.a1.worst, best: evidence.a1.best },
    },
    { section: "money", figure: figures.budget, value: money.budgetIdr, unit: "idr" },
    { section: "money", figure: figures.spent, value: money.spentIdr, unit: "idr", unknown: money.withoutMoney },
    {
      ...{ section: "money", figure: figures.perActive, value: null, unit: "idr" },
      ...{ best: money.perActive?.low, worst: money.perActive?.high },
    },
    ...(["idle", "undelivered"] as const).flatMap((name): Line[] => [
      { section: "money", figure: figures[name], value: money[name].count, unit: "machines" },
      { section: "money", figure: figures[name], value: money[name].valueIdr, unit: "idr" },
    ]),
    { section: "money", figure: figures.overdue, value: body.followUps.overdue, unit: "points" },
  ];
}

/** The figures of a scope as CSV (RFC 4180), one a line. */
export function outcomesCsv(locale: Locale, body: Outcomes): string {
  const head: Head = { scope: body.name ?? body.id, asOf: body.asOf, basis: body.basis };
  return fileOf(
    locale,
    linesOf(locale, body).map((line) => ({ ...head, ...line })),
  );
}

/** The same of programmes side by side. */
export function comparisonCsv(locale: Locale, body: Comparison): string {
  const { figures } = CSV_WORDS[locale];
  const head = { asOf: body.asOf, basis: body.basis };
  const lines = body.programs.flatMap((one): (Head & Line)[] => {
    const at = { section: "milestones" as const, month: body.month };
    return [
      { ...at, figure: figures.groups, value: one.groups, unit: "groups" as const },
      { ...at, figure: figures.tooYoung, value: one.tooYoung, unit: "groups" as const },
      ...funnelLines(locale, one.funnel),
      ...milestoneLines(locale, one.milestone),
      ...survivalLines(locale, "survival", one.survival),
      { section: "money" as const, figure: figures.spent, value: one.spentIdr, unit: "idr" as const },
      {
        ...{ section: "money" as const, figure: figures.perActive, value: null, unit: "idr" as const },
        ...{ best: one.perActive?.low, worst: one.perActive?.high },
      },
    ].map((line) => ({ ...head, scope: one.name, ...line }));
  });
  const together = body.programs.map(({ name }) => name).join("; ");
  const tests = testLines(locale, "survival", body.test).map((line) => ({ ...head, scope: together, ...line }));
  return fileOf(locale, [...lines, ...tests]);
}
