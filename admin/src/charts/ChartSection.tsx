import ChartIcon from "@mui/icons-material/BarChartOutlined";
import Download from "@mui/icons-material/FileDownloadOutlined";
import TableIcon from "@mui/icons-material/TableRowsOutlined";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import Skeleton from "@mui/material/Skeleton";
import Tooltip from "@mui/material/Tooltip";
import { type ReactNode, Suspense, useState } from "react";
import { useTranslate } from "react-admin";
import { Section } from "../page/Section.tsx";
import { FigureTableView } from "./FigureTableView.tsx";
import { csvName, type FigureTable } from "./figureTable.ts";

interface ChartSectionProps {
  title: string;
  note?: ReactNode;
  table: FigureTable;
  /** Parts of the file's name: of what, as of when. */
  file?: (string | undefined)[];
  /** Room kept while the chart is on its way. */
  height?: number;
  /** Above the chart and the table alike, and under both. */
  top?: ReactNode;
  foot?: ReactNode;
  /** What is shown is the table already. */
  tableOnly?: boolean;
  children: ReactNode;
}

/** A chart that is also a table and a file: what cannot be seen can be read, and taken along. */
export function ChartSection({
  title,
  note,
  table,
  file = [],
  height = 260,
  top,
  foot,
  tableOnly,
  children,
}: ChartSectionProps) {
  const translate = useTranslate();
  const [read, setRead] = useState(false);
  const save = () => void import("./saveCsv.ts").then(({ saveCsv }) => saveCsv(table, csvName(title, ...file)));
  const swap = translate(read ? "outcomes.chart.asChart" : "outcomes.chart.asTable", { title });
  const csv = translate("outcomes.chart.csv", { title });
  return (
    <Section
      title={title}
      note={note}
      action={
        <Box sx={{ display: "flex", alignItems: "center", gap: 0.5, flexShrink: 0 }}>
          {!tableOnly && (
            <Tooltip title={swap}>
              <IconButton size="small" aria-label={swap} onClick={() => setRead(!read)}>
                {read ? <ChartIcon fontSize="small" /> : <TableIcon fontSize="small" />}
              </IconButton>
            </Tooltip>
          )}
          <Tooltip title={csv}>
            <IconButton size="small" aria-label={csv} onClick={save}>
              <Download fontSize="small" />
            </IconButton>
          </Tooltip>
        </Box>
      }
    >
      {top}
      {read ? (
        <FigureTableView table={table} />
      ) : (
        <Suspense fallback={<Skeleton variant="rounded" height={height} />}>{children}</Suspense>
      )}
      {foot}
    </Section>
  );
}
