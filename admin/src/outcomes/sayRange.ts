/** Two ends of a figure in words; one where they are the same or the other is not known. */
export function sayRange(
  range: { low: number | null; high: number | null } | null | undefined,
  say: (value: number) => string,
): string {
  const ends = [range?.low, range?.high].filter((end) => typeof end === "number").map(say);
  return [...new Set(ends)].join(" – ");
}
