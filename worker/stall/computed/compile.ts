import type { AnswerOf, AnswerType, FactDefinition } from "#db/schema/computedFacts.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { daysSince, type Fact, type FactType, type FactUnit } from "../vocabulary.ts";
import { describeDefinition } from "./describe.ts";
import { COUNTABLE } from "./events.ts";

/** What making a fact needs of its row. */
export interface ComputedFactRow {
  id: string;
  version: number;
  organizationId: string;
  code: string;
  label: LocalText;
  meaning: LocalText | null;
  definition: FactDefinition;
}

const ANSWER_JSON: Record<AnswerType, string> = {
  number: "'integer', 'real'",
  boolean: "'true', 'false'",
  day: "'text'",
  text: "'text'",
};
const AT_LENGTH = 23;

/**
 * A text as a literal of hexadecimal digits: whatever it holds, nothing in it can end the literal, and the statement
 * stays one that can be put together once.
 */
const literal = (text: string) =>
  `CAST(x'${Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, "0")).join("")}' AS TEXT)`;

/** Where a finished visit keeps an answer, for facts to read: `{"answers": {"<form>.<question>": …}}`. */
export const answerKey = ({ form, question }: Pick<AnswerOf, "form" | "question">): string => `${form}.${question}`;

const answerPath = (of: AnswerOf) => literal(`$.answers."${answerKey(of)}"`);

/** Only what the allow-list names, in the list's own spelling. */
const listed = (allowed: readonly string[] = [], chosen: readonly string[]) =>
  `(${allowed
    .filter((one) => chosen.includes(one))
    .map((one) => `'${one}'`)
    .join(", ")})`;

const whole = (number: number) => String(Math.trunc(number));

/** The events that count, over the columns of `v`. */
function condition(of: FactDefinition): string {
  const told = COUNTABLE[of.event];
  const within = (column: string, from: number | undefined, to: number | undefined) => [
    ...(from === undefined ? [] : [`v.${column} >= ${whole(from)}`]),
    ...(to === undefined ? [] : [`v.${column} <= ${whole(to)}`]),
  ];
  return [
    `v.kind = '${of.event}'`,
    ...(of.states ? [`v.state IN ${listed(told?.states, of.states)}`] : []),
    ...within("value", of.valueMin, of.valueMax),
    ...within("count", of.countMin, of.countMax),
    ...(of.windowDays === undefined ? [] : [`v.age <= ${whole(of.windowDays)}`]),
  ].join(" AND ");
}

interface Body {
  type: FactType;
  unit?: FactUnit;
  values?: readonly string[];
  sql: string;
  e: Record<string, string>;
  v?: Record<string, string>;
}

/** The latest of what is stated: the value of the newest event that counts and has one. */
function latest(column: string, of: FactDefinition, holds: string): Body {
  const stated = (value: string) => ({ [column]: `max(CASE WHEN ${holds} THEN v.at || ${value} END)` });
  const found = `substr(e.${column}, ${AT_LENGTH + 1})`;
  const number = `CAST(${found} AS NUMERIC)`;
  if (typeof of.of === "object") {
    const path = answerPath(of.of);
    const typed = `json_type(v.data, ${path}) IN (${ANSWER_JSON[of.of.type]})`;
    const v = { [column]: `CASE WHEN v.kind = '${of.event}' AND ${typed} THEN json_extract(v.data, ${path}) END` };
    const plain = of.of.type === "text" || of.of.type === "day";
    return { type: of.of.type, sql: plain ? found : number, e: stated(`v.${column}`), v };
  }
  if (of.of === "state") return { type: "enum", values: COUNTABLE[of.event]?.states, sql: found, e: stated("v.state") };
  if (of.of === "value") return { type: "number", unit: "rupiah", sql: number, e: stated("v.value") };
  return { type: "number", unit: "count", sql: number, e: stated("v.count") };
}

/** The parts of a fact's SQL; `column` is its own name in the statement. Every text in it comes from an allow-list. */
function bodyOf(column: string, of: FactDefinition): Body {
  const holds = condition(of);
  const matched = `e.${column}n`;
  const counted = { [`${column}n`]: `sum(${holds})` };
  switch (of.function) {
    case "count":
      return { type: "number", unit: "count", sql: `coalesce(${matched}, 0)`, e: counted };
    case "sum": {
      const what = of.of === "count" ? "count" : "value";
      const e = { ...counted, [column]: `sum(CASE WHEN ${holds} THEN v.${what} END)` };
      const sql = `CASE WHEN coalesce(${matched}, 0) = 0 THEN 0 ELSE e.${column} END`;
      return { type: "number", unit: what === "count" ? "count" : "rupiah", sql, e };
    }
    case "days_since": {
      const e = { [column]: `max(CASE WHEN ${holds} THEN v.day END)` };
      return { type: "number", unit: "days", sql: daysSince(`e.${column}`), e };
    }
    case "share": {
      const among = `coalesce(v.state IN ${listed(COUNTABLE[of.event]?.states, of.share ?? [])}, 0)`;
      const e = { ...counted, [column]: `sum(${holds} AND ${among})` };
      return { type: "number", unit: "percent", sql: `100.0 * e.${column} / nullif(${matched}, 0)`, e };
    }
    case "latest":
      return latest(column, of, holds);
  }
}

/**
 * A fact of an office's own, as the facts that are built in: one expression over a group's events, of any day and on
 * either basis. Unknown: days since, share and latest of nothing; a sum of events none of which has a value. The count
 * and the sum of no event are 0: silence is never unknown.
 */
export function computedFact(row: Pick<ComputedFactRow, "label" | "meaning" | "definition">, column: string): Fact {
  const { e, v, ...body } = bodyOf(column, row.definition);
  return {
    ...{ scope: "group", column, label: row.label, ...body },
    meaning: row.meaning ?? describeDefinition(row.definition),
    reads: v ? { e, v } : { e },
  };
}
