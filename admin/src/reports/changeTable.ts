import { ACTIVITY_STATUSES } from "#db/constants.ts";
import { type CellKind, cell, type FigureTable, sayCell } from "../charts/figureTable.ts";
import type { Outcomes } from "../outcomes/outcomesModel.ts";
import type { Say } from "../outcomes/outcomeTables.ts";

interface Line {
  name: string;
  kind: CellKind;
  of: (outcomes: Outcomes) => number | null;
}

/** The figures of a quarter: each on the day before it began and on its last, and what lies between. */
export function changeTable(then: Outcomes, now: Outcomes, say: Say, sayDay: (day: string) => string): FigureTable {
  const lines: Line[] = [
    { name: say("outcomes.report.newGroups"), kind: "count", of: ({ groups }) => groups },
    ...now.funnel.slice(1).map(
      ({ step }, at): Line => ({
        name: say(`resources.programs.funnel.${step}`),
        kind: "count",
        of: ({ funnel }) => funnel[at + 1]?.count ?? null,
      }),
    ),
    ...ACTIVITY_STATUSES.map(
      (status): Line => ({
        name: `${say("outcomes.column.status")}: ${say(`enums.activityStatus.${status}`)}`,
        kind: "count",
        of: ({ statuses }) => statuses[status],
      }),
    ),
    { name: say("outcomes.money.undelivered"), kind: "count", of: ({ money }) => money.undelivered.count },
    { name: say("outcomes.money.idle"), kind: "count", of: ({ money }) => money.idle.count },
    { name: say("outcomes.income.latest"), kind: "money", of: ({ income }) => income.both.after.median },
    { name: say("outcomes.evidence.a1"), kind: "share", of: ({ evidence }) => evidence.a1.share },
  ];
  return {
    title: say("outcomes.report.change"),
    columns: [
      { label: say("outcomes.column.figure"), kind: "text" },
      ...[then, now].map(({ asOf }) => ({
        label: say("outcomes.report.onDay", { day: sayDay(asOf) }),
        kind: "said" as const,
      })),
      { label: say("outcomes.report.change"), kind: "said" },
    ],
    rows: lines.map(({ name, kind, of }) => {
      const [before, after] = [of(then), of(now)];
      return [
        cell(name),
        cell(sayCell(before, kind)),
        cell(sayCell(after, kind)),
        cell(sayChange(before, after, kind)),
      ];
    }),
  };
}

/** With its sign; nothing where one side is not known. */
export function sayChange(before: number | null, after: number | null, kind: CellKind): string {
  if (before === null || after === null) return "–";
  if (before === after) return "0";
  return `${after > before ? "+" : "−"}${sayCell(Math.abs(after - before), kind)}`;
}
