import { ACTIVITY_STATUSES, type ActivityStatus } from "#db/constants.ts";

export interface MapRegion {
  /** Null: groups of which no village is known. */
  code: string | null;
  name: string | null;
  groups: number;
  statuses: Record<ActivityStatus, number>;
}
/** How many groups of a status a region has. */
export interface CountedLine {
  code: string | null;
  name: string | null;
  status: ActivityStatus;
  n: number;
}

const NONE = Object.fromEntries(ACTIVITY_STATUSES.map((status) => [status, 0])) as Record<ActivityStatus, number>;

/** One line a region, what is not placed in any last. */
export function byRegion(lines: readonly CountedLine[]): MapRegion[] {
  const found = [...Map.groupBy(lines, ({ code }) => code)].map(([code, of]): MapRegion => {
    const statuses = { ...NONE };
    for (const { status, n } of of) statuses[status] += n;
    return { code, name: of[0]?.name ?? null, groups: of.reduce((sum, { n }) => sum + n, 0), statuses };
  });
  return found.sort((a, b) => Number(a.code === null) - Number(b.code === null));
}
