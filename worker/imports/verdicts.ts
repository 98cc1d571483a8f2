import type { ImportOutcome } from "#db/constants.ts";
import type { Fault } from "./fields/fault.ts";

/** A row as it was understood. */
export interface Checked<V extends object> {
  row: number;
  values: V;
  faults: Fault[];
}

/** A row with what becomes of it. */
export interface Verdict<V extends object = object> extends Checked<V> {
  outcome: ImportOutcome;
}

/** A whole file run dry: every row has exactly one outcome. */
export interface Verdicts<V extends object = object> {
  counts: Record<"rows" | ImportOutcome, number>;
  rows: Verdict<V>[];
}

export function countVerdicts<V extends object>(rows: Verdict<V>[]): Verdicts<V> {
  const counts = { rows: rows.length, create: 0, update: 0, skip: 0, duplicate: 0, error: 0 };
  for (const { outcome } of rows) counts[outcome]++;
  return { counts, rows };
}

export const hasError = ({ faults }: Pick<Checked<object>, "faults">): boolean =>
  faults.some((fault) => fault.level === "error");
