import { enums as en } from "#admin/i18n/en/enums.ts";
import { enums as id } from "#admin/i18n/id/enums.ts";
import type { LocalText, RuleCondition, RuleQuery, RuleReach, RuleTier } from "#db/schema/rules.ts";
import type { FactType, FactUnit } from "./vocabulary.ts";

export type Language = keyof LocalText;

/** What a sentence needs to know of a fact. */
export interface Spoken {
  label: LocalText;
  type: FactType;
  unit?: FactUnit | null;
}
export type Lookup = (name: string) => Spoken | undefined;

const OPERATORS: Record<string, LocalText> = {
  "=": { id: "sama dengan", en: "is" },
  "!=": { id: "bukan", en: "is not" },
  "<": { id: "kurang dari", en: "below" },
  "<=": { id: "paling banyak", en: "at most" },
  ">": { id: "lebih dari", en: "more than" },
  ">=": { id: "paling sedikit", en: "at least" },
  between: { id: "antara", en: "between" },
  notBetween: { id: "di luar", en: "outside" },
  in: { id: "salah satu dari", en: "one of" },
  notIn: { id: "bukan salah satu dari", en: "none of" },
  null: { id: "belum diketahui", en: "is not known" },
  notNull: { id: "sudah diketahui", en: "is known" },
};
const UNITS: Record<FactUnit, LocalText> = {
  days: { id: "hari", en: "days" },
  months: { id: "bulan", en: "months" },
  percent: { id: "%", en: "%" },
  rupiah: { id: "rupiah", en: "rupiah" },
  count: { id: "", en: "" },
};
const WORDS = {
  and: { id: "dan", en: "and" },
  or: { id: "atau", en: "or" },
  not: { id: "tidak benar bahwa", en: "it is not true that" },
  true: { id: "ya", en: "yes" },
  false: { id: "tidak", en: "no" },
} satisfies Record<string, LocalText>;

/** Lists of values that facts have, in the order in which a value is looked for. */
const VALUE_LISTS = [
  "activityStatus",
  "groupKind",
  "programState",
  "linkageState",
  "capitalState",
  "equipmentState",
  "caseState",
] as const;
const ENUMS: Record<Language, Record<string, Record<string, string> | undefined>> = { id, en };

export const operatorWord = (operator: string, language: Language): string =>
  OPERATORS[operator]?.[language] ?? operator;

export const unitWord = (unit: FactUnit | null | undefined, language: Language): string =>
  unit ? UNITS[unit][language] : "";

/** A label inside a sentence; an abbreviation keeps its capitals. */
const inside = (word: string): string =>
  /^\p{Lu}\p{Ll}/u.test(word) ? word.charAt(0).toLowerCase() + word.slice(1) : word;

/** A fact's value of an enumeration in words; one without words stands for itself. */
export function valueWord(value: string, language: Language): string {
  for (const list of VALUE_LISTS) {
    const word = ENUMS[language][list]?.[value];
    if (word) return inside(word);
  }
  return value;
}

const measured = (shown: string, unit: string) => (unit === "%" ? `${shown}%` : unit ? `${shown} ${unit}` : shown);

/** A query as one sentence: facts by their labels, values with their units, groups in brackets. */
export function sayQuery(query: RuleQuery, facts: Lookup, language: Language): string {
  const said = clause(query, facts, language);
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function clause(query: RuleQuery, facts: Lookup, language: Language): string {
  const parts = query.rules.map((part) => {
    if (!("rules" in part)) return sayCondition(part, facts, language);
    const inner = clause(part, facts, language);
    return part.rules.length > 1 && !part.not ? `(${inner})` : inner;
  });
  const joined = parts.join(` ${WORDS[query.combinator][language]} `);
  return query.not ? `${WORDS.not[language]} (${joined})` : joined;
}

function sayCondition({ field, operator, value }: RuleCondition, facts: Lookup, language: Language): string {
  const fact = facts(field);
  const label = fact ? inside(fact.label[language]) : field;
  const words = operatorWord(operator, language);
  if (operator === "null" || operator === "notNull") return `${label} ${words}`;
  const one = (given: unknown): string => {
    if (given === null || given === undefined || given === "") return "…";
    if (typeof given === "boolean") return WORDS[`${given}`][language];
    if (typeof given === "number") return String(given).replace(".", ",");
    return fact?.type === "enum" ? valueWord(String(given), language) : String(given);
  };
  const list = Array.isArray(value) ? value : [value];
  const glue = operator === "between" || operator === "notBetween" ? ` ${WORDS.and[language]} ` : ", ";
  const shown = measured(list.map(one).join(glue), unitWord(fact?.unit, language));
  return operator === "=" && fact?.type === "boolean" ? `${label}: ${shown}` : `${label} ${words} ${shown}`;
}

/** Names of the places and kinds that a reach lists; what is not named stands by its code. */
export interface ReachNames {
  kinds?: Readonly<Record<string, LocalText>>;
  regions?: Readonly<Record<string, string>>;
}

/** For whom a rule is, as the end of its sentence; empty where it is for all. */
export function sayReach(reach: RuleReach | null | undefined, language: Language, names: ReachNames = {}): string {
  if (!reach) return "";
  const { programKinds = [], skills = [], regions = [] } = reach;
  const or = (all: string[]) => all.join(` ${WORDS.or[language]} `);
  const say = (words: LocalText, all: string[]) => (all.length > 0 ? [`${words[language]} ${or(all)}`] : []);
  return [
    ...say(
      { id: "program jenis", en: "programmes of the kind" },
      programKinds.map((kind) => names.kinds?.[kind]?.[language] ?? kind),
    ),
    ...say({ id: "keterampilan", en: "the skill" }, skills),
    ...say(
      { id: "wilayah", en: "the region" },
      regions.map((code) => names.regions?.[code] ?? code),
    ),
    ...sayMonths(reach, language),
  ].join("; ");
}

function sayMonths({ monthsFrom, monthsTo }: RuleReach, language: Language): string[] {
  const since: LocalText = { id: "bulan sejak pelatihan selesai", en: "months since training ended" };
  if (monthsFrom === undefined && monthsTo === undefined) return [];
  const to: LocalText = { id: `paling lama ${monthsTo}`, en: `at most ${monthsTo}` };
  const from: LocalText = { id: `paling cepat ${monthsFrom}`, en: `at least ${monthsFrom}` };
  if (monthsFrom === undefined) return [`${to[language]} ${since[language]}`];
  if (monthsTo === undefined) return [`${from[language]} ${since[language]}`];
  return [`${monthsFrom}–${monthsTo} ${since[language]}`];
}

/** What of a rule its sentence says. */
export interface SpokenRule {
  kind: "risk" | "service" | "protective";
  scope: "group" | "program";
  tiers: readonly RuleTier[];
  appliesTo?: RuleReach | null;
}

const SUBJECTS = {
  group: { id: "Kelompok", en: "A group" },
  program: { id: "Program", en: "A programme" },
} satisfies Record<string, LocalText>;

function sayPoints(kind: SpokenRule["kind"], points: number, language: Language): string {
  const said: Record<SpokenRule["kind"], LocalText> = {
    risk: { id: `mendapat ${points} poin risiko`, en: `gets ${points} risk points` },
    protective: { id: `dikurangi ${points} poin risiko`, en: `loses ${points} risk points` },
    service: {
      id: "dicatat sebagai kelalaian kantor, tanpa poin",
      en: "is noted as the office's own lapse, without points",
    },
  };
  return said[kind][language];
}

/** A whole rule, a sentence for each tier; the last says for whom, where it is not for all. */
export function sayRule(rule: SpokenRule, facts: Lookup, language: Language, names: ReachNames = {}): string[] {
  const when: LocalText = { id: "bila", en: "when this is true:" };
  const only: LocalText = { id: "Hanya untuk", en: "Only for" };
  const reach = sayReach(rule.appliesTo, language, names);
  const tiers = rule.tiers.map(
    ({ query, points }) =>
      `${SUBJECTS[rule.scope][language]} ${sayPoints(rule.kind, points, language)} ${when[language]} ${query.rules.length > 0 ? `${clause(query, facts, language)}.` : "…"}`,
  );
  return reach ? [...tiers, `${only[language]} ${reach}.`] : tiers;
}
