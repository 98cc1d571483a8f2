import type { RuleScope } from "#db/constants.ts";
import { GROUP_FACTS } from "./groupFacts.ts";
import { PROGRAM_FACTS } from "./programFacts.ts";
import type { Fact } from "./vocabulary.ts";

export type { Fact } from "./vocabulary.ts";
export type FactName = keyof typeof GROUP_FACTS | keyof typeof PROGRAM_FACTS;

/** Values of facts by name; unknown is null. */
export type FactValues = Record<string, number | string | null>;

/** Facts by name: what may be asked of one kind of subject. */
export type Facts = Readonly<Record<string, Fact>>;
/** All that an organisation's rules may ask: the facts that are built in and those it made itself. */
export type Vocabulary = Readonly<Record<RuleScope, Facts>>;

export const BUILT_IN: Vocabulary = { group: GROUP_FACTS, program: PROGRAM_FACTS };

/** The facts of a scope that every organisation has. */
export const factsOf = (scope: RuleScope): Facts => BUILT_IN[scope];

export const factIn = <T>(facts: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(facts, name) ? facts[name] : undefined;

export const findFact = (scope: RuleScope, name: string): Fact | undefined => factIn(BUILT_IN[scope], name);

/** Some of the facts, in the order of the names; a name that is none is left out. */
export function pickFacts(facts: Facts, names: Iterable<string>): Facts {
  return Object.fromEntries([...names].flatMap((name) => (factIn(facts, name) ? [[name, facts[name] as Fact]] : [])));
}
