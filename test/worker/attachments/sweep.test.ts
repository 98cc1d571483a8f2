import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openDb } from "#db/client.ts";
import { newId } from "#db/ids.ts";
import { makeOrganization } from "#test/support/actors.ts";
import { database, server } from "#test/support/server.ts";
import type { Context } from "#worker/context.ts";
import { runFileSweep } from "#worker/resources/attachments/sweep.ts";

const DAY = 86_400_000;
let miniflare: Miniflare;

beforeAll(() => {
  miniflare = new Miniflare(
    convertV4MiniflareOptions({ modules: true, script: "export default { fetch() {} }", r2Buckets: ["FILES"] }),
  );
});
afterAll(() => miniflare.dispose());

it("removes files without a row, a sixteenth a night, and none of the last day", async () => {
  const files = await miniflare.getR2Bucket("FILES");
  const organization = await makeOrganization();
  // A night on which the files that start with 0 are looked at.
  const now = (Math.ceil(server.now() / DAY / 16) + 1) * 16 * DAY;
  const put = (key: string, at: number | undefined) =>
    files.put(`attachments/${key}`, "x", at === undefined ? {} : { customMetadata: { at: String(at) } });
  await put("0-orphan", now - 2 * DAY);
  await put("0-young", now - DAY / 2);
  await put("0-unknown", undefined);
  await put("1-another-night", now - 2 * DAY);
  await put("0-kept", now - 2 * DAY);
  await database().execute({
    sql: `INSERT INTO attachments (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, deletedAt, subject, subjectId,
      kind, name, contentType, size, sha256, objectKey) VALUES (?, ?, 1, 'x', 1, 'x', 2, 'orders', 'o', 'photo', 'a', 'b', 1, 'c', 'attachments/0-kept')`,
    args: [newId("fil", now), organization.id],
  });
  for (let i = 0; i < 230; i++) await put(`0-many-${i}`, now - 3 * DAY);
  const ctx = (at: number) => ({ db: openDb(database()), env: { FILES: files }, now: at }) as unknown as Context;
  expect(await runFileSweep(ctx(now))).toEqual({ seen: 232, removed: 231 });
  expect(await runFileSweep(ctx(now))).toEqual({ seen: 1, removed: 0 });
  const left = async () => (await files.list({ prefix: "attachments/" })).objects.map(({ key }) => key.slice(12));
  expect(await left()).toEqual(["0-kept", "0-unknown", "0-young", "1-another-night"]);
  await runFileSweep(ctx(now + DAY));
  expect(await left()).toEqual(["0-kept", "0-unknown", "0-young"]);
});
