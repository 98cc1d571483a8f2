import { ACTIVITY_STATUSES } from "#db/constants.ts";
import type { ComparedProgram, Comparison } from "#worker/outcomes/compare.ts";
import { cell, type FigureTable } from "../charts/figureTable.ts";
import { formatMoney, formatNumber, formatShare } from "../format/number.ts";
import { type ListFilter, listUrl } from "../list/listUrl.ts";
import type { Say } from "./outcomeTables.ts";
import { programName } from "./programName.ts";
import { sayRange } from "./sayRange.ts";

const groupsBehind = (filter: ListFilter) => listUrl("groups", filter);

/** `12 / 24 (50%–71%)`: reached, of how many, and between what it lies. */
const sayLine = ({
  count,
  total,
  worst,
  best,
}: Pick<ComparedProgram["funnel"][number], "count" | "total" | "worst" | "best">) =>
  total === 0
    ? null
    : `${formatNumber(count)} / ${formatNumber(total)} (${sayRange({ low: worst, high: best }, formatShare)})`;

/** One line a programme: its groups of that age, each step with its range, and what one active group cost. */
export function comparedStepsTable({ programs, month }: Comparison, say: Say): FigureTable {
  const steps = programs[0]?.funnel.map(({ step }) => step) ?? [];
  return {
    title: say("outcomes.compare.steps", { month }),
    columns: [
      { label: say("outcomes.column.program"), kind: "text" },
      { label: say("outcomes.column.groups"), kind: "count" },
      ...steps.map((step) => ({ label: say(`resources.programs.funnel.${step}`), kind: "said" as const })),
      { label: say("outcomes.column.active"), kind: "said" },
      { label: say("outcomes.money.perActive"), kind: "said" },
    ],
    rows: programs.map(({ name, year, groups, filter, funnel, milestone, perActive }) => [
      cell(programName({ name, year })),
      cell(groups, groupsBehind(filter)),
      ...funnel.map((line) => cell(sayLine(line), groupsBehind(line.filter))),
      cell(
        sayLine({ ...milestone, count: milestone.statuses.active }),
        groupsBehind(milestone.filters.active as ListFilter),
      ),
      cell(sayRange(perActive, formatMoney) || null, groupsBehind(milestone.filters.active as ListFilter)),
    ]),
  };
}

export function comparedStatusTable({ programs, month }: Comparison, say: Say): FigureTable {
  return {
    title: say("outcomes.compare.statuses", { month }),
    columns: [
      { label: say("outcomes.column.program"), kind: "text" },
      ...ACTIVITY_STATUSES.map((status) => ({
        label: say(`enums.activityStatus.${status}`),
        kind: "count" as const,
      })),
      { label: say("outcomes.column.total"), kind: "count" },
    ],
    rows: programs.map(({ name, milestone, filter }) => [
      cell(name),
      ...ACTIVITY_STATUSES.map((status) =>
        cell(milestone.statuses[status], groupsBehind(milestone.filters[status] as ListFilter)),
      ),
      cell(milestone.total, groupsBehind(filter)),
    ]),
  };
}

export function comparedCurvesTable({ programs }: Comparison, say: Say): FigureTable {
  return {
    title: say("outcomes.survival.title"),
    columns: [
      { label: say("outcomes.column.program"), kind: "text" },
      ...(["month", "atRisk"] as const).map((key) => ({
        label: say(`outcomes.column.${key}`),
        kind: "count" as const,
      })),
      ...(["active", "low", "high", "worst", "best"] as const).map((key) => ({
        label: say(`outcomes.column.${key}`),
        kind: "share" as const,
      })),
    ],
    rows: programs.flatMap(({ name, survival }) =>
      survival.map(({ month, atRisk, share, low, high, worst, best }) => [
        cell(name),
        ...[month, atRisk, share, low, high, worst, best].map((value) => cell(value)),
      ]),
    ),
  };
}
