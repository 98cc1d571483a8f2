import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Client, InStatement } from "@libsql/client";

export const MIGRATIONS = join(import.meta.dirname, "migrations");

type Migration = { name: string; sha256: string; statements: string[] };

export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => {
      const sql = readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n");
      return {
        name: file.replace(/\.sql$/, ""),
        sha256: createHash("sha256").update(sql).digest("hex"),
        statements: sql
          .split("--> statement-breakpoint")
          .map((statement) => statement.trim())
          .filter((statement) => statement !== ""),
      };
    });
}

/** Applies what is new, in order; each migration and its row in one write batch: both are there or neither is. */
export async function migrate(client: Client, folder = MIGRATIONS, now = Date.now()): Promise<{ applied: string[] }> {
  const migrations = readMigrations(folder);
  await client.execute(
    "CREATE TABLE IF NOT EXISTS _migrations (name TEXT PRIMARY KEY, sha256 TEXT NOT NULL, appliedAt INTEGER NOT NULL)",
  );
  const rows = (await client.execute("SELECT name, sha256 FROM _migrations ORDER BY name")).rows;
  const done = new Map(rows.map((row) => [String(row.name), String(row.sha256)]));
  const known = new Set(migrations.map(({ name }) => name));
  const stranger = [...done.keys()].find((name) => !known.has(name));
  if (stranger) {
    throw new Error(`The database has migration ${stranger}, which this version does not know: run a newer version.`);
  }
  const applied: string[] = [];
  for (const { name, sha256, statements } of migrations) {
    const recorded = done.get(name);
    if (recorded === sha256) continue;
    if (recorded) throw new Error(`Migration ${name} was changed after it had been applied: restore its text.`);
    const record: InStatement = { sql: "INSERT INTO _migrations VALUES (?, ?, ?)", args: [name, sha256, now] };
    try {
      // SQLite ignores the foreign_keys pragma inside a transaction; only migrate() sets it around one.
      if (/PRAGMA foreign_keys/i.test(statements.join("\n"))) {
        await client.migrate([...statements.filter((sql) => !/^PRAGMA foreign_keys/i.test(sql)), record]);
      } else {
        await client.batch([...statements, record], "write");
      }
    } catch (error) {
      throw new Error(`Migration ${name} failed and left nothing behind: ${(error as Error).message}`);
    }
    applied.push(name);
  }
  return { applied };
}
