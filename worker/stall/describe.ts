import type { LocalText } from "#db/schema/rules.ts";
import type { Locale } from "../errors.ts";
import { type Fact, type Facts, factIn } from "./facts.ts";
import type { Condition, Query, Scalar } from "./parseQuery.ts";
import { unitWord, valueWord } from "./sentence.ts";

const OPPOSITE: Record<string, string> = {
  "=": "≠",
  "!=": "=",
  "<": "≥",
  "<=": ">",
  ">": "≤",
  ">=": "<",
};

const NOT: LocalText = { id: "bukan", en: "not" };
const KNOWN: LocalText = { id: "diketahui", en: "known" };
const UNKNOWN: LocalText = { id: "belum diketahui", en: "unknown" };
const YES: LocalText = { id: "ya", en: "yes" };
const NO: LocalText = { id: "tidak", en: "no" };

function valueText(fact: Fact | undefined, value: Scalar, locale: Locale): string {
  if (fact?.type === "boolean") return (value ? YES : NO)[locale];
  const unit = unitWord(fact?.unit, locale);
  return `${fact?.type === "enum" ? valueWord(String(value), locale) : value}${unit === "" ? "" : ` ${unit}`}`;
}

/** The conditions that now hold, each turned round: any of one list (all of them where the rule asks for either) ends the signal. */
export interface Clearance {
  fact: string;
  text: string;
}

const conditionsIn = (query: Query): Condition[] =>
  query.not ? [] : query.parts.flatMap((part) => ("parts" in part ? conditionsIn(part) : [part]));

const LADDER = ["<", "<=", ">", ">="];

/**
 * What each condition would have to become for the rule no longer to hold, in words with its threshold. `tiers` ends
 * with the one that holds: a threshold is that of the lowest tier, or the signal would only step down.
 */
export function clearances(tiers: Query[], facts: Facts, locale: Locale): Clearance[] {
  const steps = tiers.map(conditionsIn);
  const held = steps.at(-1) ?? [];
  const same = (a: Condition, b: Condition) => a.fact === b.fact && a.operator === b.operator;
  const lower = steps.slice(0, -1).flatMap((step) => step.filter(({ operator }) => LADDER.includes(operator)));
  const told = held.map((one) => lower.find((other) => same(one, other)) ?? one);
  const more = lower.filter((one, i) => lower.findIndex((other) => same(one, other)) === i);
  return [...told, ...more.filter((one) => !told.includes(one))].map((one) => turnedRound(one, facts, locale));
}

function turnedRound(condition: Condition, facts: Facts, locale: Locale): Clearance {
  const fact = factIn(facts, condition.fact);
  const label = fact?.label[locale] ?? condition.fact;
  const say = (rest: string): Clearance => ({ fact: condition.fact, text: `${label} ${rest}` });
  switch (condition.operator) {
    case "null":
      return say(KNOWN[locale]);
    case "notNull":
      return say(UNKNOWN[locale]);
    case "between":
      return say(`< ${valueText(fact, condition.from, locale)}, > ${valueText(fact, condition.to, locale)}`);
    case "notBetween":
      return say(`${condition.from} – ${valueText(fact, condition.to, locale)}`);
    case "in":
      return say(`${NOT[locale]} ${condition.values.map((value) => valueText(fact, value, locale)).join(", ")}`);
    case "notIn":
      return say(`= ${condition.values.map((value) => valueText(fact, value, locale)).join(" / ")}`);
    default:
      if (fact?.type === "boolean" && condition.operator === "=") {
        return say(`= ${(condition.value ? NO : YES)[locale]}`);
      }
      return say(`${OPPOSITE[condition.operator]} ${valueText(fact, condition.value, locale)}`);
  }
}
