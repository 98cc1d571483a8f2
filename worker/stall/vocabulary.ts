import type { RuleScope } from "#db/constants.ts";
import type { LocalText } from "#db/schema/rules.ts";

export type FactType = "number" | "enum" | "boolean" | "day" | "text";
export type FactUnit = "days" | "months" | "percent" | "rupiah" | "count";

/** What a query needs to know of a fact to be checked; `column` is its name in SQL where that is not its own. */
export interface Askable {
  type: FactType;
  values?: readonly string[];
  column?: string;
}

/** A named, typed value about a group or programme as of a day. `sql` reads the columns of its scope's sources. */
export interface Fact extends Askable {
  scope: RuleScope;
  unit?: FactUnit;
  label: LocalText;
  meaning: LocalText;
  sql: string;
  /** Columns its `sql` needs beyond those that are there: of `e` (a group's events together), and of `v` (one event). */
  reads?: { e: Record<string, string>; v?: Record<string, string> };
}

type Draft = Omit<Fact, "scope" | "type" | "label" | "meaning">;
type Words = [id: string, en: string];

function fact(scope: RuleScope, type: FactType, label: Words, meaning: Words, rest: Draft): Fact {
  return { scope, type, label: words(label), meaning: words(meaning), ...rest };
}

export const words = ([id, en]: Words): LocalText => ({ id, en });

/** Shorthands to declare the facts of one scope. */
export const declareFacts = (scope: RuleScope) => ({
  number: (unit: FactUnit, label: Words, meaning: Words, sql: string) =>
    fact(scope, "number", label, meaning, { unit, sql }),
  boolean: (label: Words, meaning: Words, sql: string) => fact(scope, "boolean", label, meaning, { sql }),
  day: (label: Words, meaning: Words, sql: string) => fact(scope, "day", label, meaning, { sql }),
  enumeration: (values: readonly string[], label: Words, meaning: Words, sql: string) =>
    fact(scope, "enum", label, meaning, { values, sql }),
});

/** Whole days from a day to the as-of day; NULL when the day is. */
export const daysSince = (day: string): string => `(g.julian - julianday(${day}))`;

/** Whole calendar months from a day to the as-of day; the last day of a month completes one whatever its length. */
export const monthsSince = (day: string): string =>
  `((substr(g.day, 1, 4) - substr(${day}, 1, 4)) * 12 + substr(g.day, 6, 2) - substr(${day}, 6, 2)` +
  ` - (substr(g.day, 9) < substr(${day}, 9) AND g.day <> date(g.day, 'start of month', '+1 month', '-1 day')))`;
