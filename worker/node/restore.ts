import { existsSync } from "node:fs";
import { runCommand } from "./database.ts";
import { restoreBackup } from "./dump.ts";
import { filesNote } from "./filesNote.ts";
import { print } from "./output.ts";

await runCommand(async (env, database) => {
  const file = process.argv[2];
  if (!file || !existsSync(file)) throw new Error("Name the backup: npm run db:restore -- FILE");
  const counts = await restoreBackup(database.client, file);
  const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
  print(`${rows} rows of ${Object.keys(counts).length} tables are restored, as many as the backup has.`);
  print(await filesNote(database, env, "restore"));
});
