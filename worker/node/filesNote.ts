import { join, resolve } from "node:path";
import type { Database } from "./database.ts";

const NONE = "No photo or document belongs to these rows.";

/** Where photos, documents and downloads are: in the data folder, or in the bucket beside a database elsewhere. */
function placeOf(remote: boolean, dataFolder: string): string {
  const folder = join(resolve(dataFolder), "files");
  return remote
    ? `the bucket lanjut-files (on an own server: ${folder}); copy it with a tool for S3, such as rclone`
    : `${folder}; copy that folder while the system is stopped`;
}

/** What an operator has to know of files: a backup holds the database, and only tells that there are any. */
export async function filesNote(
  { client }: Pick<Database, "client">,
  env: { LANJUT_DATA: string; TURSO_DATABASE_URL?: string | undefined },
  command: "backup" | "restore",
): Promise<string> {
  // A backup of an older release has no such table yet.
  const known = await client.execute("SELECT 1 FROM sqlite_schema WHERE name = 'attachments'");
  if (known.rows.length === 0) return NONE;
  const { rows } = await client.execute("SELECT count(*) AS n, coalesce(sum(size), 0) AS bytes FROM attachments");
  const n = Number(rows[0]?.n);
  if (n === 0) return NONE;
  const size = `${n} photos and documents (${Math.ceil(Number(rows[0]?.bytes) / 1_000_000)} MB)`;
  const place = placeOf(Boolean(env.TURSO_DATABASE_URL), env.LANJUT_DATA);
  return command === "backup"
    ? `${size} are not in it, only their rows. They are in ${place}.`
    : `${size} belong to these rows and are no part of a backup: put their copy back. Their place is ${place}.`;
}
