import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { HttpError } from "react-admin";
import { api } from "../providers/http.ts";
import { useSettled } from "./useSettled.ts";

/** What the server makes of a draft, asked again whenever the draft has settled; undefined waits. */
export function usePreview<T>(path: string, draft: object | undefined) {
  const body = useSettled(draft);
  return useQuery<T, HttpError>({
    queryKey: ["preview", path, body],
    queryFn: () => api.post<T>(path, body),
    enabled: body !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
}
