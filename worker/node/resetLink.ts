import { createHash, randomBytes } from "node:crypto";
import type { Client } from "@libsql/client";
import { FIRST_ADMIN } from "#db/seed/empty.ts";
import { print } from "./output.ts";

const HOUR = 3_600_000;

/** A one-time link with which a user sets a password; valid one hour, earlier ones end. */
export async function makeResetLink(client: Client, userId: string, origin: string, now: number): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const tokenHash = createHash("sha256").update(`reset|${token}`).digest("hex");
  await client.batch(
    [
      { sql: "UPDATE password_resets SET usedAt = ? WHERE userId = ? AND usedAt IS NULL", args: [now, userId] },
      {
        sql: `INSERT INTO password_resets (tokenHash, organizationId, userId, createdAt, createdBy, expiresAt)
          SELECT ?, organizationId, id, ?, 'system:operator', ? FROM users WHERE id = ?`,
        args: [tokenHash, now, now + HOUR, userId],
      },
    ],
    "write",
  );
  return `${origin}/#/reset/${token}`;
}

/** While the first admin has no password, each start prints a fresh link to set one. */
export async function printFirstAdmin(client: Client, origin: string, now: number): Promise<void> {
  const { rows } = await client.execute({
    sql: "SELECT id FROM users WHERE email = ? AND passwordHash IS NULL AND deletedAt IS NULL",
    args: [FIRST_ADMIN],
  });
  if (!rows[0]) return;
  print(`Set the password of ${FIRST_ADMIN} within an hour:`);
  print(`  ${await makeResetLink(client, String(rows[0].id), origin, now)}`);
}
