import { type Door, figureFilter, keyAtAge } from "./filters.ts";
import { type FunnelLine, funnel } from "./funnel.ts";
import type { GroupLine } from "./lines.ts";
import { type LogRank, logRank } from "./logRank.ts";
import { type Milestone, MONTHS, type Month, milestones } from "./milestones.ts";
import { moneyPerActive, type ProgramMoney, partOf, type Range } from "./money.ts";
import type { Asked } from "./scope.ts";
import {
  FEWEST_AT_RISK,
  hideFew,
  type Life,
  type SurvivalPoint,
  type SurvivalStep,
  shownCurve,
  survivalAt,
} from "./survival.ts";

type Filter = Door["filter"];

export interface ComparedProgram {
  id: string;
  name: string;
  year: number;
  skill: string | null;
  /** Groups old enough to be compared, and those too young or without a training day. */
  groups: number;
  tooYoung: number;
  filter: Filter;
  /** What each group had done by this age; without the step at month 12. */
  funnel: (FunnelLine & { filter: Filter; unknownFilter: Filter })[];
  /** How the groups were at this age. */
  milestone: Milestone & { filters: Record<string, Filter> };
  survival: SurvivalPoint[];
  curve: SurvivalStep[];
  /** Rupiah spent on the groups compared, for each of them active at this age. */
  spentIdr: number | null;
  perActive: Range | null;
}

/** `GET /api/outcomes/compare`: programmes side by side, each group at the same age. */
export interface Comparison {
  asOf: string;
  today: string;
  basis: Asked["basis"];
  month: Month;
  programs: ComparedProgram[];
  /** Log-rank test of the programmes with at least five groups followed; their lives end at this age. */
  test: (LogRank & { programs: string[] }) | null;
}

/** A programme, and its lines as each group was at the age compared. */
export interface Compared {
  id: string;
  name: string;
  year: number;
  skill: string | null;
  lines: readonly GroupLine[];
  money: ProgramMoney | undefined;
}

/** A life as it was known at an age: whoever stopped later was still there. */
const until = (month: Month, { life }: GroupLine): Life[] => {
  if (!life) return [];
  return [life.month > month ? { month, stopped: false } : life];
};

function compareOne(one: Compared, asOf: Omit<Asked, "by" | "id">, month: Month): ComparedProgram {
  const { id, name, year, skill, lines, money } = one;
  const filter = (key: string) => figureFilter({ by: "program", id, ...asOf }, keyAtAge(month, key));
  const each = partOf(money, "spentIdr");
  const spentIdr = each === null ? null : Math.round(each * lines.length);
  const steps = funnel(
    lines.map((line) => ({ steps: { ...line.steps, activeAtMonth12: "na" as const }, partIdr: each })),
  );
  const milestone = milestones(lines.map(({ at }) => at)).find((at) => at.month === month) as Milestone;
  const lives = lines.flatMap((line) => until(month, line));
  return {
    ...{ id, name, year, skill, groups: lines.length, filter: filter("all") },
    tooYoung: (money?.reached ?? lines.length) - lines.length,
    funnel: steps
      .filter(({ step }) => step !== "activeAtMonth12")
      .map((line) => ({
        ...line,
        filter: filter(`step.${line.step}.reached`),
        unknownFilter: filter(`step.${line.step}.unknown`),
      })),
    milestone: {
      ...milestone,
      filters: Object.fromEntries(
        Object.keys(milestone.statuses).map((status) => [status, filter(`month.${month}.${status}`)]),
      ),
    },
    survival: hideFew(
      survivalAt(
        lives,
        MONTHS.filter((at) => at <= month),
        month,
      ),
    ),
    curve: shownCurve(lives),
    spentIdr,
    perActive: moneyPerActive(
      spentIdr,
      milestone.statuses.active,
      milestone.statuses.unknown + milestone.statuses.not_found,
    ),
  };
}

/** Programmes side by side at an age. */
export function comparePrograms(
  compared: readonly Compared[],
  asked: Omit<Asked, "by" | "id"> & { today: string; month: Month },
): Comparison {
  const { today, month, ...asOf } = asked;
  const followed = compared
    .map((one) => ({ id: one.id, lives: one.lines.flatMap((line) => until(month, line)) }))
    .filter(({ lives }) => lives.length >= FEWEST_AT_RISK);
  const test = logRank(followed.map(({ lives }) => lives));
  return {
    ...{ asOf: asOf.day, today, basis: asOf.basis, month },
    programs: compared.map((one) => compareOne(one, asOf, month)),
    test: test && { ...test, programs: followed.map(({ id }) => id) },
  };
}
