import { useMemo } from "react";
import type { RuleScope } from "#db/constants.ts";
import type { BuilderField } from "../../builder/builderField.ts";
import { useFactFields, useFacts, useLookup } from "../../facts/useFacts.ts";
import { useApi } from "../../providers/useApi.ts";
import { type Distribution, FactSpread } from "./FactSpread.tsx";

/** What a rule's sentence has to know of each fact, by what the rule is about. */
export const useLookups = () => ({ group: useLookup("group"), program: useLookup("program") });

/** The facts of a scope as fields of the query editor; those asked about come with how they are spread today. */
export function useSpreadFields(scope: RuleScope, asked: readonly string[]): BuilderField[] {
  const { data: facts } = useFacts();
  const fields = useFactFields(scope);
  const known = asked.filter((name) => fields?.some((field) => field.name === name));
  const path = `facts/distribution?scope=${scope}&names=${known.join(",")}`;
  const { data: spreads } = useApi<Distribution[]>(known.length > 0 ? path : undefined);
  return useMemo(() => {
    const spreadOf = (name: string) => (known.includes(name) ? spreads?.find((one) => one.name === name) : undefined);
    return (fields ?? []).map((field) => {
      const [spread, fact] = [
        spreadOf(field.name),
        facts?.find((one) => one.name === field.name && one.scope === scope),
      ];
      return spread && fact ? { ...field, extra: <FactSpread fact={fact} spread={spread} /> } : field;
    });
  }, [fields, facts, scope, spreads, known]);
}
