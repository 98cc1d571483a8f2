import { useQuery } from "@tanstack/react-query";
import { api } from "../../providers/http.ts";
import { useMayI } from "../../providers/useSession.ts";
import type { Report } from "./changeModel.ts";
import type { Plan } from "./planModel.ts";

const EVERY_MS = 5_000;

/** What a large plan still has to do in the background; asked again until nothing is left. */
export function usePending(plan: Plan | undefined): Report | undefined {
  const mayI = useMayI();
  const { data } = useQuery({
    queryKey: ["api", "plan-pending", plan?.id, plan?.version],
    queryFn: () => api.post<Report>(`plans/${plan?.id}/changes`, {}),
    enabled: plan !== undefined && mayI("plans", "edit"),
    refetchInterval: ({ state }) => ((state.data?.changed ?? 0) > 0 ? EVERY_MS : false),
    retry: false,
  });
  return data;
}
