import type { TestActor } from "#test/support/actors.ts";
import { database } from "#test/support/server.ts";

/** Gives an officer the whole of its office's area, and returns a village in it. */
export async function openArea({ userId, organization: { regionCode } }: TestActor): Promise<string> {
  await database().execute({ sql: "UPDATE users SET regionCode = ? WHERE id = ?", args: [regionCode, userId] });
  const { rows } = await database().execute({
    sql: "SELECT code FROM regions WHERE level = 'village' AND code > ? AND code < ? LIMIT 1",
    args: [regionCode, `${regionCode}/`],
  });
  return String(rows[0]?.code);
}
