import type { ReactNode } from "react";

/** Something a condition can ask about: a fact, an earlier question, a stage's fact. */
export interface BuilderField {
  name: string;
  label: string;
  type: "number" | "day" | "enum" | "boolean" | "text";
  /** Word behind a number: "hari", "rupiah", "%". */
  unit?: string;
  /** Of an enum. */
  values?: readonly { value: string; label: string }[];
  /** What it says, under the condition and in the list of choices. */
  meaning?: string;
  /** Beside the meaning, where this field is the one asked about. */
  extra?: ReactNode;
  /** Fewer, or others, than its type allows. */
  operators?: readonly string[];
}

/** What an editor may ask about, by name. */
export type FieldsByName = ReadonlyMap<string, BuilderField>;

const COMPARISONS = ["=", "!=", "<", "<=", ">", ">=", "between", "notBetween"];
const EMPTINESS = ["null", "notNull"];

const OPERATORS: Record<BuilderField["type"], readonly string[]> = {
  number: [...COMPARISONS, "in", "notIn", ...EMPTINESS],
  day: [...COMPARISONS, ...EMPTINESS],
  enum: ["=", "!=", "in", "notIn", ...EMPTINESS],
  boolean: ["=", ...EMPTINESS],
  text: ["=", "!=", ...EMPTINESS],
};

export const operatorsFor = (field: BuilderField): readonly string[] => field.operators ?? OPERATORS[field.type];

const FIRST: Record<BuilderField["type"], string> = { number: ">", day: ">=", enum: "=", boolean: "=", text: "=" };

/** What a new condition about a field begins with. */
export function firstOperator(field: BuilderField | undefined): string {
  if (!field) return "=";
  const allowed = operatorsFor(field);
  const wanted = FIRST[field.type];
  return allowed.includes(wanted) ? wanted : (allowed[0] ?? "=");
}

export function firstValue(field: BuilderField | undefined): unknown {
  if (field?.type === "boolean") return true;
  if (field?.type === "enum") return field.values?.[0]?.value ?? null;
  return null;
}
