import { useGetList } from "react-admin";
import { useMayI } from "./useSession.ts";

interface Rule {
  id: string;
  code: string;
  name: { id: string; en: string };
}

/** Names of the rules by code, where the role may read them. */
export function useRuleNames(): Record<string, { id: string; en: string }> {
  const mayI = useMayI();
  const { data } = useGetList<Rule>(
    "rules",
    { pagination: { page: 1, perPage: 200 }, sort: { field: "code", order: "ASC" } },
    { enabled: mayI("rules", "list"), staleTime: 600_000 },
  );
  return Object.fromEntries((data ?? []).map((rule) => [rule.code, rule.name]));
}
