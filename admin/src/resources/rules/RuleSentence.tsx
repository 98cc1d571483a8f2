import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useGetList, useGetMany, useTranslate } from "react-admin";
import type { LocalText, RuleReach } from "#db/schema/rules.ts";
import { type Lookup, type ReachNames, type SpokenRule, sayRule } from "#worker/stall/sentence.ts";
import { useMayI } from "../../providers/useSession.ts";
import type { Language } from "./ruleModel.ts";

/** Names of the kinds of programme and of the places that a reach lists. */
export function useReachNames(reach: RuleReach | null | undefined): ReachNames {
  const mayI = useMayI();
  const { data: templates } = useGetList<{ id: string; code: string; name: LocalText }>(
    "program-templates",
    { pagination: { page: 1, perPage: 100 }, sort: { field: "code", order: "ASC" } },
    { enabled: mayI("program-templates", "list"), staleTime: 600_000 },
  );
  const codes = reach?.regions ?? [];
  const { data: regions } = useGetMany<{ id: string; code: string; name: string }>(
    "regions",
    { ids: codes },
    { enabled: codes.length > 0 },
  );
  return {
    kinds: Object.fromEntries((templates ?? []).map(({ code, name }) => [code, name])),
    regions: Object.fromEntries((regions ?? []).filter(Boolean).map(({ code, name }) => [code, name])),
  };
}

const LANGUAGES: Language[] = ["id", "en"];

/** A rule read back in both languages, as it stands in the form. */
export function RuleSentence({ rule, facts }: { rule: SpokenRule; facts: Lookup }) {
  const translate = useTranslate();
  const names = useReachNames(rule.appliesTo);
  return (
    <Box sx={{ display: "grid", gap: 1.5 }}>
      {LANGUAGES.map((language) => (
        <Box key={language} lang={language}>
          <Typography variant="caption" component="p" sx={{ color: "text.secondary" }}>
            {translate(`resources.rules.in.${language}`)}
          </Typography>
          {sayRule(rule, facts, language, names).map((line) => (
            <Typography key={line} variant="body2" sx={{ overflowWrap: "anywhere" }}>
              {line}
            </Typography>
          ))}
        </Box>
      ))}
    </Box>
  );
}
