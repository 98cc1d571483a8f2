import type { Text } from "../unreadable.ts";

export type Level = "error" | "warning";

/** A repair a person may take over with one click: the values to put into the row. */
export interface Proposal {
  label: string;
  values: Record<string, string>;
}

/** What is wrong with one cell. */
export interface Fault {
  column: string;
  code: string;
  level: Level;
  message: Text;
  value: string | null;
  proposal?: Proposal;
}

/** A fault as a parser sees it: it knows neither its column nor its row. */
export interface Trouble {
  code: string;
  level: Level;
  message: Text;
  proposal?: Proposal;
}

/** A cell either has a value, or is empty, or is in trouble (and then stays empty). */
export interface Parsed<T> {
  value: T | null;
  trouble?: Trouble;
}

export const parsed = <T>(value: T | null): Parsed<T> => ({ value });

export function trouble(level: Level, code: string, id: string, en: string, proposal?: Proposal) {
  return { value: null, trouble: { code, level, message: { id, en }, proposal } };
}
