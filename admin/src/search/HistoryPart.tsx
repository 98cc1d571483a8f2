import Box from "@mui/material/Box";
import Table from "@mui/material/Table";
import TableBody from "@mui/material/TableBody";
import TableCell from "@mui/material/TableCell";
import TableContainer from "@mui/material/TableContainer";
import TableHead from "@mui/material/TableHead";
import TableRow from "@mui/material/TableRow";
import { useTranslate } from "react-admin";
import { Day, EnumText, Figure, Money, Quiet } from "../fields/text.tsx";
import { RecordLink } from "../list/RecordLink.tsx";
import { Section } from "../page/Section.tsx";
import { HAS_PAGE, type HistoryLine, type Part, SUMMED, sumOf, WORDS } from "./historyModel.ts";

interface HistoryPartProps {
  part: Part;
  lines: HistoryLine[];
  /** Name of a group by its id, where there are several. */
  nameOf?: (groupId: string) => string | undefined;
}

/** All of one kind, newest first, as a table that prints. */
export function HistoryPart({ part, lines, nameOf }: HistoryPartProps) {
  const translate = useTranslate();
  const words = WORDS[part];
  const sum = SUMMED.includes(part) ? sumOf(lines) : 0;
  const onWide = { display: { xs: "none", sm: "table-cell" }, "@media print": { display: "table-cell" } };
  const what = ({ what }: HistoryLine) => (words.what ? <EnumText of={words.what} value={what} /> : what);
  const anyAmount = lines.some(({ amountIdr }) => amountIdr !== null);
  const column = (key: string) => translate(`search.column.${key}`);
  return (
    <Section
      title={`${translate(`resources.${part}.name`, { smart_count: 2 })} (${lines.length})`}
      action={
        sum > 0 && (
          <strong>
            <Money value={sum} />
          </strong>
        )
      }
      flush
    >
      <TableContainer>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{column("on")}</TableCell>
              <TableCell>{column("what")}</TableCell>
              {words.state && <TableCell sx={onWide}>{column("state")}</TableCell>}
              {anyAmount && <TableCell align="right">{column(part === "follow-ups" ? "revenue" : "amount")}</TableCell>}
              {nameOf && <TableCell sx={onWide}>{column("group")}</TableCell>}
            </TableRow>
          </TableHead>
          <TableBody>
            {lines.map((line) => (
              <TableRow key={line.id}>
                <TableCell>
                  <Day value={line.on} />
                  {line.until && (
                    <Quiet>
                      {" – "}
                      <Day value={line.until} />
                    </Quiet>
                  )}
                </TableCell>
                <TableCell>
                  {HAS_PAGE.includes(part) ? (
                    <RecordLink resource={part} id={line.id}>
                      {line.what && part !== "cases" ? what(line) : translate(`search.one.${part}`)}
                    </RecordLink>
                  ) : (
                    (what(line) ?? translate(`search.one.${part}`, { _: "–" }))
                  )}
                  {typeof line.quantity === "number" && (
                    <Quiet>
                      {" · "}
                      <Figure value={line.quantity} /> {line.unit}
                    </Quiet>
                  )}
                  <Box sx={{ display: { xs: "block", sm: "none" }, "@media print": { display: "none" } }}>
                    <Quiet>
                      {words.state && <EnumText of={words.state} value={line.state} />}
                      {words.state && nameOf && " · "}
                      {nameOf?.(line.groupId)}
                    </Quiet>
                  </Box>
                </TableCell>
                {words.state && (
                  <TableCell sx={onWide}>
                    <EnumText of={words.state} value={line.state} />
                  </TableCell>
                )}
                {anyAmount && (
                  <TableCell align="right">
                    <Money value={line.amountIdr} />
                  </TableCell>
                )}
                {nameOf && <TableCell sx={onWide}>{nameOf(line.groupId)}</TableCell>}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </Section>
  );
}
