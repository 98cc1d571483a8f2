/** A figure between its best and its worst case. */
export interface Range {
  low: number | null;
  high: number | null;
}

/**
 * Rupiah spent for each group still active at month 12: `low` counts every unknown group as active, `high` none of
 * them. A side with no group to divide by is null.
 */
export function moneyPerActive(spentIdr: number | null, active: number, unknown: number): Range | null {
  if (spentIdr === null) return null;
  const each = (groups: number) => (groups > 0 ? Math.round(spentIdr / groups) : null);
  return { low: each(active + unknown), high: each(active) };
}
