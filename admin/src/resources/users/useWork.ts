import { useQuery } from "@tanstack/react-query";
import { useTranslate } from "react-admin";
import { api } from "../../providers/http.ts";

export type Work = Record<"followUps" | "cases" | "caseActions" | "complaints", number>;

/** Open work of an account, by kind. */
export function useWork(userId: string) {
  const { data: work, refetch } = useQuery({
    queryKey: ["users", userId, "work"],
    enabled: userId !== "",
    queryFn: ({ signal }) => api.get<Work>(`users/${userId}/work`, signal),
  });
  return { work, refetch };
}

/** "3 tindak lanjut, 1 kasus"; empty where there is none. */
export function useWorkWords() {
  const translate = useTranslate();
  return (work: Work): string =>
    Object.entries(work)
      .filter(([, n]) => n > 0)
      .map(([kind, n]) => translate(`resources.users.work.${kind}`, { smart_count: n }))
      .join(", ");
}
