import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { type HttpError, useNotify, useTranslate } from "react-admin";
import { useUndoNotice } from "../../dialogs/UndoNotice.tsx";
import { api, request } from "../../providers/http.ts";
import type { Compared, Entity, Merge, Pair } from "./duplicateModel.ts";

interface Pairs {
  pairs: Pair[];
  total: number;
}

/** The first pairs to look at, and how many there are. */
export function usePairs(entity: Entity, acrossPrograms: boolean, many: number) {
  const query = new URLSearchParams({
    filter: JSON.stringify({ entity, ...(acrossPrograms && { acrossPrograms }) }),
    range: JSON.stringify([0, many - 1]),
  });
  return useQuery<Pairs, HttpError>({
    queryKey: ["duplicates", entity, acrossPrograms, many],
    queryFn: async ({ signal }) => {
      const { json, headers } = await request<Pair[]>(`/api/duplicates?${query}`, { signal });
      return { pairs: json, total: Number(headers.get("Content-Range")?.split("/").pop()) || 0 };
    },
    placeholderData: keepPreviousData,
  });
}

export function useCompared(entity: string | null, firstId: string | null, secondId: string | null) {
  const query = new URLSearchParams({ entity: entity ?? "", firstId: firstId ?? "", secondId: secondId ?? "" });
  return useQuery<Compared, HttpError>({
    queryKey: ["duplicates", "compare", `${query}`],
    queryFn: ({ signal }) => api.get<Compared>(`duplicates/compare?${query}`, signal),
  });
}

const isComparison = ({ queryKey }: { queryKey: readonly unknown[] }) =>
  queryKey[0] === "duplicates" && queryKey[1] === "compare";

/** Everything that shows people or groups may have changed; of a pair just merged there is nothing left to compare. */
function useForget() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ predicate: (query) => !isComparison(query) });
    client.removeQueries({ predicate: isComparison, type: "inactive" });
  };
}

/** Says that two records are two, with a way back. */
export function useSayDifferent() {
  const forget = useForget();
  const tell = useUndoNotice();
  const notify = useNotify();
  const translate = useTranslate();
  return async ({ entity, firstId, secondId }: Pick<Pair, "entity" | "firstId" | "secondId">) => {
    try {
      const said = await api.post<{ id: string }>("duplicates/verdicts", { entity, firstId, secondId });
      await forget();
      tell(translate("resources.merges.saidDifferent"), async () => {
        await api.remove(`duplicates/verdicts/${said.id}`);
        await forget();
      });
    } catch (fault) {
      notify((fault as Error).message, { type: "error" });
    }
  };
}

/** Takes a merge back; says why where it cannot. */
export function useUndoMerge() {
  const forget = useForget();
  const notify = useNotify();
  return async (merge: Pick<Merge, "id">) => {
    await api.post(`merges/${merge.id}/undo`, {});
    await forget();
    notify("resources.merges.undone", { type: "success" });
  };
}

export function useMerge() {
  const forget = useForget();
  const tell = useUndoNotice();
  const undo = useUndoMerge();
  const translate = useTranslate();
  return async (body: object): Promise<Merge> => {
    const merge = await api.post<Merge>("merges", body);
    await forget();
    tell(translate("resources.merges.merged"), () => undo(merge));
    return merge;
  };
}
