import { useQueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { useRefresh } from "react-admin";
import { api } from "../../providers/http.ts";
import { type BandChange, compareRisk, type Risk } from "../../risk/riskModel.ts";

export const GroupChangeContext = createContext<(change: BandChange) => void>(() => undefined);

/** Runs a write about a group, then reads its risk again and tells the page what became of the band, and why. */
export function useGroupWrite(groupId: string) {
  const queryClient = useQueryClient();
  const refresh = useRefresh();
  const tell = useContext(GroupChangeContext);
  return async (write: () => Promise<unknown>): Promise<void> => {
    const path = `groups/${groupId}/risk`;
    const before = queryClient.getQueryData<Risk>(["api", path]) ?? (await api.get<Risk>(path).catch(() => undefined));
    await write();
    refresh();
    const after = await api.get<Risk>(path).catch(() => undefined);
    if (!before || !after) return;
    queryClient.setQueryData(["api", path], after);
    tell(compareRisk(before, after));
  };
}
