import { useApi } from "../../providers/useApi.ts";
import type { Import, ImportRow } from "./importModel.ts";

const first = encodeURIComponent(JSON.stringify([0, 3]));

/** A few cells of each mapped column, to recognise it by. */
export function useSamples(job: Import): Record<string, string[]> {
  const { data } = useApi<ImportRow[]>(`imports/${job.id}/rows?range=${first}`);
  return Object.fromEntries(
    job.mapping.map(({ column, field }) => [
      column,
      field ? (data ?? []).flatMap(({ values }) => values?.[field] ?? []).slice(0, 3) : [],
    ]),
  );
}
