import type { MatchRate } from "#worker/samples/matchRate.ts";
import { formatNumber } from "../../format/number.ts";

/** A share in per cent, with one decimal; a dash where nothing was compared. */
export const percentOf = (share: number | null): string =>
  share === null ? "–" : `${formatNumber(Math.round(share * 1000) / 10)}%`;

/** The range of a rate in words: none for a census, nor where nothing was compared. */
export function rangeOf(
  { n, interval }: Pick<MatchRate, "n" | "interval">,
  size: number,
  text: (key: string, more?: object) => string,
): string {
  if (n === 0) return text("none");
  if (!interval) return n >= size ? text("census") : "–";
  return text("interval", { low: percentOf(interval.low), high: percentOf(interval.high) });
}
