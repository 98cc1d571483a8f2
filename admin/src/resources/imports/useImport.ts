import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type HttpError, useNotify, useTranslate } from "react-admin";
import { api } from "../../providers/http.ts";
import type { Import, ImportCounts, ImportRow } from "./importModel.ts";

const everySecond = 1_000;

/** The import with the rows somebody has to look at; asked again each second while it is being written. */
export function useImport(id: string) {
  return useQuery<Import, HttpError>({
    queryKey: ["api", `imports/${id}`],
    queryFn: ({ signal }) => api.get<Import>(`imports/${id}`, signal),
    refetchInterval: ({ state }) => (state.data?.state === "committing" ? everySecond : false),
  });
}

type Repaired = ImportRow & { counts: ImportCounts; version: number; others: ImportRow[] };

/** Puts new values into one row; the reply says what became of it and of the rows it touches. */
export function useRepair(job: Import) {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const translate = useTranslate();
  return async (row: number, values: Record<string, string>): Promise<ImportRow> => {
    const { counts, version, others, ...repaired } = await api.put<Repaired>(
      `imports/${job.id}/rows/${row}`,
      { values },
      job.version,
    );
    const fresh = new Map([repaired, ...others].map((one) => [one.row, one]));
    queryClient.setQueryData<Import>(["api", `imports/${job.id}`], (known) => {
      if (!known) return known;
      const kept = known.rows.map((one) => fresh.get(one.row) ?? one);
      const had = new Set(known.rows.map((one) => one.row));
      const added = [...fresh.values()].filter((one) => !had.has(one.row));
      return { ...known, counts, version, rows: [...kept, ...added].sort((a, b) => a.row - b.row) };
    });
    void queryClient.invalidateQueries({ queryKey: ["import-rows", job.id] });
    const wrong = repaired.errors.some(({ level }) => level === "error");
    notify(
      wrong
        ? translate("resources.imports.stillWrong", { row })
        : translate("resources.imports.nowFine", {
            row,
            outcome: translate(`enums.importOutcome.${repaired.outcome}`).toLowerCase(),
          }),
      { type: wrong ? "warning" : "success" },
    );
    return repaired;
  };
}
