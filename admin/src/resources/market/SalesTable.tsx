import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import { useTranslate } from "react-admin";
import { Day, Figure, Money } from "../../fields/text.tsx";
import type { SalesMonth } from "./marketModel.ts";

export function SalesTable({ months }: { months: SalesMonth[] }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`resources.sales.${key}`);
  return (
    <Table size="small" aria-label={text("chart")}>
      <TableHead>
        <TableRow>
          <TableCell>{text("month")}</TableCell>
          <TableCell align="right">{text("orders")}</TableCell>
          <TableCell align="right">{text("value")}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {months.map(({ month, orders, valueIdr }) => (
          <TableRow key={month}>
            <TableCell component="th" scope="row">
              <Day value={month} kind="month" />
            </TableCell>
            <TableCell align="right">
              <Figure value={orders} />
            </TableCell>
            <TableCell align="right">
              <Money value={valueIdr} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
