import type { Client, InStatement } from "@libsql/client";
import { getTableColumns, getTableName } from "drizzle-orm";
import { type Dataset, TABLES, type TableName } from "./dataset.ts";

const MAX_CHARACTERS = 350_000;

/** Rows travel as one JSON argument: a tenth of the time that bound rows take. */
function insertAll(name: TableName, rows: Dataset[TableName]): InStatement[] {
  const columns = Object.entries(getTableColumns(TABLES[name]));
  const used = columns.filter(([key]) => rows.some((row) => (row as Record<string, unknown>)[key] !== undefined));
  const sql = `INSERT INTO ${getTableName(TABLES[name])} (${used.map(([, column]) => `"${column.name}"`).join(", ")})
    SELECT ${used.map((_, i) => `value->>${i}`).join(", ")} FROM json_each(?)`;
  const statements: InStatement[] = [];
  let chunk: string[] = [];
  let size = 0;
  const flush = () => {
    if (chunk.length > 0) statements.push({ sql, args: [`[${chunk.join(",")}]`] });
    chunk = [];
    size = 0;
  };
  for (const row of rows) {
    const values = used.map(([key, column]) => {
      const value = (row as Record<string, unknown>)[key] ?? column.default;
      return value === undefined || value === null ? null : column.mapToDriverValue(value);
    });
    const text = JSON.stringify(values);
    if (size + text.length > MAX_CHARACTERS) flush();
    chunk.push(text);
    size += text.length;
  }
  flush();
  return statements;
}

export async function store(client: Client, data: Dataset): Promise<void> {
  for (const name of Object.keys(TABLES) as TableName[]) {
    for (const statement of insertAll(name, data[name])) await client.batch([statement], "write");
  }
}
