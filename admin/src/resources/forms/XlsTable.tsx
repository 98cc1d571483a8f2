import Box from "@mui/material/Box";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import { useLocale, useTranslate } from "react-admin";
import type { NotTaken } from "#worker/forms/xlsform/notTaken.ts";
import { wordsIn } from "../../forms/formText.ts";

/** What a file held that a form cannot take, line by line, with the reason. */
export function XlsTable({ notTaken }: { notTaken: readonly NotTaken[] }) {
  const translate = useTranslate();
  const locale = useLocale();
  const text = (key: string) => translate(`resources.forms.xls.${key}`);
  return (
    <Box sx={{ overflow: "auto", maxHeight: 320 }} tabIndex={0} role="region" aria-label={text("list")}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {["sheet", "row", "column", "what", "became", "why"].map((key) => (
              <TableCell key={key}>{text(key)}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {notTaken.map((note, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same
            <TableRow key={at}>
              <TableCell>{note.sheet}</TableCell>
              <TableCell>{note.row}</TableCell>
              <TableCell>{note.column}</TableCell>
              <TableCell sx={{ minWidth: 130, overflowWrap: "anywhere", fontFamily: "monospace" }}>
                {note.value}
              </TableCell>
              <TableCell>{text(note.changed ? "changed" : "dropped")}</TableCell>
              <TableCell sx={{ minWidth: 180 }}>{wordsIn(note.why, locale)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
