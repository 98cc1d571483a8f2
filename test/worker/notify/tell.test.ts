import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NOON, type OwnDatabase, openOwnDatabase } from "#test/support/ownDatabase.ts";
import { guardThat, writeBatch } from "#worker/http/commit.ts";
import { type Telling, tellStatements } from "#worker/notify/tell.ts";

let own: OwnDatabase;
let office: string;
let serial = 0;

beforeAll(async () => {
  own = await openOwnDatabase();
  office = await own.organization();
}, 60_000);
afterAll(() => own.stop());

const about = (more: object): Telling =>
  ({ organizationId: office, kind: "case_due", dedupeKey: `k${++serial}`, ...more }) as Telling;

interface Notice {
  kind: string;
  subject: string | null;
  subjectId: string | null;
  data: string | null;
  at: number;
  readAt: number | null;
}
const notices = (userId: string) => own.rows<Notice>("SELECT * FROM notifications WHERE userId = ?", userId);
const messages = (userId: string) =>
  own.rows<{ channel: string; state: string; data: string | null }>(
    "SELECT * FROM deliveries WHERE userId = ?",
    userId,
  );

describe("telling", () => {
  test("writes a notice and a message by the channel of one's choice", async () => {
    const plain = await own.person(office, "officer");
    const phone = await own.person(office, "officer", { channel: "whatsapp", phone: "+6281234567890" });
    const silent = await own.person(office, "officer", { channel: "none" });
    const record = { subject: "cases", subjectId: "cas_000001", data: { count: 2, day: "2026-06-20" } } as const;
    await own.tell(NOON, ...[plain, phone, silent].map(({ userId }) => about({ userId, ...record })));
    for (const { userId } of [plain, phone, silent]) {
      const [notice] = await notices(userId);
      expect(notice).toMatchObject({
        kind: "case_due",
        subject: "cases",
        subjectId: "cas_000001",
        at: NOON,
        readAt: null,
      });
      expect(JSON.parse(notice?.data ?? "")).toEqual(record.data);
    }
    expect(await messages(plain.userId)).toMatchObject([{ channel: "email", state: "waiting" }]);
    expect(await messages(phone.userId)).toMatchObject([{ channel: "whatsapp", state: "waiting" }]);
    expect(await messages(silent.userId)).toEqual([]);
  });

  test("the same thing once, in one batch or in several, and not later either", async () => {
    const { userId } = await own.person(office, "officer");
    const twice = about({ userId });
    await own.tell(NOON, twice, twice);
    await own.tell(NOON + 1_000, twice);
    expect(await notices(userId)).toHaveLength(1);
    await own.client.execute({ sql: "DELETE FROM deliveries WHERE userId = ?", args: [userId] });
    await own.tell(NOON + 2_000, twice);
    expect(await messages(userId)).toEqual([]);
    await own.tell(NOON, about({ userId }));
    expect(await notices(userId)).toHaveLength(2);
  });

  test("two batches at once tell once", async () => {
    const { userId } = await own.person(office, "officer");
    const one = about({ userId });
    await Promise.all(Array.from({ length: 6 }, () => own.tell(NOON, one)));
    expect([(await notices(userId)).length, (await messages(userId)).length]).toEqual([1, 1]);
  });

  test("everybody of a role; or the heads, and the admins only where there is none", async () => {
    const alone = await own.organization();
    const admin = await own.person(alone, "admin");
    const workers = [await own.person(alone, "office"), await own.person(alone, "office")];
    await own.tell(NOON, about({ organizationId: alone, roles: ["office"] }));
    for (const { userId } of workers) expect(await notices(userId)).toHaveLength(1);
    await own.tell(NOON, about({ organizationId: alone, approvers: true, kind: "approval_needed" }));
    expect(await notices(admin.userId)).toMatchObject([{ kind: "approval_needed" }]);
    const head = await own.person(alone, "head");
    await own.tell(NOON, about({ organizationId: alone, approvers: true, kind: "approval_needed" }));
    expect(await notices(head.userId)).toHaveLength(1);
    expect(await notices(admin.userId)).toHaveLength(1);
    expect(await notices(workers[0]?.userId ?? "")).toHaveLength(1);
  });

  test("nobody of another organisation, nobody who left, and not of one's own doing", async () => {
    const other = await own.organization("ngo");
    const stranger = await own.person(other, "ngo");
    const gone = await own.person(office, "officer");
    const actor = await own.person(office, "office");
    await own.client.execute({ sql: "UPDATE users SET active = 0 WHERE id = ?", args: [gone.userId] });
    const ctx = { ...own.at(NOON), actor: { type: "user", ...actor } } as unknown as Parameters<
      typeof tellStatements
    >[0];
    const tellings = [stranger, gone, actor].map(({ userId }) => about({ userId }));
    await writeBatch(ctx, tellStatements(ctx, [...tellings, about({ roles: ["ngo"] })]));
    for (const { userId } of [stranger, gone, actor]) {
      expect(await notices(userId)).toEqual([]);
      expect(await messages(userId)).toEqual([]);
    }
  });

  test("only numbers, days and codes are taken along", async () => {
    const { userId } = await own.person(office, "officer");
    const data = { count: 3, day: "2026-06-20", state: "approved", name: "Siti Aminah", nik: "3573 0145 0780 0001" };
    await own.tell(NOON, about({ userId, data }));
    for (const row of [...(await notices(userId)), ...(await messages(userId))])
      expect(JSON.parse(row.data ?? "")).toEqual({ count: 3, day: "2026-06-20", state: "approved" });
  });

  test("what stays in the console sends no message", async () => {
    const { userId } = await own.person(office, "office");
    await own.tell(NOON, about({ userId, kind: "export_ready", data: { count: 9 } }));
    expect(await notices(userId)).toHaveLength(1);
    expect(await messages(userId)).toEqual([]);
  });

  test("a batch that is taken back tells nobody", async () => {
    const { userId } = await own.person(office, "officer");
    const ctx = own.at(NOON);
    const batch = [...tellStatements(ctx, [about({ userId })]), guardThat(ctx, sql`0`, "stale")];
    await expect(writeBatch(ctx, batch)).rejects.toThrow();
    expect(await notices(userId)).toEqual([]);
  });
});
