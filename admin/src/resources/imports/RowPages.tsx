import Box from "@mui/material/Box";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TablePagination from "@mui/material/TablePagination";
import TableRow from "@mui/material/TableRow";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type HttpError, useLocale, useTranslate } from "react-admin";
import type { ImportOutcome } from "#db/constants.ts";
import { EmptyState } from "../../page/EmptyState.tsx";
import { Fault } from "../../page/Fault.tsx";
import { LinesSkeleton } from "../../page/Loading.tsx";
import { request } from "../../providers/http.ts";
import { fieldLabel, type Import, type ImportRow } from "./importModel.ts";

const perPage = 25;

function useRows(job: Import, outcome: ImportOutcome | undefined, page: number) {
  return useQuery<{ rows: ImportRow[]; total: number }, HttpError>({
    queryKey: ["import-rows", job.id, job.version, outcome ?? "all", page],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = new URLSearchParams({ range: JSON.stringify([page * perPage, (page + 1) * perPage - 1]) });
      if (outcome) query.set("filter", JSON.stringify({ outcome }));
      const { json, headers } = await request<ImportRow[]>(`/api/imports/${job.id}/rows?${query}`, { signal });
      return { rows: json, total: Number(headers.get("Content-Range")?.split("/").pop()) || json.length };
    },
  });
}

/** Rows of one outcome as they stand in the file, page by page. */
export function RowPages({ job, outcome }: { job: Import; outcome?: ImportOutcome }) {
  const translate = useTranslate();
  const locale = useLocale();
  const [page, setPage] = useState(0);
  const { data, error, refetch } = useRows(job, outcome, page);
  if (error && !data) return <Fault fault={error} retry={refetch} />;
  if (!data) return <LinesSkeleton />;
  if (data.rows.length === 0) return <EmptyState title={translate("resources.imports.noRows")} />;
  const fields = job.mapping.flatMap(({ field }) => (field && field !== "number" ? [field] : []));
  return (
    <>
      <Box sx={{ overflowX: "auto" }} tabIndex={0} role="region" aria-label={translate("resources.imports.tabs")}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell align="right">{translate("resources.imports.row")}</TableCell>
              {!outcome && <TableCell>{translate("resources.imports.fields.state")}</TableCell>}
              {fields.map((field) => (
                <TableCell key={field}>{fieldLabel(job.kind, field, locale)}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {data.rows.map((row) => (
              <TableRow key={row.row}>
                <TableCell align="right">{row.row}</TableCell>
                {!outcome && <TableCell>{translate(`enums.importOutcome.${row.outcome}`)}</TableCell>}
                {fields.map((field) => (
                  <TableCell key={field} sx={{ whiteSpace: "nowrap" }}>
                    {row.values?.[field] ?? ""}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      <TablePagination
        component="div"
        count={data.total}
        page={page}
        rowsPerPage={perPage}
        rowsPerPageOptions={[perPage]}
        onPageChange={(_event, next) => setPage(next)}
        labelDisplayedRows={({ from, to, count }) =>
          translate("ra.navigation.page_range_info", { offsetBegin: from, offsetEnd: to, total: count })
        }
        getItemAriaLabel={(type) => translate(`ra.navigation.${type}`)}
      />
    </>
  );
}
