import { OBSTACLES } from "#db/constants.ts";

export type Cause = (typeof OBSTACLES)[number];

export interface CauseLine {
  cause: Cause;
  /** Stalled groups of which it was said. */
  groups: number;
  /** Of all that was said, and together with the causes before it. */
  share: number;
  cumulative: number;
}
export interface Causes {
  /** Groups last seen partly active, dormant or disbanded. */
  stalled: number;
  /** Those of which nobody said why. */
  unnamed: number;
  /** Most frequent first. A group may have several. */
  lines: CauseLine[];
}

/** Why groups stall, as a Pareto; null stands for a group that does not. */
export function paretoOfCauses(groups: readonly (readonly string[] | null)[]): Causes {
  const stalled = groups.filter((causes) => causes !== null);
  const counts = new Map<Cause, number>(OBSTACLES.map((cause) => [cause, 0]));
  for (const causes of stalled) {
    for (const cause of OBSTACLES) if (causes.includes(cause)) counts.set(cause, (counts.get(cause) ?? 0) + 1);
  }
  const said = [...counts].filter(([, n]) => n > 0).sort(([, a], [, b]) => b - a);
  const all = said.reduce((sum, [, n]) => sum + n, 0);
  let before = 0;
  const lines = said.map(([cause, n]): CauseLine => {
    before += n;
    return { cause, groups: n, share: n / all, cumulative: before / all };
  });
  return { stalled: stalled.length, unnamed: stalled.filter((causes) => causes.length === 0).length, lines };
}
