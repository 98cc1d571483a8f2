import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import type { Theme } from "@mui/material/styles";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import useMediaQuery from "@mui/material/useMediaQuery";
import { useState } from "react";
import { useLocale, useTranslate } from "react-admin";
import { Quiet } from "../../fields/text.tsx";
import { useMayI } from "../../providers/useSession.ts";
import { fieldLabel, type Import, type ImportRow, mayStand, type RowFault } from "./importModel.ts";
import { LevelMark } from "./LevelMark.tsx";
import { RepairButton } from "./RepairButton.tsx";
import { RowDialog } from "./RowDialog.tsx";

/** Every fault on a line of its own: which cell, what stands there, why it cannot stay, and the repair. */
export function FaultTable({ job, rows }: { job: Import; rows: ImportRow[] }) {
  const translate = useTranslate();
  const locale = useLocale();
  const mayI = useMayI();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down("md"));
  const [editing, setEditing] = useState<number>();
  const repairs = job.state === "ready" && mayI("imports", "edit");
  const edited = rows.find(({ row }) => row === editing);
  const columnOf = (fault: RowFault) => fault.heading ?? fieldLabel(job.kind, fault.column, locale);
  const text = (key: string, options = {}) => translate(`resources.imports.${key}`, options);

  const buttons = (row: ImportRow, fault: RowFault, first: boolean) =>
    repairs && (
      <Box sx={{ display: "flex", gap: 0.5, flexWrap: "wrap" }}>
        {fault.proposal && (
          <RepairButton
            job={job}
            row={row.row}
            values={fault.proposal.values}
            label={text("accept", { label: fault.proposal.label })}
          />
        )}
        {mayStand(fault) && (
          <RepairButton
            job={job}
            row={row.row}
            values={{ [fault.column]: fault.value ?? "" }}
            label={text("stands")}
            quiet
          />
        )}
        {first && (
          <Button
            size="small"
            onClick={() => setEditing(row.row)}
            aria-label={`${text("edit")}: ${text("editRow", { row: row.row })}`}
          >
            {text("edit")}
          </Button>
        )}
      </Box>
    );

  return (
    <>
      {narrow ? (
        <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
          {rows.flatMap((row) =>
            row.errors.map((fault, at) => (
              <Box
                component="li"
                key={`${row.row}-${fault.column}-${fault.code}`}
                sx={{ px: 1.5, py: 1.25, borderTop: 1, borderColor: "divider", display: "grid", gap: 0.5 }}
              >
                <Box sx={{ display: "flex", justifyContent: "space-between", gap: 1 }}>
                  <strong>
                    {row.row} · {row.name ?? "–"}
                  </strong>
                  <LevelMark level={fault.level} outcome={row.outcome} />
                </Box>
                <Box sx={{ fontSize: "0.875rem" }}>
                  <Quiet>{columnOf(fault)}:</Quiet> {fault.value ?? "–"}
                </Box>
                <Box sx={{ fontSize: "0.875rem" }}>{fault.message}</Box>
                {buttons(row, fault, at === 0)}
              </Box>
            )),
          )}
        </Box>
      ) : (
        <Box sx={{ overflowX: "auto" }}>
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell align="right">{text("row")}</TableCell>
                <TableCell>{text(job.kind === "roster" ? "person" : "group")}</TableCell>
                <TableCell>{text("column")}</TableCell>
                <TableCell sx={{ minWidth: 160 }}>{text("value")}</TableCell>
                <TableCell sx={{ minWidth: 260 }}>{text("reason")}</TableCell>
                {repairs && <TableCell>{text("repair")}</TableCell>}
              </TableRow>
            </TableHead>
            <TableBody>
              {rows.flatMap((row) =>
                row.errors.map((fault, at) => (
                  <TableRow key={`${row.row}-${fault.column}-${fault.code}`}>
                    <TableCell align="right">{at === 0 && row.row}</TableCell>
                    <TableCell>{at === 0 && (row.name ?? <Quiet>–</Quiet>)}</TableCell>
                    <TableCell>
                      {columnOf(fault)} {fault.cell && <Quiet>{fault.cell}</Quiet>}
                    </TableCell>
                    <TableCell sx={{ overflowWrap: "anywhere" }}>{fault.value ?? <Quiet>–</Quiet>}</TableCell>
                    <TableCell>
                      <LevelMark level={fault.level} outcome={row.outcome} /> {fault.message}
                    </TableCell>
                    {repairs && <TableCell>{buttons(row, fault, at === 0)}</TableCell>}
                  </TableRow>
                )),
              )}
            </TableBody>
          </Table>
        </Box>
      )}
      {edited && <RowDialog job={job} row={edited} onClose={() => setEditing(undefined)} />}
    </>
  );
}
