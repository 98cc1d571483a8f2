import { useQuery } from "@tanstack/react-query";
import { useGetList } from "react-admin";
import { useMayI } from "./useSession.ts";

interface RuleName {
  code: string;
  name: { id: string; en: string };
}

const byCode = (rules: readonly RuleName[]) => Object.fromEntries(rules.map(({ code, name }) => [code, name]));

/** Names of the rules by code: the office's own where the role reads them, else those the rules are shipped with. */
export function useRuleNames(): Record<string, { id: string; en: string }> {
  const mayI = useMayI();
  const readable = mayI("rules", "list");
  const { data: own } = useGetList<RuleName & { id: string }>(
    "rules",
    { pagination: { page: 1, perPage: 200 }, sort: { field: "code", order: "ASC" } },
    { enabled: readable, staleTime: 600_000 },
  );
  const { data: shipped } = useQuery({
    queryKey: ["shipped rules"],
    queryFn: async () => byCode((await import("#worker/stall/defaultRules.ts")).DEFAULT_RULES),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: !readable,
  });
  return { ...shipped, ...byCode(own ?? []) };
}
