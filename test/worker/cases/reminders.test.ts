import { describe, expect, it } from "vitest";
import { newId } from "#db/ids.ts";
import { database } from "#test/support/server.ts";
import { contextAt, daysAgo, insertRows, NOW, Office, query, type Row, TODAY } from "#test/worker/stall/office.ts";
import { runCaseReminders } from "#worker/cases/reminders.ts";

const DAY = 86_400_000;
const HOUR = 3_600_000;

async function officeWithPeople(roles: string[]) {
  const office = await Office.open();
  const ids: Record<string, string> = {};
  for (const role of roles) {
    const id = newId("usr", NOW);
    ids[role] = id;
    await insertRows("users", [
      { id, ...office.owned(), email: `${id}@uji.test`, name: id, role, active: 1, passwordHash: "x" },
    ]);
  }
  const [group] = await office.groups([{ trained: daysAgo(30) }]);
  return { office, ids, groupId: group?.id ?? "", programId: group?.programId ?? "" };
}

async function addCase(office: Office, row: Row): Promise<string> {
  const id = newId("cas", NOW);
  const base = {
    id,
    ...office.owned(Number(row.createdAt ?? NOW)),
    state: "open",
    openedBy: "hand",
    openedOn: daysAgo(10),
    signalIds: "[]",
    causes: "[]",
    reopened: 0,
  };
  await insertRows("cases", [{ ...base, ...row }]);
  return id;
}
const toldOf = (id: string) =>
  query<Row>("SELECT kind, userId, dedupeKey FROM notifications WHERE subjectId = ? ORDER BY at, kind, userId", [id]);
const kinds = async (id: string) => (await toldOf(id)).map(({ kind }) => kind);
const at = (days: number, more = 0) => runCaseReminders(contextAt(NOW + days * DAY + more));

describe("a case that is late", () => {
  it("reminds its owner after the set days, then tells the head, each once; its due day itself is not late", async () => {
    const { office, ids, groupId, programId } = await officeWithPeople(["officer", "head", "office"]);
    const id = await addCase(office, { groupId, programId, ownerId: ids.officer, dueOn: TODAY });
    await at(0);
    expect(await toldOf(id)).toEqual([]);
    await at(1);
    expect(await toldOf(id)).toMatchObject([{ kind: "case_due", userId: ids.officer }]);
    await at(1, HOUR);
    await at(6);
    expect(await toldOf(id)).toHaveLength(1);
    await at(7);
    await at(7, HOUR);
    await at(40);
    expect(await toldOf(id)).toMatchObject([
      { kind: "case_due", userId: ids.officer },
      { kind: "case_escalated", userId: ids.head },
    ]);
    const sent = await query<Row>("SELECT kind, userId FROM deliveries WHERE organizationId = ? ORDER BY kind", [
      office.organizationId,
    ]);
    expect(sent).toEqual([
      { kind: "case_due", userId: ids.officer },
      { kind: "case_escalated", userId: ids.head },
    ]);
    const story = await query<Row>("SELECT kind, data FROM events WHERE subjectId = ?", [id]);
    expect(story).toEqual([{ kind: "case_changed", data: JSON.stringify({ step: "escalated", dueOn: TODAY }) }]);
    expect(await query("SELECT version FROM cases WHERE id = ?", [id])).toEqual([{ version: 1 }]);
  });

  it("is told anew when its due day was moved and passed again", async () => {
    const { office, ids, groupId, programId } = await officeWithPeople(["officer", "head"]);
    const id = await addCase(office, { groupId, programId, ownerId: ids.officer, dueOn: TODAY });
    await at(2);
    await database().execute({
      sql: "UPDATE cases SET dueOn = ?, remindedAt = NULL, escalatedAt = NULL WHERE id = ?",
      args: [daysAgo(-10), id],
    });
    await at(9);
    expect(await kinds(id)).toEqual(["case_due"]);
    await at(11);
    expect(await kinds(id)).toEqual(["case_due", "case_due"]);
  });

  it("follows the days that the office set, without a head tells the admin, without an owner the office", async () => {
    const { office, ids, groupId, programId } = await officeWithPeople(["office", "admin"]);
    await database().execute({
      sql: "UPDATE settings SET reminderAfterDays = 3, escalateAfterDays = 5 WHERE organizationId = ?",
      args: [office.organizationId],
    });
    const id = await addCase(office, { groupId, programId, dueOn: TODAY });
    await at(2);
    expect(await toldOf(id)).toEqual([]);
    await at(5);
    expect(await toldOf(id)).toMatchObject([
      { kind: "case_due", userId: ids.office },
      { kind: "case_escalated", userId: ids.admin },
    ]);
  });

  it("of an owner who has left is told the office", async () => {
    const { office, ids, groupId, programId } = await officeWithPeople(["office", "officer"]);
    const id = await addCase(office, { groupId, programId, ownerId: ids.officer, dueOn: TODAY });
    await database().execute({ sql: "UPDATE users SET active = 0 WHERE id = ?", args: [ids.officer ?? ""] });
    await at(1);
    expect(await toldOf(id)).toMatchObject([{ kind: "case_due", userId: ids.office }]);
  });

  it("only while it lives", async () => {
    const { office, ids, groupId, programId } = await officeWithPeople(["officer", "head"]);
    const id = await addCase(office, {
      groupId,
      programId,
      ownerId: ids.officer,
      dueOn: TODAY,
      state: "closed_failed",
      closedOn: TODAY,
    });
    await at(30);
    expect(await toldOf(id)).toEqual([]);
  });

  it("two clocks that fire at once tell it once", async () => {
    const { office, ids, groupId, programId } = await officeWithPeople(["officer", "head"]);
    const id = await addCase(office, { groupId, programId, ownerId: ids.officer, dueOn: TODAY });
    await Promise.all([at(9), at(9), at(9, 5)]);
    expect(await kinds(id)).toEqual(["case_due", "case_escalated"]);
    const [row] = await query<Row>("SELECT count(*) AS n FROM events WHERE subjectId = ?", [id]);
    expect(row?.n).toBe(1);
  });

  it("counts days where the group lives", async () => {
    const { office, ids, groupId, programId } = await officeWithPeople(["officer"]);
    await database().execute({ sql: "UPDATE groups SET villageCode = '91.03.01.2001' WHERE id = ?", args: [groupId] });
    const id = await addCase(office, { groupId, programId, ownerId: ids.officer, dueOn: TODAY });
    // 22:30 WIB of the due day is half past midnight in Papua.
    await runCaseReminders(contextAt(Date.parse(`${TODAY}T15:30:00Z`)));
    expect(await kinds(id)).toEqual(["case_due"]);
  });
});

describe("what else is told", () => {
  it("recovery that is proposed, once for its day", async () => {
    const { office, ids, groupId, programId } = await officeWithPeople(["officer"]);
    const id = await addCase(office, {
      groupId,
      programId,
      ownerId: ids.officer,
      dueOn: daysAgo(-30),
      recoveryProposedOn: TODAY,
    });
    await at(0);
    await at(1);
    expect(await kinds(id)).toEqual(["case_recovery_proposed"]);
    await database().execute({ sql: "UPDATE cases SET recoveryProposedOn = ? WHERE id = ?", args: [daysAgo(-4), id] });
    await at(4);
    expect(await kinds(id)).toEqual(["case_recovery_proposed", "case_recovery_proposed"]);
  });

  it("cases that the rules opened within an hour: one notice for each owner, when the hour is over", async () => {
    const { office, ids, programId } = await officeWithPeople(["officer", "office"]);
    const groups = await office.groups([{}, {}, {}], programId);
    const hour = NOW - (NOW % HOUR);
    for (const [i, { id: groupId }] of groups.entries()) {
      const ownerId = i < 2 ? ids.officer : ids.office;
      await addCase(office, {
        groupId,
        programId,
        ownerId,
        dueOn: daysAgo(-14),
        openedBy: "rule",
        createdAt: hour + i * 1_000,
      });
    }
    const told = () =>
      query<Row>("SELECT kind, userId, data, subjectId FROM notifications WHERE organizationId = ? ORDER BY kind", [
        office.organizationId,
      ]);
    await runCaseReminders(contextAt(hour + 1_800_000));
    expect(await told()).toEqual([]);
    await runCaseReminders(contextAt(hour + HOUR));
    await runCaseReminders(contextAt(hour + 2 * HOUR));
    expect(await told()).toMatchObject([
      { kind: "case_opened", userId: ids.office, data: '{"count":1}', subjectId: expect.stringMatching(/^cas_/) },
      { kind: "cases_opened", userId: ids.officer, data: '{"count":2}', subjectId: null },
    ]);
  });
});
