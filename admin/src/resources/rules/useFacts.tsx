import { useMemo } from "react";
import { useLocale } from "react-admin";
import type { RuleScope } from "#db/constants.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { type Lookup, type Spoken, unitWord, valueWord } from "#worker/stall/sentence.ts";
import type { BuilderField } from "../../builder/builderField.ts";
import { useApi } from "../../providers/useApi.ts";
import { type Distribution, FactSpread } from "./FactSpread.tsx";
import { languageOf } from "./ruleModel.ts";

export interface FactShown extends Spoken {
  name: string;
  scope: RuleScope;
  values: string[] | null;
  operators: string[];
  meaning: LocalText;
}

/** The vocabulary of the reader's organisation: what may be asked about a group or a programme. */
export function useFacts() {
  const { data, error, isPending, refetch } = useApi<FactShown[]>("facts");
  const lookups = useMemo(() => {
    const of = (scope: RuleScope): Lookup => {
      const byName = new Map((data ?? []).filter((fact) => fact.scope === scope).map((fact) => [fact.name, fact]));
      return (name) => byName.get(name);
    };
    return { group: of("group"), program: of("program") };
  }, [data]);
  return { facts: data, lookups, error, isPending, refetch };
}

/** The facts of a scope as fields of the query editor; those asked about come with how they are spread today. */
export function useFactFields(
  facts: FactShown[] | undefined,
  scope: RuleScope,
  asked: readonly string[],
): BuilderField[] {
  const language = languageOf(useLocale());
  const known = asked.filter((name) => facts?.some((fact) => fact.name === name && fact.scope === scope));
  const path = `facts/distribution?scope=${scope}&names=${known.join(",")}`;
  const { data: spreads } = useApi<Distribution[]>(known.length > 0 ? path : undefined);
  return useMemo(() => {
    const byName = new Map(spreads?.map((one) => [one.name, one]));
    return (facts ?? [])
      .filter((fact) => fact.scope === scope)
      .map((fact) => ({
        name: fact.name,
        label: fact.label[language],
        type: fact.type,
        unit: unitWord(fact.unit, language),
        values: fact.values?.map((value) => ({ value, label: valueWord(value, language) })),
        meaning: fact.meaning[language],
        operators: fact.operators,
        extra: known.includes(fact.name) && byName.has(fact.name) && (
          <FactSpread fact={fact} spread={byName.get(fact.name)} />
        ),
      }));
  }, [facts, scope, language, spreads, known]);
}
