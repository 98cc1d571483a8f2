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

it("forgets notices and messages after a year, but none that still waits", async () => {
  const { userId, organization } = await makeActor("office");
  const now = server.now();
  const owned = "organizationId, createdAt, createdBy, updatedAt, updatedBy, userId, kind, dedupeKey";
  const rows = [366, 364].flatMap((days) => {
    const at = now - days * DAY;
    const values = [organization.id, at, "test", at, "test", userId, "case_due"];
    const message = (state: string) => ({
      sql: `INSERT INTO deliveries (${owned}, id, channel, state, notBefore) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'email', ?, ?)`,
      args: [...values, `${state}${days}`, `dlv_${state}${days}${userId}`, state, now + 1_000 * DAY],
    });
    const notice = {
      sql: `INSERT INTO notifications (${owned}, id, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      args: [...values, `n${days}`, `ntf_${days}${userId}`, at],
    };
    return [message("sent"), message("dead"), message("waiting"), notice];
  });
  await database().batch(rows, "write");
  const kept = async () => {
    const keys = async (table: string) =>
      (await database().execute({ sql: `SELECT dedupeKey FROM ${table} WHERE userId = ?`, args: [userId] })).rows
        .map((row) => String(row.dedupeKey))
        .sort();
    return [await keys("notifications"), await keys("deliveries")];
  };
  await runCron("0 18 * * *");
  expect(await kept()).toEqual([["n364"], ["dead364", "sent364", "waiting364", "waiting366"]]);
});
