/** The one place that reads the machine's clock. */
export function readClock(offsetMs = 0): number {
  return Date.now() + offsetMs;
}
