import { useQuery } from "@tanstack/react-query";
import { useSession } from "../providers/useSession.ts";

const PATH = `/api/notifications?${new URLSearchParams({ range: "[0,0]", filter: '{"readAt_isnull":true}' })}`;
const EVERY_MS = 60_000;

export const UNREAD = ["unread-notices"];

/** How many notices are unread, asked again each minute while the page is looked at; this keeps no session alive. */
export function useUnread(): number {
  const { secondFactorNeeded } = useSession();
  const { data } = useQuery({
    enabled: !secondFactorNeeded,
    queryKey: UNREAD,
    queryFn: async ({ signal }) => {
      const response = await fetch(PATH, { headers: { "X-Background": "1" }, signal });
      if (!response.ok) return 0;
      return Number(response.headers.get("Content-Range")?.split("/")[1]) || 0;
    },
    refetchInterval: EVERY_MS,
    refetchOnWindowFocus: true,
    staleTime: EVERY_MS / 2,
    retry: false,
  });
  return data ?? 0;
}
