import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, renameSync, rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type { Client } from "@libsql/client";

const INSERT = /^INSERT INTO ("(?:[^"]|"")+"|\S+) VALUES(?=\()/;
const TRAILER = "-- lanjut ";
const MAX_STATEMENTS = 50;
const MAX_CHARACTERS = 400_000;
/** Tables of the machinery around the database, not of its contents. */
const isOwn = (table: string) => !/^_probe$|^(sqlite|libsql|litestream)_/.test(table);

export type Counts = Record<string, number>;

const unquote = (name: string) => (name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name);

function bump(counts: Counts, table: string): void {
  counts[table] = (counts[table] ?? 0) + 1;
}

/**
 * Writes the server's own dump (one read transaction: a consistent state while others write) to a gzip file whose
 * last line holds the row counts and a hash of all before it. The file appears only when it is whole.
 */
export async function writeBackup(url: string, authToken: string | undefined, file: string): Promise<Counts> {
  const address = new URL("/dump", url.replace(/^(libsql|wss):/, "https:").replace(/^ws:/, "http:"));
  const token = authToken ?? new URL(url).searchParams.get("authToken");
  const response = await fetch(address, { headers: token ? { authorization: `Bearer ${token}` } : {} });
  if (!response.ok || !response.body) throw new Error(`The database refused a dump (${response.status}).`);
  const counts: Counts = {};
  const hash = createHash("sha256");
  let last = "";
  const lines = createInterface({
    input: Readable.fromWeb(response.body as never),
    crlfDelay: Number.POSITIVE_INFINITY,
  });
  async function* trailed() {
    for await (const line of lines) {
      const table = INSERT.exec(line)?.[1];
      if (table && isOwn(unquote(table))) bump(counts, unquote(table));
      if (line.trim() !== "") last = line;
      hash.update(`${line}\n`);
      yield `${line}\n`;
    }
    if (last !== "COMMIT;") throw new Error("The dump ended early: try again.");
    yield `${TRAILER}${JSON.stringify({ sha256: hash.digest("hex"), counts })}\n`;
  }
  const unfinished = `${file}.part`;
  try {
    await pipeline(trailed, createGzip(), createWriteStream(unfinished, { mode: 0o600 }));
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return counts;
}

async function* readLines(file: string): AsyncGenerator<string> {
  const unzipped = new Transform({ transform: (chunk, _encoding, done) => done(null, chunk) });
  const unzipping = pipeline(createReadStream(file), createGunzip(), unzipped);
  unzipping.catch(() => undefined);
  yield* createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY });
  await unzipping;
}

/** Counts and hash of a backup, checked over the whole file before any of it is written. */
export async function checkBackup(file: string): Promise<Counts> {
  const hash = createHash("sha256");
  let trailer: string | undefined;
  try {
    for await (const line of readLines(file)) {
      if (line.startsWith(TRAILER)) trailer = line.slice(TRAILER.length);
      else hash.update(`${line}\n`);
    }
  } catch (error) {
    throw new Error(`${file} cannot be read as a backup (${(error as Error).message}).`);
  }
  const told = trailer === undefined ? undefined : (JSON.parse(trailer) as { sha256: string; counts: Counts });
  if (!told || told.sha256 !== hash.digest("hex")) throw new Error(`${file} is damaged or not a backup of Lanjut.`);
  return told.counts;
}

/** Whether text is a whole statement: a trigger's body has semicolons of its own, between BEGIN or CASE and END. */
function isComplete(text: string): boolean {
  const code = text.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//g, " ");
  const words = (pattern: RegExp) => code.match(pattern)?.length ?? 0;
  return /;\s*$/.test(code) && words(/\b(BEGIN|CASE)\b/gi) === words(/\bEND\b/gi);
}

/** The statements of a dump, rows of one table joined into few statements. */
async function* readStatements(file: string): AsyncGenerator<string> {
  let open = "";
  let rows: { head: string; values: string[]; size: number } | undefined;
  const flush = () => {
    const joined = rows ? [`${rows.head}${rows.values.join(",")}`] : [];
    rows = undefined;
    return joined;
  };
  for await (const line of readLines(file)) {
    const insert = open === "" ? INSERT.exec(line) : null;
    if (insert) {
      if (!isOwn(unquote(insert[1] ?? ""))) continue;
      const values = line.slice(insert[0].length).replace(/;\s*$/, "");
      if (rows && (rows.head !== insert[0] || rows.size > MAX_CHARACTERS / 4)) yield* flush();
      rows ??= { head: insert[0], values: [], size: 0 };
      rows.values.push(values);
      rows.size += values.length;
      continue;
    }
    if (open === "" && (/^(PRAGMA |BEGIN|COMMIT|--)/.test(line) || line.trim() === "")) continue;
    open += `${line}\n`;
    if (!isComplete(open)) continue;
    yield* flush();
    if (isOwn(/^CREATE TABLE (?:IF NOT EXISTS )?["'`]?(\w+)/i.exec(open)?.[1] ?? "")) yield open.trim();
    open = "";
  }
  yield* flush();
}

export async function isEmpty(client: Client): Promise<boolean> {
  const { rows } = await client.execute("SELECT name FROM sqlite_schema WHERE type = 'table'");
  return !rows.some((row) => isOwn(String(row.name)));
}

/** Writes a checked backup into an empty database and compares every table's rows with what the backup tells. */
export async function restoreBackup(client: Client, file: string): Promise<Counts> {
  const told = await checkBackup(file);
  if (!(await isEmpty(client))) throw new Error("The database is not empty: a backup is restored only into a new one.");
  let batch: string[] = [];
  let size = 0;
  const write = async () => {
    // Rows come table by table: only migrate() suspends the foreign keys meanwhile.
    if (batch.length > 0) await client.migrate(batch);
    batch = [];
    size = 0;
  };
  for await (const statement of readStatements(file)) {
    if (batch.length >= MAX_STATEMENTS || size + statement.length > MAX_CHARACTERS) await write();
    batch.push(statement);
    size += statement.length;
  }
  await write();
  for (const [table, expected] of Object.entries(told)) {
    const { rows } = await client.execute(`SELECT count(*) AS n FROM "${table.replaceAll('"', '""')}"`);
    if (rows[0]?.n !== expected) throw new Error(`${table}: ${rows[0]?.n} rows restored, the backup has ${expected}.`);
  }
  const { rows } = await client.execute("PRAGMA foreign_key_check");
  if (rows[0]) throw new Error(`A row of ${rows[0].table} refers to one that is missing.`);
  return told;
}
