import { useQueryClient } from "@tanstack/react-query";
import { useRefresh } from "react-admin";
import { UNREAD } from "../../notices/useUnread.ts";
import { api } from "../../providers/http.ts";
import type { Notice } from "./noticeModel.ts";

/** Marks notices as read, and lets the bell know. */
export function useMarkRead() {
  const queryClient = useQueryClient();
  const refresh = useRefresh();
  const settle = () => queryClient.invalidateQueries({ queryKey: UNREAD });
  return {
    one: async ({ id, readAt }: Pick<Notice, "id" | "readAt">) => {
      if (readAt !== null) return;
      await api.post(`notifications/${id}/read`);
      await settle();
    },
    upTo: async (at: number) => {
      await api.post("notifications/read", { upTo: at });
      await settle();
      refresh();
    },
  };
}
