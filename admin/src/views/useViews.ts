import { useQueryClient } from "@tanstack/react-query";
import { useGetList } from "react-admin";
import { useApi } from "../providers/useApi.ts";
import { useMayI } from "../providers/useSession.ts";
import type { SavedView } from "./viewModel.ts";

const DEFAULTS = "view-defaults";
const MINUTE = 60_000;

/** The views of a list that this person may open, and which one the list starts with. */
export function useViews(resource: string) {
  const mayI = useMayI();
  const client = useQueryClient();
  const reads = mayI("saved-views", "list");
  const views = useGetList<SavedView>(
    "saved-views",
    { filter: { resource }, sort: { field: "name", order: "ASC" }, pagination: { page: 1, perPage: 200 } },
    { enabled: reads, staleTime: MINUTE },
  );
  const defaults = useApi<Record<string, string>>(reads ? DEFAULTS : undefined);
  return {
    views: views.data,
    defaultId: defaults.data?.[resource],
    known: views.data !== undefined && defaults.data !== undefined,
    lookAgain: async () => {
      await Promise.all([views.refetch(), client.invalidateQueries({ queryKey: ["api", DEFAULTS] })]);
    },
  };
}
