import { describe, expect, it } from "vitest";
import { newId } from "#db/ids.ts";
import { database } from "#test/support/server.ts";
import { contextAt, daysAgo, insertRows, NOW, Office, query, type Row, TODAY } from "#test/worker/stall/office.ts";
import { runComplaintReminders } from "#worker/resources/complaints/late.ts";

const DAY = 86_400_000;

async function openOffice() {
  const office = await Office.open();
  const ids = { office: newId("usr", NOW), officer: newId("usr", NOW), head: newId("usr", NOW) };
  for (const [role, id] of Object.entries(ids)) {
    await insertRows("users", [
      { id, ...office.owned(), email: `${id}@uji.test`, name: id, role, active: 1, passwordHash: "x" },
    ]);
  }
  const [{ id: groupId } = { id: "" }] = await office.groups([{ trained: daysAgo(30) }]);
  let number = 0;
  const add = async (row: Row) => {
    const id = newId("cmp", NOW);
    const base = { id, ...office.owned(), number: `ADU/${++number}/2026`, groupId, channel: "phone" };
    await insertRows("complaints", [{ ...base, text: "x", receivedOn: daysAgo(10), state: "received", ...row }]);
    return id;
  };
  return { ids, groupId, add };
}

const toldOf = (id: string) =>
  query<Row>("SELECT kind, userId FROM notifications WHERE subjectId = ? ORDER BY id", [id]);
const at = (days: number, more = 0) => runComplaintReminders(contextAt(NOW + days * DAY + more));
const change = (id: string, set: string) =>
  database().execute({ sql: `UPDATE complaints SET ${set} WHERE id = ?`, args: [id] });

describe("a complaint past its day", () => {
  it("is told its owner the day after, once for a due day, and to whoever it is given next", async () => {
    const { ids, add } = await openOffice();
    const id = await add({ ownerId: ids.officer, dueOn: TODAY });
    await at(0);
    expect(await toldOf(id)).toEqual([]);
    await Promise.all([at(1), at(1), at(1, 5)]);
    await at(2);
    const mine = { kind: "complaint_due", userId: ids.officer };
    expect(await toldOf(id)).toEqual([mine]);
    expect(await query("SELECT kind FROM deliveries WHERE userId = ?", [ids.officer])).toEqual([
      { kind: "complaint_due" },
    ]);
    await change(id, `dueOn = '${daysAgo(-5)}'`);
    await at(5);
    expect(await toldOf(id)).toHaveLength(1);
    await at(6);
    expect(await toldOf(id)).toEqual([mine, mine]);
    await change(id, `ownerId = '${ids.office}'`);
    await at(6, 10);
    expect(await toldOf(id)).toEqual([mine, mine, { kind: "complaint_due", userId: ids.office }]);
  });

  it("is told the office where it is nobody's or its owner has left, and nobody once it is answered, deleted or long past", async () => {
    const { ids, add } = await openOffice();
    const open = await add({ dueOn: TODAY });
    const left = await add({ dueOn: TODAY, ownerId: ids.head });
    await database().execute({ sql: "UPDATE users SET active = 0 WHERE id = ?", args: [ids.head] });
    const over = [
      await add({ dueOn: TODAY, ownerId: ids.officer, state: "answered", answer: "x", answeredOn: TODAY }),
      await add({ dueOn: TODAY, ownerId: ids.officer, deletedAt: NOW }),
      await add({ dueOn: daysAgo(400), ownerId: ids.officer }),
    ];
    await at(1);
    for (const id of [open, left]) expect(await toldOf(id)).toEqual([{ kind: "complaint_due", userId: ids.office }]);
    for (const id of over) expect(await toldOf(id)).toEqual([]);
  });

  it("counts days where the group lives", async () => {
    const { ids, groupId, add } = await openOffice();
    await database().execute({ sql: "UPDATE groups SET villageCode = '91.03.01.2001' WHERE id = ?", args: [groupId] });
    const id = await add({ ownerId: ids.officer, dueOn: TODAY });
    // 22:30 WIB of the due day is half past midnight in Papua.
    await runComplaintReminders(contextAt(Date.parse(`${TODAY}T15:30:00Z`)));
    expect(await toldOf(id)).toHaveLength(1);
  });
});
