export interface StepPoint {
  month: number;
  share: number | null;
  low?: number | null;
  high?: number | null;
}
/** A share that holds from each of its months until the next. */
export interface Curve {
  key: string;
  label: string;
  points: readonly StepPoint[];
}

/** Every month at which a curve moves, from 0 to the end. */
export function gridOf(curves: readonly Curve[], end: number): number[] {
  const months = curves.flatMap(({ points }) => points.map(({ month }) => month));
  return [...new Set([0, ...months.filter((month) => month <= end), end])].sort((a, b) => a - b);
}

/**
 * A curve at each month of the grid: the value of its last step, 1 before the first. Null from the first step that is
 * hidden on (too few at risk), and after the last: nothing is drawn where nobody was followed.
 */
export function onGrid(curve: Curve, grid: readonly number[], of: "share" | "low" | "high"): (number | null)[] {
  const hiddenFrom = curve.points.find(({ share }) => share === null)?.month ?? Number.POSITIVE_INFINITY;
  const end = curve.points.at(-1)?.month ?? 0;
  return grid.map((month) => {
    if (month >= hiddenFrom || month > end) return null;
    const step = curve.points.findLast((point) => point.month <= month);
    if (!step) return 1;
    return step[of] ?? step.share;
  });
}
