import type { RuleScope } from "#db/constants.ts";
import type { LocalText, RuleReach } from "#db/schema/rules.ts";
import type { Facts } from "./facts.ts";
import type { Condition, Query } from "./parseQuery.ts";
import { type Fact, monthsSince } from "./vocabulary.ts";

/**
 * What a rule's reach asks of a group or programme. Nobody can name these in a query: they are columns of `f` like any
 * fact, so that reach and query are one language. Kind, skill and place are those of today, also on a past day.
 */
const PLACES = { kind: "@kind", skill: "@skill", village: "@village", region: "@region", months: "@months" } as const;

const NO_WORDS: LocalText = { id: "", en: "" };
const place = (scope: RuleScope, column: string, sql: string, type: Fact["type"] = "text"): Fact => ({
  ...{ scope, type, column, sql },
  label: NO_WORDS,
  meaning: NO_WORDS,
});

const REACH_FACTS: Record<RuleScope, Facts> = {
  group: {
    [PLACES.kind]: place("group", "reachKind", "g.programKind"),
    [PLACES.skill]: place("group", "reachSkill", "g.programSkill"),
    [PLACES.village]: place("group", "reachVillage", "g.villageCode"),
    [PLACES.region]: place("group", "reachRegion", "g.regionCode"),
    [PLACES.months]: place("group", "reachMonths", monthsSince("g.trainedOn"), "number"),
  },
  program: {
    [PLACES.kind]: place("program", "reachKind", "g.programKind"),
    [PLACES.skill]: place("program", "reachSkill", "g.programSkill"),
    [PLACES.region]: place("program", "reachRegion", "g.regionCode"),
  },
};

export const reachFacts = (scope: RuleScope): Facts => REACH_FACTS[scope];

/** How a skill is compared: without the capitals and blanks that SQLite's own lower() and trim() take away. */
export const skillKey = (skill: string): string =>
  skill.replace(/^ +| +$/g, "").replace(/[A-Z]/g, (letter) => letter.toLowerCase());

const all = (parts: Query["parts"]): Query => ({ all: true, not: false, parts });
const any = (parts: Query["parts"]): Query => ({ all: false, not: false, parts });

/** Codes are read level by level ("35.73.04"): "/" is the first letter after the dot. */
const below = (asked: { fact: string; column: string }, code: string): Condition[] => [
  { ...asked, operator: "=", value: code },
  { ...asked, operator: "between", from: `${code}.`, to: `${code}/` },
];

/** A rule's reach as a checked query; nothing where it leaves nobody out. A place that is not known is outside. */
export function reachQuery(reach: RuleReach | null | undefined, scope: RuleScope): Query | undefined {
  if (!reach) return undefined;
  const facts = REACH_FACTS[scope];
  const asked = (fact: string) => ({ fact, column: facts[fact]?.column ?? fact });
  const { programKinds = [], skills = [], regions = [], monthsFrom, monthsTo } = reach;
  const parts: Query["parts"] = [];
  if (programKinds.length > 0) parts.push({ ...asked(PLACES.kind), operator: "in", values: programKinds });
  if (skills.length > 0) parts.push({ ...asked(PLACES.skill), operator: "in", values: skills.map(skillKey) });
  if (regions.length > 0) {
    const places = [PLACES.village, PLACES.region].filter((name) => Object.hasOwn(facts, name));
    parts.push(any(regions.flatMap((code) => places.flatMap((name) => below(asked(name), code)))));
  }
  if (scope === "group" && monthsFrom !== undefined)
    parts.push({ ...asked(PLACES.months), operator: ">=", value: monthsFrom });
  if (scope === "group" && monthsTo !== undefined)
    parts.push({ ...asked(PLACES.months), operator: "<=", value: monthsTo });
  return parts.length > 0 ? all(parts) : undefined;
}

/** What is wrong with a reach, by the field of the rule it stands in. */
export function reachFaults(reach: RuleReach | null | undefined, scope: RuleScope): Record<string, LocalText> {
  const { monthsFrom, monthsTo } = reach ?? {};
  if (scope === "program" && (monthsFrom !== undefined || monthsTo !== undefined)) {
    return {
      "appliesTo.monthsFrom": {
        id: "Umur kelompok hanya untuk aturan tentang kelompok.",
        en: "The age of a group is only for rules about groups.",
      },
    };
  }
  if (monthsFrom !== undefined && monthsTo !== undefined && monthsFrom > monthsTo) {
    return {
      "appliesTo.monthsTo": { id: "Tidak boleh kurang dari bulan awal.", en: "Must not be less than the first month." },
    };
  }
  return {};
}
