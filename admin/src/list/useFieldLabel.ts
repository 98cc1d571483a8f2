import { useLocale, useResourceContext, useTranslate } from "react-admin";
import { filterOf } from "../customFields/customField.ts";
import { useCustomFields } from "../customFields/useCustomFields.ts";
import type { FactLine } from "../facts/useFacts.ts";
import { wordsIn } from "../forms/formText.ts";
import { useApi } from "../providers/useApi.ts";
import { useMayI } from "../providers/useSession.ts";

/** What a field, a filter or a column of this resource is called, an office's own too; one that is gone keeps its code. */
export function useFieldLabel(of?: string): (name: string) => string {
  const around = useResourceContext() ?? "";
  const resource = of ?? around;
  const fields = useCustomFields(resource);
  const mayI = useMayI();
  const { data: facts } = useApi<FactLine[]>(
    resource === "groups" && mayI("computed-facts", "list") ? "facts" : undefined,
  );
  const translate = useTranslate();
  const locale = useLocale();
  return (given) => {
    const name = given.replace(/^customPersonal\./, "custom.");
    const base = name.replace(/_(gte|lte|gt|lt|neq|isnull)$/, "");
    const own = fields.find((one) => filterOf(one) === name) ?? fields.find((one) => filterOf(one) === base);
    if (own) return wordsIn(own.question.label, locale);
    const fact = facts?.find((one) => `facts.${one.name}` === name || `facts.${one.name}` === base);
    if (fact) return wordsIn(fact.label, locale);
    const label = (key: string, otherwise: string) =>
      translate(`app.filter.${key}`, { _: translate(`resources.${resource}.fields.${key}`, { _: otherwise }) });
    return label(name, label(base, base.replace(/^(custom|facts)\./, "")));
  };
}
