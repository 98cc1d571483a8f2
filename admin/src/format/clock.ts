/** The browser's clock, read here and nowhere else in the console. */
export const now = (): number => Date.now();

/** Today as YYYY-MM-DD by the wall clock of the person's device. */
export function today(instant = now()): string {
  const date = new Date(instant);
  const two = (n: number) => String(n).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
