export interface RetentionClass {
  name: string;
  text: string;
  basis: string;
  days: number;
  proposed: number;
  /** Removed everywhere, by itself. */
  always: boolean;
  enabled: boolean;
  /** Values are emptied; otherwise the row goes. */
  empties: boolean;
  /** Rows past their keeping at present. */
  past: number;
}

export interface RetentionReply {
  classes: RetentionClass[];
  /** Whether this reader decides on it. */
  decides: boolean;
}

export const LEAST_DAYS = 30;
export const MOST_DAYS = 36_500;

/** What would go of the classes that were chosen, and its sum; a class with nothing past it is no choice. */
export function toRemove(classes: readonly RetentionClass[], chosen: ReadonlySet<string>) {
  const going = classes.filter(({ name, past }) => chosen.has(name) && past > 0);
  return { going, rows: going.reduce((sum, { past }) => sum + past, 0) };
}
