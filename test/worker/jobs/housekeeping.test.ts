import { expect, it } from "vitest";
import { makeActor } from "#test/support/actors.ts";
import { database, runCron, server } from "#test/support/server.ts";

const DAY = 86_400_000;

it("removes what is past its keeping and nothing else, and a second run changes nothing", async () => {
  const { userId } = await makeActor("office");
  const key = (name: string, createdAt: number) => ({
    sql: "INSERT INTO idempotency_keys (userId, route, key, requestHash, status, createdAt) VALUES (?, 'r', ?, 'h', 200, ?)",
    args: [userId, name, createdAt],
  });
  const now = server.now();
  await database().batch([key("old", now - 91 * DAY), key("young", now - 89 * DAY)], "write");
  const kept = async () =>
    (await database().execute({ sql: "SELECT key FROM idempotency_keys WHERE userId = ?", args: [userId] })).rows.map(
      (row) => row.key,
    );
  await runCron("0 18 * * *");
  expect(await kept()).toEqual(["young"]);
  await runCron("0 18 * * *");
  expect(await kept()).toEqual(["young"]);
});
