import { useMemo } from "react";
import { useLocale } from "react-admin";
import type { LocalText } from "#db/schema/rules.ts";
import type { Lookup } from "#worker/stall/sentence.ts";
import { unitWord, valueWord } from "#worker/stall/sentence.ts";
import type { FactType, FactUnit } from "#worker/stall/vocabulary.ts";
import type { BuilderField } from "../../builder/builderField.ts";
import { useApi } from "../../providers/useApi.ts";

interface ShownFact {
  name: string;
  scope: string;
  type: FactType;
  unit: FactUnit | null;
  values: string[] | null;
  operators: string[];
  label: LocalText;
  meaning: LocalText;
}

/** The facts of groups that the reader's office knows: to ask about in an editor, and to say a query in words. */
export function useFactFields(): { fields: BuilderField[]; lookup: Lookup } {
  const language = useLocale() === "en" ? "en" : "id";
  const { data } = useApi<ShownFact[]>("facts");
  return useMemo(() => {
    const facts = (data ?? []).filter(({ scope }) => scope === "group");
    const byName = new Map(facts.map((fact) => [fact.name, fact]));
    const fields = facts.map((fact): BuilderField => {
      const unit = unitWord(fact.unit, language);
      return {
        ...{ name: fact.name, label: fact.label[language], type: fact.type, operators: fact.operators },
        ...(unit ? { unit } : {}),
        ...(fact.values ? { values: fact.values.map((value) => ({ value, label: valueWord(value, language) })) } : {}),
        meaning: fact.meaning[language],
      };
    });
    return { fields, lookup: (name: string) => byName.get(name) };
  }, [data, language]);
}
