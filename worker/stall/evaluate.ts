import type { FactValues } from "./facts.ts";
import type { Condition, Query, Scalar, Valued } from "./parseQuery.ts";

/** True, false or unknown (null), after Kleene: what SQL means by the same query. */
export type Verdict = boolean | null;

export function evaluateQuery(query: Query, facts: FactValues): Verdict {
  const verdicts = query.parts.map((part) =>
    "parts" in part ? evaluateQuery(part, facts) : evaluateCondition(part, facts),
  );
  const decisive = !query.all;
  const joined = verdicts.includes(decisive) ? decisive : verdicts.includes(null) ? null : !decisive;
  return query.not ? negate(joined) : joined;
}

const negate = (verdict: Verdict): Verdict => (verdict === null ? null : !verdict);

function evaluateCondition(condition: Condition, facts: FactValues): Verdict {
  const value = facts[condition.fact] ?? null;
  if (!("value" in condition || "values" in condition || "from" in condition))
    return (value === null) === (condition.operator === "null");
  return value === null ? null : compareKnown(condition, value);
}

function compareKnown(condition: Valued, value: Scalar): boolean {
  switch (condition.operator) {
    case "between":
      return value >= condition.from && value <= condition.to;
    case "notBetween":
      return value < condition.from || value > condition.to;
    case "in":
      return condition.values.includes(value);
    case "notIn":
      return !condition.values.includes(value);
    default:
      return compare(value, condition.operator, condition.value);
  }
}

function compare(value: Scalar, operator: "=" | "!=" | "<" | "<=" | ">" | ">=", other: Scalar): boolean {
  switch (operator) {
    case "=":
      return value === other;
    case "!=":
      return value !== other;
    case "<":
      return value < other;
    case "<=":
      return value <= other;
    case ">":
      return value > other;
    case ">=":
      return value >= other;
  }
}
