import { ACTIVITY_STATUSES } from "#db/constants.ts";
import type { SplitFigure } from "#worker/outcomes/compose.ts";
import type { Quartiles } from "#worker/outcomes/income.ts";
import type { SurvivalPoint } from "#worker/outcomes/survival.ts";
import { type CellKind, type Column, cell, type FigureTable } from "../charts/figureTable.ts";
import type { Door, Outcomes } from "./outcomesModel.ts";

export type Say = (key: string, options?: Record<string, unknown>) => string;

const columns = (say: Say, of: [key: string, kind: CellKind][]): Column[] =>
  of.map(([key, kind]) => ({ label: say(`outcomes.column.${key}`), kind }));

export function funnelTable({ funnel }: Pick<Outcomes, "funnel">, say: Say, door: Door): FigureTable {
  return {
    title: say("outcomes.funnel.title"),
    columns: columns(say, [
      ["step", "text"],
      ["count", "count"],
      ["total", "count"],
      ["unknown", "count"],
      ["share", "share"],
      ["worst", "share"],
      ["best", "share"],
      ["low", "share"],
      ["high", "share"],
      ["stuck", "count"],
      ["stuckIdr", "money"],
    ]),
    rows: funnel.map((line) => [
      cell(say(`resources.programs.funnel.${line.step}`)),
      cell(line.count, door(`step.${line.step}.reached`)),
      cell(line.total, door(`step.${line.step}.total`)),
      cell(line.unknown, door(`step.${line.step}.unknown`)),
      cell(line.share, door(`step.${line.step}.known`)),
      cell(line.worst),
      cell(line.best),
      cell(line.interval?.low),
      cell(line.interval?.high),
      cell(line.stuck, door(`stuck.${line.step}`)),
      cell(line.stuckIdr, door(`stuck.${line.step}`)),
    ]),
  };
}

export function milestoneTable({ milestones }: Pick<Outcomes, "milestones">, say: Say, door: Door): FigureTable {
  const statuses = ACTIVITY_STATUSES.map((status) => ({
    label: say(`enums.activityStatus.${status}`),
    kind: "count" as const,
  }));
  return {
    title: say("outcomes.statuses.title"),
    columns: [
      ...columns(say, [["month", "count"]]),
      ...statuses,
      ...columns(say, [
        ["total", "count"],
        ["notYet", "count"],
        ["share", "share"],
        ["worst", "share"],
        ["best", "share"],
      ]),
    ],
    rows: milestones.map(({ month, statuses: counts, total, notYet, share, worst, best }) => [
      cell(month),
      ...ACTIVITY_STATUSES.map((status) => cell(counts[status], door(`month.${month}.${status}`))),
      cell(total, door(`month.${month}.total`)),
      cell(notYet, door(`month.${month}.notYet`)),
      cell(share, door(`month.${month}.known`)),
      cell(worst),
      cell(best),
    ]),
  };
}

const pointCells = ({ share, low, high, worst, best }: SurvivalPoint, to: string) => [
  cell(share, to),
  ...[low, high, worst, best].map((value) => cell(value)),
];
const pointColumns: [string, CellKind][] = [
  ["active", "share"],
  ["low", "share"],
  ["high", "share"],
  ["worst", "share"],
  ["best", "share"],
];

export function survivalTable({ survival }: Pick<Outcomes, "survival">, say: Say, door: Door): FigureTable {
  return {
    title: say("outcomes.survival.title"),
    columns: columns(say, [["month", "count"], ["atRisk", "count"], ...pointColumns]),
    rows: survival.map((point) => [
      cell(point.month),
      cell(point.atRisk, door(`risk.${point.month}`)),
      ...pointCells(point, door("life.followed")),
    ]),
  };
}

/** Each part at each month in a row of its own, so that the file can be sorted and filtered. */
export function splitTable(split: SplitFigure, sayPart: (value: string) => string, say: Say, door: Door): FigureTable {
  return {
    title: `${say("outcomes.survival.title")}: ${say(`outcomes.survival.split.${split.by}`)}`,
    columns: [
      { label: say(`outcomes.survival.split.${split.by}`), kind: "text" },
      ...columns(say, [
        ["groups", "count"],
        ["stopped", "count"],
        ["expected", "decimal"],
        ["month", "count"],
        ["atRisk", "count"],
        ...pointColumns,
      ]),
    ],
    rows: split.parts.flatMap((part) =>
      part.points.map((point) => [
        cell(sayPart(part.value)),
        cell(part.groups, door(`split.${split.by}.${part.value}`)),
        ...[part.stopped, part.expected, point.month, point.atRisk].map((value) => cell(value)),
        ...pointCells(point, door(`split.${split.by}.${part.value}`)),
      ]),
    ),
  };
}

/** One row a part, as it is printed: what share was still active at each month. */
export function splitSummary(split: SplitFigure, sayPart: (value: string) => string, say: Say): FigureTable {
  const months = split.parts[0]?.points.map(({ month }) => month) ?? [];
  return {
    title: `${say("outcomes.survival.title")}: ${say(`outcomes.survival.split.${split.by}`)}`,
    columns: [
      { label: say(`outcomes.survival.split.${split.by}`), kind: "text" },
      ...columns(say, [
        ["groups", "count"],
        ["stopped", "count"],
        ["expected", "count"],
      ]),
      ...months.map((month) => ({ label: say("app.units.month", { month }), kind: "share" as const })),
    ],
    rows: split.parts.map(({ value, groups, stopped, expected, points }) => [
      cell(sayPart(value)),
      ...[groups, stopped, expected, ...points.map(({ share }) => share)].map((figure) => cell(figure)),
    ]),
  };
}

export function incomeTable({ income }: Pick<Outcomes, "income">, say: Say, door: Door): FigureTable {
  const line = (key: string, { n, q1, median, q3 }: Quartiles, unknown: number | null, doors: [string, string?]) => [
    cell(say(`outcomes.income.${key}`)),
    cell(n, door(doors[0])),
    cell(unknown, doors[1] && door(doors[1])),
    ...[q1, median, q3].map((value) => cell(value, door(doors[0]))),
  ];
  const { before, after, both, unpaired } = income;
  return {
    title: say("outcomes.income.title"),
    columns: columns(say, [
      ["figure", "text"],
      ["known", "count"],
      ["unknown", "count"],
      ["q1", "money"],
      ["median", "money"],
      ["q3", "money"],
    ]),
    rows: [
      line("before", before, before.unknown, ["income.before", "income.beforeUnknown"]),
      line("after", after, after.unknown, ["income.after", "income.afterUnknown"]),
      line("beforeBoth", both.before, unpaired, ["income.both", "income.unpaired"]),
      line("afterBoth", both.after, unpaired, ["income.both", "income.unpaired"]),
      line("change", both.change, unpaired, ["income.both", "income.unpaired"]),
    ],
  };
}

export function causesTable({ causes }: Pick<Outcomes, "causes">, say: Say, door: Door): FigureTable {
  return {
    title: say("outcomes.causes.title"),
    columns: columns(say, [
      ["cause", "text"],
      ["groups", "count"],
      ["part", "share"],
      ["cumulative", "share"],
    ]),
    rows: [
      ...causes.lines.map(({ cause, groups, share, cumulative }) => [
        cell(say(`enums.obstacle.${cause}`)),
        cell(groups, door(`cause.${cause}`)),
        cell(share, door(`cause.${cause}`)),
        cell(cumulative, door("cause.named")),
      ]),
      [cell(say("enums.activityStatus.unknown")), cell(causes.unnamed, door("cause.unnamed")), cell(null), cell(null)],
    ],
  };
}

export function evidenceTable({ evidence }: Pick<Outcomes, "evidence">, say: Say, door: Door): FigureTable {
  const part = (groups: number) => (evidence.total > 0 ? groups / evidence.total : null);
  return {
    title: say("outcomes.evidence.title"),
    columns: columns(say, [
      ["grade", "text"],
      ["groups", "count"],
      ["part", "share"],
    ]),
    rows: [
      ...evidence.grades.map(({ grade, groups }) => [
        cell(grade),
        cell(groups, door(`grade.${grade}`)),
        cell(part(groups), door(`grade.${grade}`)),
      ]),
      [
        cell(say("outcomes.evidence.ungraded")),
        cell(evidence.unknown, door("grade.none")),
        cell(part(evidence.unknown), door("grade.none")),
      ],
    ],
  };
}
