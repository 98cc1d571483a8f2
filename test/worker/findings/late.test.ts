import { expect, it } from "vitest";
import { newId } from "#db/ids.ts";
import { database } from "#test/support/server.ts";
import { contextAt, daysAgo, insertRows, NOW, Office, query, type Row, TODAY } from "#test/worker/stall/office.ts";
import { runFindingReminders } from "#worker/resources/findings/late.ts";

const DAY = 86_400_000;
const at = (days: number, more = 0) => runFindingReminders(contextAt(NOW + days * DAY + more));
const toldOf = (id: string) =>
  query<Row>("SELECT userId, data FROM notifications WHERE subjectId = ? AND kind = 'finding_due' ORDER BY userId", [
    id,
  ]);

async function openOffice() {
  const office = await Office.open();
  const ids = { office: newId("usr", NOW), head: newId("usr", NOW), officer: newId("usr", NOW) };
  for (const [role, id] of Object.entries(ids)) {
    await insertRows("users", [
      { id, ...office.owned(), email: `${id}@uji.test`, name: id, role, active: 1, passwordHash: "x" },
    ]);
  }
  const add = async (row: Row) => {
    const id = newId("fnd", NOW);
    const base = { id, ...office.owned(), addresseeId: office.owned().organizationId, text: "x", recommendation: "y" };
    await insertRows("findings", [{ ...base, state: "open", dueOn: TODAY, ...row }]);
    return id;
  };
  return { ids, add };
}

it("a finding past its deadline is told the office and its head the day after, once for that day", async () => {
  const { ids, add } = await openOffice();
  const id = await add({});
  await at(0);
  expect(await toldOf(id)).toEqual([]);
  await Promise.all([at(1), at(1), at(1, 5)]);
  await at(2);
  const expected = [ids.office, ids.head].sort().map((userId) => ({ userId, data: JSON.stringify({ dueOn: TODAY }) }));
  expect(await toldOf(id)).toEqual(expected);
  await database().execute({ sql: "UPDATE findings SET dueOn = ? WHERE id = ?", args: [daysAgo(-5), id] });
  await at(5);
  expect(await toldOf(id)).toHaveLength(2);
  await at(6);
  expect(await toldOf(id)).toHaveLength(4);
});

it("an accepted one is still due; one that waits for the auditor, is closed, deleted or long past is not", async () => {
  const { add } = await openOffice();
  const accepted = await add({ state: "accepted" });
  const over = [
    await add({ state: "answered" }),
    await add({ state: "closed" }),
    await add({ deletedAt: NOW }),
    await add({ dueOn: daysAgo(400) }),
  ];
  await at(1);
  expect(await toldOf(accepted)).toHaveLength(2);
  for (const id of over) expect(await toldOf(id)).toEqual([]);
});
