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

/** A programme's money, and how many of its groups there are and the reader knows. */
export interface ProgramMoney {
  programId: string;
  budgetIdr: number | null;
  spentIdr: number | null;
  total: number;
  reached: number;
}

/** The money of a programme is told only to who reads all of its groups; each group has an equal part of it. */
export function partOf(money: ProgramMoney | undefined, of: "spentIdr" | "budgetIdr"): number | null {
  if (!money || money.total === 0 || money.reached < money.total || money[of] === null) return null;
  return money[of] / money.total;
}
