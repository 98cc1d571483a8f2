import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { runCommand } from "./database.ts";
import { writeBackup } from "./dump.ts";
import { filesNote } from "./filesNote.ts";
import { print } from "./output.ts";

await runCommand(async (env, database) => {
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", "").replace("T", "-");
  const file = resolve(process.argv[2] ?? `lanjut-${stamp}.sql.gz`);
  if (existsSync(file)) throw new Error(`${file} exists: name another file.`);
  const counts = await writeBackup(database.url, database.authToken, file);
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  print(`${rows} rows of ${Object.keys(counts).length} tables are in ${file}.`);
  print(await filesNote(database, env, "backup"));
  print(
    "Keep the secrets (FIELD_KEYS, INDEX_KEY, PEPPER, AUDIT_SIGNING_KEY) apart: without them NIK and phones stay unreadable.",
  );
});
