import { useLocale, useTranslate } from "react-admin";
import type { RuleQuery } from "#db/schema/rules.ts";
import { sayQuery } from "#worker/stall/sentence.ts";
import { useLookup } from "../../../facts/useFacts.ts";

/** Why the plan skipped a point, in the reader's language. */
export default function SkippedBy({ query }: { query: RuleQuery }) {
  const translate = useTranslate();
  const language = useLocale() === "en" ? "en" : "id";
  const lookup = useLookup("group");
  return <>{translate("resources.plans.skippedBy", { sentence: sayQuery(query, lookup, language) })}</>;
}
