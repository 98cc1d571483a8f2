export interface Quartiles {
  n: number;
  q1: number | null;
  median: number | null;
  q3: number | null;
}

/** Quantile by linear interpolation between order statistics: type 7 of Hyndman & Fan 1996, as in R and QUARTILE.INC. */
export function quantile(sorted: readonly number[], share: number): number | null {
  if (sorted.length === 0) return null;
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place - Math.floor(place));
}

export function quartiles(values: readonly number[]): Quartiles {
  const sorted = values.toSorted((a, b) => a - b);
  const [q1, median, q3] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share)) as [number, number, number];
  return { n: sorted.length, q1, median, q3 };
}

export interface Earned {
  before: number | null;
  after: number | null;
}

/** Turnover of groups, rupiah a month: as stated at the start, and at the last contact that stated it. */
export interface Income {
  before: Quartiles & { unknown: number };
  after: Quartiles & { unknown: number };
  /** Only groups of which both are known: the change is theirs, not that of two different sets of groups. */
  both: { before: Quartiles; after: Quartiles; change: Quartiles; up: number; same: number; down: number };
  /** Groups of which one of the two is missing. */
  unpaired: number;
}

export function income(groups: readonly Earned[]): Income {
  const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null);
  const side = (values: readonly (number | null)[]) => {
    const all = quartiles(known(values));
    return { ...all, unknown: groups.length - all.n };
  };
  const pairs = groups.filter(
    (one): one is { before: number; after: number } => one.before !== null && one.after !== null,
  );
  const changes = pairs.map(({ before, after }) => after - before);
  return {
    before: side(groups.map(({ before }) => before)),
    after: side(groups.map(({ after }) => after)),
    both: {
      before: quartiles(pairs.map(({ before }) => before)),
      after: quartiles(pairs.map(({ after }) => after)),
      change: quartiles(changes),
      up: changes.filter((change) => change > 0).length,
      same: changes.filter((change) => change === 0).length,
      down: changes.filter((change) => change < 0).length,
    },
    unpaired: groups.length - pairs.length,
  };
}
