import { type Interval, wilson } from "./wilson.ts";

export interface Evidence {
  /** Groups, and those of which no contact has a grade. */
  total: number;
  unknown: number;
  grades: { grade: string; groups: number }[];
  /** Groups whose last contact is evidence A1: an independent verifier, seen on site with two pieces, at most 180 days old. */
  a1: {
    groups: number;
    share: number | null;
    interval: Interval | null;
    worst: number | null;
    best: number | null;
  };
}

/** How well what is known of groups is evidenced, from the grade of the last contact of each (null: none). */
export function evidence(grades: readonly (string | null)[]): Evidence {
  const counts = new Map<string, number>();
  for (const grade of grades) if (grade !== null) counts.set(grade, (counts.get(grade) ?? 0) + 1);
  const total = grades.length;
  const rated = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const groups = counts.get("A1") ?? 0;
  return {
    ...{ total, unknown: total - rated },
    grades: [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([grade, n]) => ({ grade, groups: n })),
    a1: {
      groups,
      share: rated > 0 ? groups / rated : null,
      interval: wilson(groups, rated, total),
      worst: total > 0 ? groups / total : null,
      best: total > 0 ? (groups + total - rated) / total : null,
    },
  };
}
