import { useLocale, useTranslate } from "react-admin";
import { wordsIn } from "../forms/formText.ts";
import { Fact, Facts } from "../page/Facts.tsx";
import { Section } from "../page/Section.tsx";
import { useApi } from "../providers/useApi.ts";
import { useMayI } from "../providers/useSession.ts";
import { FactValue } from "./FactValue.tsx";
import type { FactLine } from "./useFacts.ts";

/** What the office's own facts say of a group; nothing where it made none, or the group is another's. */
export function OwnFacts({ facts }: { facts?: Record<string, string | number | null> | null }) {
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  const { data } = useApi<FactLine[]>(facts && mayI("computed-facts", "list") ? "facts" : undefined);
  const own = data?.filter(({ computed }) => computed) ?? [];
  if (!facts || own.length === 0) return null;
  return (
    <Section title={translate("resources.computed-facts.title")} note={translate("resources.computed-facts.note")}>
      <Facts columns={4}>
        {own.map((fact) => (
          <Fact key={fact.name} label={wordsIn(fact.label, locale)}>
            <span title={wordsIn(fact.meaning, locale)}>
              <FactValue fact={fact} value={facts[fact.name]} />
            </span>
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}
