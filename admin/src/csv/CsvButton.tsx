import Download from "@mui/icons-material/FileDownloadOutlined";
import { useState } from "react";
import {
  Button,
  type DataProvider,
  type RaRecord,
  useDataProvider,
  useListContext,
  useNotify,
  useTranslate,
} from "react-admin";
import { today } from "../format/clock.ts";
import { type Cell, toCsv } from "./csv.ts";

export interface Column<R extends RaRecord = RaRecord> {
  /** Field whose label becomes the heading. */
  field: string;
  value?: (record: R, translate: (key: string) => string) => Cell;
  /** Resource the field is an id of: its name is written instead. */
  reference?: string;
}

const page = 1000;
const most = 20_000;

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Names of the records that the ids of a page stand for. */
async function readNames(
  dataProvider: Pick<DataProvider, "getMany">,
  columns: readonly Column[],
  data: readonly RaRecord[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { field, reference } of columns) {
    if (!reference) continue;
    const ids = [...new Set(data.map((record) => record[field]).filter(Boolean))];
    const found = await dataProvider.getMany(reference, { ids });
    for (const one of found.data) names.set(String(one.id), one.name ?? one.buyer ?? one.id);
  }
  return names;
}

/** Downloads the whole list under the current filter, page by page. */
export function CsvButton<R extends RaRecord>({ columns }: { columns: Column<R>[] }) {
  const { resource, filterValues, filter, sort, total } = useListContext();
  const dataProvider = useDataProvider();
  const translate = useTranslate();
  const notify = useNotify();
  const [busy, setBusy] = useState(false);

  const run = async () => {
    setBusy(true);
    try {
      const rows: Cell[][] = [];
      for (let at = 1; rows.length < Math.min(total ?? 0, most); at++) {
        const { data } = await dataProvider.getList<R>(resource, {
          pagination: { page: at, perPage: page },
          sort,
          filter: { ...filterValues, ...filter },
        });
        if (data.length === 0) break;
        const names = await readNames(dataProvider, columns as Column[], data);
        const cellOf = (record: R, { field, value, reference }: Column<R>): Cell => {
          if (value) return value(record, translate);
          return reference ? (names.get(String(record[field])) ?? record[field]) : record[field];
        };
        for (const record of data) rows.push(columns.map((column) => cellOf(record, column)));
      }
      const headings = columns.map(({ field }) => translate(`resources.${resource}.fields.${field}`));
      save(`lanjut-${resource}-${today()}.csv`, toCsv(headings, rows));
    } catch (fault) {
      notify((fault as Error).message, { type: "error" });
    } finally {
      setBusy(false);
    }
  };

  return (
    <Button label="ra.action.export" onClick={run} disabled={busy || !total}>
      <Download />
    </Button>
  );
}
