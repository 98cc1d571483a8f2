import Download from "@mui/icons-material/FileDownloadOutlined";
import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { csvName, type FigureTable } from "../../charts/figureTable.ts";
import { saveCsv } from "../../charts/saveCsv.ts";

/** Hands a table of figures over as a file; its name says what they are of. */
export function CsvButton({ table, of }: { table: FigureTable; of: string[] }) {
  const translate = useTranslate();
  return (
    <Button
      className="no-print"
      size="small"
      startIcon={<Download />}
      aria-label={translate("resources.protection.csvOf", { title: table.title })}
      onClick={() => saveCsv(table, csvName(table.title, ...of))}
    >
      CSV
    </Button>
  );
}
