import Box from "@mui/material/Box";
import Link from "@mui/material/Link";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import { Link as RouterLink } from "react-router-dom";
import { type FigureTable, sayCell } from "./figureTable.ts";

const caption = {
  position: "absolute",
  width: 1,
  height: 1,
  overflow: "hidden",
  clipPath: "inset(50%)",
  whiteSpace: "nowrap",
} as const;

/** The names of rows stay while a wide table is moved. */
const named = { position: "sticky", left: 0, zIndex: 1, minWidth: 96, backgroundColor: "background.paper" } as const;

/** The figures of a chart to read; each that has a list behind it opens it. */
export function FigureTableView({ table: { title, columns, rows } }: { table: FigureTable }) {
  return (
    // A wide table is moved by keyboard too.
    <Box role="region" aria-label={title} tabIndex={0} sx={{ overflowX: "auto", position: "relative" }}>
      <Table size="small" sx={{ "& tbody tr:last-of-type th": { borderBottom: 0 } }}>
        <Box component="caption" sx={caption}>
          {title}
        </Box>
        <TableHead>
          <TableRow>
            {columns.map(({ label, kind }, at) => (
              <TableCell
                key={label}
                align={kind === "text" || at === 0 ? "left" : "right"}
                sx={{ whiteSpace: "normal", minWidth: kind === "said" ? 104 : undefined, ...(at === 0 && named) }}
              >
                {label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, line) => (
            // Rows keep their order, and two may be named alike.
            // biome-ignore lint/suspicious/noArrayIndexKey: fixed order
            <TableRow key={line}>
              {row.map(({ value, to }, at) => {
                const { label = "", kind = "text" } = columns[at] ?? {};
                const said = sayCell(value, kind);
                return (
                  <TableCell
                    key={label}
                    component={at === 0 ? "th" : "td"}
                    scope={at === 0 ? "row" : undefined}
                    align={kind === "text" || at === 0 ? "left" : "right"}
                    sx={{
                      whiteSpace: kind === "text" || kind === "said" ? "normal" : "nowrap",
                      ...(at === 0 && named),
                    }}
                  >
                    {to ? (
                      <Link component={RouterLink} to={to}>
                        {said}
                      </Link>
                    ) : (
                      said
                    )}
                  </TableCell>
                );
              })}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
