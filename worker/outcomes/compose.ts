import { ACTIVITY_STATUSES, type ActivityStatus, type RiskBand } from "#db/constants.ts";
import { type CauseLine, type Causes, paretoOfCauses } from "./causes.ts";
import { type Evidence, evidence } from "./evidence.ts";
import { type Door, figureFilter } from "./filters.ts";
import { type FunnelLine, funnel } from "./funnel.ts";
import { type Income, income } from "./income.ts";
import type { GroupLine } from "./lines.ts";
import { type Milestone, MONTHS, milestones } from "./milestones.ts";
import { moneyPerActive, type ProgramMoney, partOf, type Range } from "./money.ts";
import type { Asked } from "./scope.ts";
import { SPLITS, type SplitPart, type SurvivalSplit, splitSurvival } from "./splits.ts";
import { hideFew, type SurvivalPoint, type SurvivalStep, shownCurve, survivalAt } from "./survival.ts";

type Filter = Door["filter"];

export interface FunnelFigure extends FunnelLine, Door {
  totalFilter: Filter;
  unknownFilter: Filter;
  missedFilter: Filter;
  stuckFilter: Filter;
}
export interface MilestoneFigure extends Milestone {
  filters: Record<ActivityStatus, Filter>;
  notYetFilter: Filter;
}
export type SplitPartFigure = SplitPart & { label: string; filter: Filter };
export type SplitFigure = Omit<SurvivalSplit, "parts"> & { parts: SplitPartFigure[] };
export interface IncomeFigure extends Income {
  filters: Record<
    "before" | "beforeUnknown" | "after" | "afterUnknown" | "both" | "unpaired" | "up" | "same" | "down",
    Filter
  >;
}
export interface CausesFigure extends Omit<Causes, "lines"> {
  lines: (CauseLine & { filter: Filter })[];
  filter: Filter;
  unnamedFilter: Filter;
}
export interface EvidenceFigure extends Omit<Evidence, "grades"> {
  grades: { grade: string; groups: number; filter: Filter }[];
  a1: Evidence["a1"] & { filter: Filter };
  unknownFilter: Filter;
}
export interface MachinesFigure extends Door {
  count: number;
  valueIdr: number;
}

/** Money as it stands today: what was spent by a past day is not recorded. */
export interface MoneyFigure {
  budgetIdr: number | null;
  spentIdr: number | null;
  /** Groups of programmes whose money the reader does not know, or nobody stated. */
  withoutMoney: number;
  /** For each group still active at month 12, over the programmes that have groups this old. */
  perActive: Range | null;
  /** Groups that the range is divided by: those still active, and those of which it is not known. */
  active: { count: number; filter: Filter };
  unknown: { count: number; filter: Filter };
  idle: MachinesFigure;
  undelivered: MachinesFigure;
}

/** `GET /api/outcomes` and `GET /api/programs/ID/outcomes`: what became of groups as of a day. */
export interface Outcomes extends Pick<Asked, "by" | "id" | "basis"> {
  name: string | null;
  asOf: string;
  today: string;
  programs: number;
  groups: number;
  filter: Filter;
  funnel: FunnelFigure[];
  /** Last status that a contact stated. */
  statuses: Record<ActivityStatus, number>;
  statusFilters: Record<ActivityStatus, Filter>;
  milestones: MilestoneFigure[];
  /** Empty for a past day. */
  bands: Partial<Record<RiskBand, number>>;
  bandFilters: Partial<Record<RiskBand, Filter>>;
  /** Of each band, how many stand under an approved override. */
  overridden: Partial<Record<RiskBand, number>>;
  survival: SurvivalPoint[];
  curve: SurvivalStep[];
  followed: number;
  neverSeen: number;
  stopped: number;
  lifeFilters: Record<"followed" | "never" | "stopped" | "alive", Filter>;
  splits: SplitFigure[];
  income: IncomeFigure;
  causes: CausesFigure;
  evidence: EvidenceFigure;
  money: MoneyFigure;
  followUps: { overdue: number } & Door;
}

const sum = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length > 0 ? Math.round(known.reduce((total, value) => total + value, 0)) : null;
};

const filtersOf = <K extends string>(keys: readonly K[], filter: (key: K) => Filter): Record<K, Filter> =>
  Object.fromEntries(keys.map((key) => [key, filter(key)])) as Record<K, Filter>;

/** Rupiah for each group active at month 12: only of programmes old enough to have one that could be. */
function perActive(
  lines: readonly GroupLine[],
  money: ReadonlyMap<string, ProgramMoney>,
  filter: (key: string) => Filter,
): Pick<MoneyFigure, "perActive" | "active" | "unknown"> {
  const old = new Set(lines.flatMap(({ programId, at }) => (at[12] === null ? [] : [programId])));
  const counted = lines.filter(({ programId }) => partOf(money.get(programId), "spentIdr") !== null);
  const ripe = counted.filter(({ programId }) => old.has(programId));
  const atMonth12 = (state: string) => ripe.filter(({ steps }) => steps.activeAtMonth12 === state).length;
  const [active, unknown] = [atMonth12("reached"), atMonth12("unknown")];
  const spent = sum(ripe.map(({ programId }) => partOf(money.get(programId), "spentIdr")));
  // The list leaves out the programmes whose money is not known, as the figure does.
  const only = counted.length < lines.length ? { programId: [...new Set(ripe.map(({ programId }) => programId))] } : {};
  const opens = (state: string): Filter => ({ ...filter(`step.activeAtMonth12.${state}`), ...only });
  return {
    perActive: counted.length === 0 ? null : moneyPerActive(spent ?? 0, active, unknown),
    active: { count: active, filter: opens("reached") },
    unknown: { count: unknown, filter: opens("unknown") },
  };
}

export interface Given {
  asked: Asked;
  today: string;
  name: string | null;
  lines: readonly GroupLine[];
  money: readonly ProgramMoney[];
  /** Names of NGOs by id; undefined where the reader may not know who accompanies a group. */
  ngos: ReadonlyMap<string, string> | undefined;
}

/** The figures that stand on the groups alone, each with the filter that lists them. */
export function composeOutcomes({ asked, today, name, lines, money, ngos }: Given) {
  const byProgram = new Map(money.map((one) => [one.programId, one]));
  const filter = (key: string) => figureFilter(asked, key);
  const part = (line: GroupLine, of: "spentIdr" | "budgetIdr") => partOf(byProgram.get(line.programId), of);
  const lives = lines.flatMap(({ life }) => (life ? [life] : []));
  const why = paretoOfCauses(lines.map(({ causes }) => causes));
  const proof = evidence(lines.map(({ grade }) => grade));
  const parts = lines.map((line) => part(line, "spentIdr"));
  return {
    ...{ by: asked.by, id: asked.id, name, asOf: asked.day, today, basis: asked.basis },
    ...{ programs: new Set(lines.map(({ programId }) => programId)).size, groups: lines.length, filter: filter("all") },
    funnel: funnel(lines.map(({ steps }, i) => ({ steps, partIdr: parts[i] ?? null }))).map((line) => ({
      ...{ ...line, resource: "groups" as const, filter: filter(`step.${line.step}.reached`) },
      totalFilter: filter(`step.${line.step}.total`),
      unknownFilter: filter(`step.${line.step}.unknown`),
      missedFilter: filter(`step.${line.step}.missed`),
      stuckFilter: filter(`stuck.${line.step}`),
    })),
    statuses: Object.fromEntries(
      ACTIVITY_STATUSES.map((status) => [status, lines.filter((line) => line.status === status).length]),
    ) as Record<ActivityStatus, number>,
    statusFilters: filtersOf(ACTIVITY_STATUSES, (status) => filter(`status.${status}`)),
    milestones: milestones(lines.map(({ at }) => at)).map((one) => ({
      ...one,
      filters: filtersOf(ACTIVITY_STATUSES, (status) => filter(`month.${one.month}.${status}`)),
      notYetFilter: filter(`month.${one.month}.notYet`),
    })),
    survival: hideFew(survivalAt(lives, MONTHS)),
    curve: shownCurve(lives),
    ...{ followed: lives.length, neverSeen: lines.length - lives.length },
    stopped: lives.filter(({ stopped }) => stopped).length,
    lifeFilters: filtersOf(["followed", "never", "stopped", "alive"], (key) => filter(`life.${key}`)),
    splits: SPLITS.filter((by) => by !== "ngo" || ngos).map((by) => {
      const split = splitSurvival(lines, by);
      const told = split.parts.map((one) => ({
        ...one,
        label: (by === "ngo" && ngos?.get(one.value)) || one.value,
        filter: filter(`split.${by}.${one.value}`),
      }));
      return { ...split, parts: told };
    }),
    income: {
      ...income(lines),
      filters: filtersOf(
        ["before", "beforeUnknown", "after", "afterUnknown", "both", "unpaired", "up", "same", "down"],
        (key) => filter(`income.${key}`),
      ),
    },
    causes: {
      ...why,
      lines: why.lines.map((line) => ({ ...line, filter: filter(`cause.${line.cause}`) })),
      ...{ filter: filter("cause.stalled"), unnamedFilter: filter("cause.unnamed") },
    },
    evidence: {
      ...proof,
      grades: proof.grades.map((line) => ({ ...line, filter: filter(`grade.${line.grade}`) })),
      ...{ a1: { ...proof.a1, filter: filter("grade.A1") }, unknownFilter: filter("grade.none") },
    },
    money: {
      budgetIdr: sum(lines.map((line) => part(line, "budgetIdr"))),
      spentIdr: sum(parts),
      withoutMoney: parts.filter((one) => one === null).length,
      ...perActive(lines, byProgram, filter),
    },
  };
}
