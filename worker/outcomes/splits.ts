import type { GroupLine } from "./lines.ts";
import { LANDMARKS } from "./lines.ts";
import { type LogRank, logRank } from "./logRank.ts";
import { MONTHS } from "./milestones.ts";
import {
  FEWEST_AT_RISK,
  hideFew,
  type Life,
  type SurvivalPoint,
  type SurvivalStep,
  shownCurve,
  survivalAt,
} from "./survival.ts";

export const SPLITS = ["skill", "provider", "ngo", "linkage", "capital"] as const;
export type Split = (typeof SPLITS)[number];
const MOST_PARTS = 12;

/**
 * A group lives long enough to find a buyer only if it lives: counted from training, a linkage would look like what
 * keeps groups alive. So with and without are told apart at a landmark, among groups still followed after it
 * (Anderson, Cain & Gelber 1983).
 */
export const LANDMARK: Record<Split, number> = {
  ...{ skill: 0, provider: 0, ngo: LANDMARKS.linkage },
  ...LANDMARKS,
};

const VALUE: Record<Split, (line: GroupLine) => string | null> = {
  skill: ({ skill }) => skill,
  provider: ({ provider }) => provider,
  ngo: ({ ngo }) => ngo ?? "none",
  linkage: ({ linkedEarly }) => (linkedEarly ? "with" : "without"),
  capital: ({ capitalEarly }) => (capitalEarly ? "with" : "without"),
};

export interface SplitPart {
  /** Skill, provider, id of the NGO (or `none`), `with` or `without`. */
  value: string;
  groups: number;
  stopped: number;
  /** Stops to be expected were all parts alike. */
  expected: number | null;
  points: SurvivalPoint[];
  curve: SurvivalStep[];
}
export interface SurvivalSplit {
  by: Split;
  /** Month from which groups are compared: only those still followed after it. */
  landmark: number;
  /** Most groups first; parts of fewer than five groups are only counted in `few`. */
  parts: SplitPart[];
  few: { parts: number; groups: number };
  /** Groups of which it is not known to which part they belong. */
  unknown: number;
  /** Log-rank test of the parts shown. */
  test: LogRank | null;
}

/** Survival of groups by what sets them apart. */
export function splitSurvival(lines: readonly GroupLine[], by: Split): SurvivalSplit {
  const landmark = LANDMARK[by];
  const members = new Map<string | null, Life[]>();
  for (const line of lines) {
    const { life } = line;
    if (!life || (landmark > 0 && life.month <= landmark)) continue;
    const value = VALUE[by](line);
    const part = members.get(value);
    if (part) part.push(life);
    else members.set(value, [life]);
  }
  const unknown = members.get(null)?.length ?? 0;
  const all = [...members]
    .filter((part): part is [string, Life[]] => part[0] !== null)
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  const shown = all.filter(([, lives]) => lives.length >= FEWEST_AT_RISK).slice(0, MOST_PARTS);
  const few = all.slice(shown.length);
  const test = shown.length > 1 ? logRank(shown.map(([, lives]) => lives)) : null;
  const months = MONTHS.filter((month) => month > landmark);
  return {
    ...{ by, landmark, unknown, test },
    parts: shown.map(([value, lives], i) => ({
      ...{ value, groups: lives.length, stopped: lives.filter(({ stopped }) => stopped).length },
      expected: test?.expected[i] ?? null,
      points: hideFew(survivalAt(lives, months)),
      curve: shownCurve(lives),
    })),
    few: { parts: few.length, groups: few.reduce((sum, [, lives]) => sum + lives.length, 0) },
  };
}
