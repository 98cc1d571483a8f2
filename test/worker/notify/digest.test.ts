import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NOON, type OwnDatabase, openOwnDatabase } from "#test/support/ownDatabase.ts";
import { runDigests } from "#worker/notify/digest.ts";

const MONDAY_SIX = Date.parse("2026-06-14T23:00:00Z");
const DAY = 86_400_000;
const TODAY = "2026-06-15";
let own: OwnDatabase;

beforeAll(async () => {
  own = await openOwnDatabase();
}, 60_000);
afterAll(() => own.stop());

interface Notice {
  kind: string;
  data: string;
  subject: string;
}
const listsOf = async (userId: string) =>
  (await own.rows<Notice>("SELECT * FROM notifications WHERE userId = ? AND kind LIKE 'digest%'", userId)).map(
    ({ kind, data, subject }) => ({ kind, subject, ...(JSON.parse(data ?? "{}") as Record<string, number>) }),
  );
const messagesOf = (userId: string) =>
  own.rows<{ notBefore: number; kind: string }>("SELECT * FROM deliveries WHERE userId = ?", userId);

let serial = 0;

/** A group in a village with a visit overdue, one due now, one this week, one later, and a signal of this week. */
async function busyGroup(officeId: string, villageCode: string, more: { assigneeId?: string } = {}) {
  const region = { programRegionCode: "35.73" };
  const programId = await own.insert("programs", officeId, {
    ...{ name: "Program", year: 2026, fundingSource: "csr", regionCode: "35.73", state: "mentoring" },
  });
  const name = `Kelompok ${++serial}`;
  const groupId = await own.insert("groups", officeId, {
    ...{ programId, name, nameKey: name.toLowerCase(), villageCode, enteredOn: "2026-01-01", ...region },
  });
  const point = (dueOn: string, windowEndsOn: string) =>
    own.insert("follow_ups", officeId, {
      ...{ groupId, programId, villageCode, ...region, dueOn, windowStartsOn: dueOn, windowEndsOn, planStep: dueOn },
      assigneeId: more.assigneeId ?? null,
    });
  await point("2026-05-01", "2026-05-15");
  await point("2026-06-10", "2026-06-20");
  await point("2026-06-18", "2026-06-25");
  await point("2026-09-01", "2026-09-10");
  await own.client.execute({
    sql: `INSERT INTO signals (id, organizationId, ruleId, ruleVersion, code, kind, severity, scope, subjectId, groupId, programId,
        tier, points, raisedAt, raisedOn, evidence) VALUES (?, ?, 'rul_000001', 1, 'R06', 'risk', 'low', 'group', ?, ?, ?, 0, 10, 0, '2026-06-12', '{}')`,
    args: [`sig_${groupId.slice(4)}`, officeId, groupId, groupId, programId],
  });
  return { groupId, programId };
}

describe("the Monday list", () => {
  test("each officer's area, the office, the head, and the NGO's own groups: nothing of others", async () => {
    const office = await own.organization();
    const [here, there] = ["35.73.01.1001", "35.73.02.1001"];
    const near = await own.person(office, "officer", undefined, "35.73.01");
    const far = await own.person(office, "officer", undefined, "35.73.02");
    const worker = await own.person(office, "office");
    const head = await own.person(office, "head");
    const admin = await own.person(office, "admin");
    const one = await busyGroup(office, here);
    await busyGroup(office, there, { assigneeId: near.userId });
    const [ngoA, ngoB] = [await own.organization("ngo"), await own.organization("ngo")];
    const [companion, outsider] = [await own.person(ngoA, "ngo"), await own.person(ngoB, "ngo")];
    await own.insert("group_partners", ngoA, { groupId: one.groupId, state: "granted", startsOn: "2026-01-01" });
    await own.insert("group_partners", ngoB, { groupId: one.groupId, state: "asked" });
    await own.insert("linkages", ngoA, {
      ...{ groupId: one.groupId, buyer: "Toko", type: "titip_jual", state: "accepted", startedOn: "2026-02-01" },
      creditedTo: ngoA,
    });
    await own.insert("cases", office, {
      ...{ groupId: one.groupId, programId: one.programId, state: "open", causes: "[]", dueOn: "2026-06-10" },
      ...{ ownerId: worker.userId, openedOn: "2026-06-01", openedBy: "hand" },
    });

    await runDigests(own.at(NOON));
    const points = (n: number) => ({ overdue: n, today: n, week: n, signals: n });
    // The officer also reads the group that a visit is assigned for.
    expect(await listsOf(near.userId)).toEqual([{ kind: "digest", subject: "follow-ups", ...points(2), myCases: 0 }]);
    expect(await listsOf(far.userId)).toEqual([{ kind: "digest", subject: "follow-ups", ...points(1), myCases: 0 }]);
    expect(await listsOf(worker.userId)).toEqual([
      { kind: "digest", subject: "follow-ups", ...points(2), myCases: 1, lateCases: 1 },
    ]);
    expect(await listsOf(head.userId)).toEqual([
      { kind: "digest", subject: "groups", stalled: 0, overdue: 2, lateCases: 1, overrides: 0, redistributions: 0 },
    ]);
    expect(await listsOf(companion.userId)).toEqual([
      { kind: "digest", subject: "follow-ups", ...points(1), linkages: 1 },
    ]);
    expect(await listsOf(outsider.userId)).toMatchObject([{ kind: "digest_empty", ...points(0), linkages: 0 }]);
    expect(await listsOf(admin.userId)).toEqual([]);
    // An empty list is not worth a message.
    expect(await messagesOf(outsider.userId)).toEqual([]);
    expect(await messagesOf(companion.userId)).toMatchObject([{ kind: "digest" }]);
  });

  test("a partnership that is over by Monday opens nothing", async () => {
    const office = await own.organization();
    const { groupId } = await busyGroup(office, "35.73.03.1001");
    const ngo = await own.organization("ngo");
    const { userId } = await own.person(ngo, "ngo");
    await own.insert("group_partners", ngo, {
      groupId,
      state: "granted",
      startsOn: "2026-01-01",
      endsOn: "2026-06-14",
    });
    await runDigests(own.at(NOON));
    expect(await listsOf(userId)).toMatchObject([{ kind: "digest_empty", overdue: 0, signals: 0 }]);
  });

  test("once a week, from six on in each person's zone, however often the clock fires", async () => {
    const office = await own.organization("office", "35.73");
    const east = await own.organization("office", "81.71");
    const [malang, ambon] = [await own.person(office, "office"), await own.person(east, "office")];
    const count = async () => [(await listsOf(malang.userId)).length, (await listsOf(ambon.userId)).length];
    await runDigests(own.at(MONDAY_SIX - 2 * 3_600_000 - 1));
    expect(await count()).toEqual([0, 0]);
    await runDigests(own.at(MONDAY_SIX - 2 * 3_600_000));
    expect(await count()).toEqual([0, 1]);
    await runDigests(own.at(MONDAY_SIX - 1));
    expect(await count()).toEqual([0, 1]);
    await Promise.all([1, 2, 3].map(() => runDigests(own.at(MONDAY_SIX))));
    for (let hour = 0; hour < 20; hour++) await runDigests(own.at(MONDAY_SIX + hour * 3_600_000));
    expect(await count()).toEqual([1, 1]);
    await runDigests(own.at(MONDAY_SIX + 3 * DAY));
    expect(await count()).toEqual([1, 1]);
    await runDigests(own.at(MONDAY_SIX + 7 * DAY));
    expect(await count()).toEqual([2, 2]);
  });

  test("not to who wants none, nor to a closed account", async () => {
    const office = await own.organization();
    const without = await own.person(office, "officer", { digest: false });
    const gone = await own.person(office, "officer");
    const plain = await own.person(office, "officer");
    await own.client.execute({ sql: "UPDATE users SET active = 0 WHERE id = ?", args: [gone.userId] });
    await runDigests(own.at(NOON));
    expect([await listsOf(without.userId), await listsOf(gone.userId)]).toEqual([[], []]);
    expect(await listsOf(plain.userId)).toHaveLength(1);
  });

  test("more people than a round takes all get theirs", async () => {
    const office = await own.organization();
    await busyGroup(office, "35.73.04.1001");
    const people = await Promise.all(Array.from({ length: 95 }, () => own.person(office, "office")));
    const { told } = await runDigests(own.at(NOON));
    expect(told).toBe(95);
    expect(await runDigests(own.at(NOON))).toEqual({ told: 0 });
    const [{ n } = { n: 0 }] = await own.rows<{ n: number }>(
      "SELECT count(*) AS n FROM notifications WHERE organizationId = ? AND dedupeKey = ?",
      office,
      `digest:${TODAY}`,
    );
    expect(n).toBe(people.length);
  });
});
