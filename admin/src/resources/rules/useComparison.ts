import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { HttpError } from "react-admin";
import { api } from "../../providers/http.ts";
import { type Comparison, isWhole, type RuleDraft } from "./ruleModel.ts";

const PAUSE_MS = 500;

/** A value once it has not changed for a moment. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** A draft on today's records, asked again while it is typed; nothing while a part of it is missing. */
export function useComparison(draft: RuleDraft) {
  const now = JSON.stringify(draft);
  const body = useSettled(now);
  const whole = isWhole(draft);
  const query = useQuery<Comparison, HttpError>({
    queryKey: ["rules/compare", body],
    queryFn: () => api.post<Comparison>("rules/compare", JSON.parse(body)),
    enabled: isWhole(JSON.parse(body) as RuleDraft),
    placeholderData: keepPreviousData,
    retry: false,
  });
  return { ...query, whole, busy: whole && (query.isFetching || body !== now) };
}
