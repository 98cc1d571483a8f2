import type { Limits, Question } from "#db/schema/forms.ts";
import type { LocalText, RuleCondition, RuleQuery } from "#db/schema/rules.ts";
import { areCrossed, boundFits } from "../checkDefinition.ts";
import { type Fields, fieldsOf, type QueryField } from "../query.ts";
import { CannotTake } from "./notTaken.ts";
import { queryOfXPath, type Reading } from "./toQuery.ts";

type Part = RuleQuery | RuleCondition;

/** Fields of a constraint: the answer itself, and of a text its length. */
export function selfFields(question: Question): QueryField[] {
  const length: QueryField[] = question.kind === "text" ? [{ name: ".length", type: "number" }] : [];
  return [...fieldsOf(question, "."), ...length];
}

export const withSelf = (fields: Fields, question: Question): Fields =>
  new Map([...fields, ...selfFields(question).map((field) => [field.name, field] as const)]);

const partsOf = (query: RuleQuery): Part[] =>
  query.combinator === "and" && !query.not
    ? query.rules.flatMap((part) => ("rules" in part ? partsOf(part) : [part]))
    : [query];

/** The bound a part of a constraint is: `. >= 1`, `count-selected(.) <= 3`, of whole numbers also `. > 0`. */
function boundOf(part: Part, question: Question): Pick<Limits, "min" | "max"> | undefined {
  if ("rules" in part || part.valueSource === "field") return undefined;
  const measures = question.kind === "text" ? ".length" : question.kind === "many" ? ".count" : ".";
  if (part.field !== measures || !["number", "money", "date", "text", "many"].includes(question.kind)) return undefined;
  const value = part.value as number | string;
  if (part.operator === ">=") return { min: value };
  if (part.operator === "<=") return { max: value };
  const whole = question.kind !== "date" && (question.kind !== "number" || question.limits?.whole === true);
  if (!whole || typeof value !== "number" || !Number.isInteger(value)) return undefined;
  if (part.operator === ">") return { min: value + 1 };
  return part.operator === "<" ? { max: value - 1 } : undefined;
}

function takesBound(limits: Limits, bound: Pick<Limits, "min" | "max">, question: Question): boolean {
  const isNew = Object.entries(bound).every(
    ([side, value]) => limits[side as "min" | "max"] === undefined && boundFits(question, value),
  );
  return isNew && !areCrossed({ ...limits, ...bound });
}

const speaksOfLength = (part: Part): boolean =>
  "rules" in part ? part.rules.some(speaksOfLength) : part.field === ".length";

/** A constraint as limits: plain bounds where it says no more, else a query. Throws CannotTake. */
export function limitsOf(
  constraint: string,
  message: LocalText | undefined,
  question: Question,
  reading: Omit<Reading, "blankDiffers">,
): Limits {
  const fields = withSelf(reading.fields, question);
  const query = queryOfXPath(constraint, { ...reading, fields, blankDiffers: false });
  const limits: Limits = { ...question.limits };
  const rest = partsOf(query).filter((part) => {
    const bound = boundOf(part, question);
    if (!bound || !takesBound(limits, bound, question)) return true;
    Object.assign(limits, bound);
    return false;
  });
  if (rest.some(speaksOfLength))
    throw new CannotTake(
      "Syarat panjang teks ini tidak didukung.",
      "This condition on a text's length is not supported.",
    );
  const [only] = rest;
  if (only) limits.query = rest.length === 1 && "rules" in only ? only : { combinator: "and", rules: rest };
  if (message) limits.message = message;
  return limits;
}
