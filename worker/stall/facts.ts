import type { RuleScope } from "#db/constants.ts";
import { GROUP_FACTS } from "./groupFacts.ts";
import { PROGRAM_FACTS } from "./programFacts.ts";
import type { Fact } from "./vocabulary.ts";

export type { Fact } from "./vocabulary.ts";
export type FactName = keyof typeof GROUP_FACTS | keyof typeof PROGRAM_FACTS;

/** Values of facts by name; unknown is null. */
export type FactValues = Record<string, number | string | null>;

const BY_SCOPE: Record<RuleScope, Record<string, Fact>> = { group: GROUP_FACTS, program: PROGRAM_FACTS };

/** The whole vocabulary: what a rule may ask about a group or a programme. */
export function factsOf(scope: RuleScope): Readonly<Record<string, Fact>> {
  return BY_SCOPE[scope];
}

export function findFact(scope: RuleScope, name: string): Fact | undefined {
  return Object.hasOwn(BY_SCOPE[scope], name) ? BY_SCOPE[scope][name] : undefined;
}

/** A fact of either scope: for words and units where only the name is at hand. */
export const anyFact = (name: string): Fact | undefined => findFact("group", name) ?? findFact("program", name);
