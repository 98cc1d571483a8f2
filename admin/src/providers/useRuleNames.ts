import { useQuery } from "@tanstack/react-query";
import { api } from "./http.ts";
import { useMayI } from "./useSession.ts";

interface RuleName {
  code: string;
  name: { id: string; en: string };
}

/** Names of the rules by code, of whichever office made them. */
export function useRuleNames(): Record<string, { id: string; en: string }> {
  const mayI = useMayI();
  const { data } = useQuery({
    queryKey: ["rule names"],
    queryFn: ({ signal }) => api.get<RuleName[]>("rule-names", signal),
    staleTime: 600_000,
    enabled: mayI("signals", "list"),
  });
  return Object.fromEntries((data ?? []).map(({ code, name }) => [code, name]));
}
