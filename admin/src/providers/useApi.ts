import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { HttpError } from "react-admin";
import { api } from "./http.ts";

/** Reads a path outside the resources' own dialect; `undefined` waits. */
export function useApi<T>(path: string | undefined) {
  return useQuery<T, HttpError>({
    queryKey: ["api", path],
    queryFn: ({ signal }) => api.get<T>(path ?? "", signal),
    enabled: path !== undefined,
    placeholderData: keepPreviousData,
  });
}
