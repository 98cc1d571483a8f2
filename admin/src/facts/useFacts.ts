import { useMemo } from "react";
import { useLocale, useTranslate } from "react-admin";
import type { IndicatorSubject, RuleScope } from "#db/constants.ts";
import type { LocalText } from "#db/schema/rules.ts";
import type { Lookup } from "#worker/stall/sentence.ts";
import type { FactType, FactUnit } from "#worker/stall/vocabulary.ts";
import type { BuilderField } from "../builder/builderField.ts";
import { wordsIn } from "../forms/formText.ts";
import { useApi } from "../providers/useApi.ts";

/** A fact that the reader's office may ask, as the server tells it. */
export interface FactLine {
  name: string;
  scope: RuleScope | IndicatorSubject;
  type: FactType;
  unit: FactUnit | null;
  values: string[] | null;
  /** Word list of the values. */
  words: string | null;
  operators: string[];
  label: LocalText;
  meaning: LocalText;
  computed: boolean;
}

type Say = (key: string, options?: Record<string, unknown>) => string;

/** What a rule or an indicator about these may ask; groups have the facts of rules and more. */
export const factsAbout = (facts: readonly FactLine[], about: FactLine["scope"]): FactLine[] =>
  facts.filter(({ scope }) => scope === about || (about === "groups" && scope === "group"));

/** A value of a fact in words: codes of an enumeration by their list. */
export function factValueWord({ type, words }: Pick<FactLine, "type" | "words">, value: unknown, say: Say): string {
  if (type === "boolean") return say(`ra.boolean.${Boolean(value)}`);
  return words ? say(`enums.${words}.${value}`, { _: String(value) }) : String(value);
}

const toField = (fact: FactLine, locale: string, say: Say): BuilderField => ({
  name: fact.name,
  label: wordsIn(fact.label, locale),
  type: fact.type,
  unit: fact.unit ? say(`resources.computed-facts.unit.${fact.unit}`) : undefined,
  values: fact.values?.map((value) => ({ value, label: factValueWord(fact, value, say) })),
  meaning: wordsIn(fact.meaning, locale),
  operators: fact.operators,
});

/** Every fact the office may ask: those that are built in, and its own. */
export const useFacts = () => useApi<FactLine[]>("facts");

/** What a sentence about these has to know of each fact; of all there are, where nothing is named. */
export function useLookup(about?: FactLine["scope"]): Lookup {
  const { data } = useFacts();
  return useMemo(() => {
    const facts = about ? factsAbout(data ?? [], about) : (data ?? []).toReversed();
    const byName = new Map(facts.map((fact) => [fact.name, fact]));
    return (name) => byName.get(name);
  }, [data, about]);
}

/** The facts about something as fields of the query builder; undefined while they are read. */
export function useFactFields(about: FactLine["scope"]): BuilderField[] | undefined {
  const { data } = useFacts();
  const locale = useLocale();
  const translate = useTranslate();
  return useMemo(
    () => data && factsAbout(data, about).map((fact) => toField(fact, locale, translate)),
    [data, about, locale, translate],
  );
}
