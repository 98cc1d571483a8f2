import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { newId } from "#db/ids.ts";
import { database } from "#test/support/server.ts";
import { todayAt } from "#worker/stall/asOf.ts";
import { groupFactsCtes } from "#worker/stall/evaluation.ts";
import { type FactValues, factsOf, pickFacts } from "#worker/stall/facts.ts";
import { contextAt, daysAgo, type Event, insertRows, NOW, noonOf, Office, query, type Row } from "./office.ts";
import { random } from "./random.ts";
import { type EventRow, type History, type MemberRow, type PointRow, replay } from "./replay.ts";

const one = random(23);
const GROUPS = 120;
const someDay = () => daysAgo(one.below(500));
/** Most things are recorded the same day, some long after. */
const recorded = (on: string) =>
  noonOf(on) + (one.below(3) === 0 ? one.below(90) : 0) * 86_400_000 + one.below(3_600_000);

function randomEvents(groupId: string, programId: string): Event[] {
  const kinds: [string, readonly (string | null)[], string][] = [
    ["follow_up_done", ["active", "partly_active", "dormant", "disbanded", "not_found", "unknown"], ""],
    ["mentor_contact", ["phone"], ""],
    ["order", [null], ""],
    ["linkage_changed", ["offered", "accepted", "first_order", "ended"], "lnk"],
    ["capital_changed", ["applied", "disbursed", "in_arrears", "repaid"], "cap"],
    ["equipment_handed_over", [null], "eqp"],
    ["equipment_checked", ["in_use", "idle", "damaged", "lost"], "eqp"],
    ["equipment_moved", [null], "eqp"],
    ["contact_attempted", ["phone", "visit", "whatsapp"], ""],
    ["group_changed", [null], ""],
  ];
  return Array.from({ length: one.below(25) }, () => {
    const [kind, states, subject] = one.pick(kinds);
    const on = someDay();
    const id = newId("evt", NOW);
    return {
      ...{ id, groupId, programId, kind, on, recordedAt: recorded(on), state: one.pick(states) },
      ...{
        count: one.below(2) === 0 ? null : one.below(8),
        subjectId: subject ? `${subject}${one.below(2)}_${groupId}` : id,
      },
      data: { checkId: id, toGroupId: one.below(3) === 0 ? "grp_lain" : groupId },
    };
  });
}

/** Points, some resolved, some moved once or twice; `moves` says what they were before. */
function randomPoints(groupId: string, programId: string): { points: Row[]; moves: Event[] } {
  const moves: Event[] = [];
  const points = Array.from({ length: one.below(6) }, () => {
    const id = newId("fup", NOW);
    let dueOn = daysAgo(one.below(460) - 30);
    const window = (due: string) => ({ dueOn: due, windowStartsOn: shift(due, -14), windowEndsOn: shift(due, 14) });
    for (let n = one.below(3); n > 0; n--) {
      const on = someDay();
      const from = window(dueOn);
      dueOn = shift(dueOn, 20);
      const to = window(dueOn);
      const data = {
        fromDueOn: from.dueOn,
        fromWindowStartsOn: from.windowStartsOn,
        fromWindowEndsOn: from.windowEndsOn,
        toDueOn: to.dueOn,
      };
      moves.push({
        groupId,
        programId,
        kind: "follow_up_rescheduled",
        on,
        recordedAt: noonOf(on),
        subjectId: id,
        data,
      });
    }
    const state = one.pick(["scheduled", "scheduled", "done", "skipped", "predates"]);
    const resolvedOn = state === "done" || state === "skipped" ? someDay() : null;
    return {
      ...{ id, groupId, ...window(dueOn), state, resolvedOn, createdAt: noonOf(someDay()) },
      resolvedAt: resolvedOn === null ? null : recorded(resolvedOn),
    };
  });
  return { points, moves };
}

const shift = (day: string, days: number) => daysAgo(-days, day);

async function generate(office: Office) {
  const groups = await office.groups(
    Array.from({ length: GROUPS }, () => ({ trained: daysAgo(one.below(450)), entered: daysAgo(one.below(450)) })),
  );
  const points: Row[] = [];
  const events: Event[] = [];
  const members: Row[] = [];
  for (const { id, programId } of groups) {
    const planned = randomPoints(id, programId);
    points.push(...planned.points);
    events.push(...planned.moves, ...randomEvents(id, programId));
    for (let n = one.below(5); n > 0; n--) {
      const leftOn = one.below(3) === 0 ? someDay() : null;
      const member = { id: newId("mbr", NOW), groupId: id, joinedOn: one.below(2) === 0 ? null : someDay(), leftOn };
      members.push({ ...member, createdAt: noonOf(someDay()) });
      if (leftOn)
        events.push({
          groupId: id,
          programId,
          kind: "member_left",
          on: leftOn,
          recordedAt: recorded(leftOn),
          subjectId: member.id,
        });
    }
  }
  await office.points(points);
  await office.members(members);
  await office.events(events.sort((a, b) => (a.on < b.on ? -1 : 1)));
  const orders = events.filter(({ kind }) => kind === "order").slice(0, 60);
  await withdraw(office, orders);
  return groups;
}

/** Deletes some orders behind the events, some of them long ago. */
async function withdraw(office: Office, orders: Event[]) {
  await insertRows(
    "orders",
    orders.map(({ subjectId, groupId, on }) => ({ id: subjectId, ...office.owned(), groupId, on, valueIdr: 1 })),
  );
  for (const { subjectId } of orders.filter(() => one.below(2) === 0)) {
    await database().execute({
      sql: "UPDATE orders SET deletedAt = ? WHERE id = ?",
      args: [noonOf(someDay()), String(subjectId)],
    });
  }
}

async function histories(organizationId: string): Promise<History[]> {
  const of = async <T>(table: string, where = "organizationId = ?") =>
    query<T & { groupId: string }>(`SELECT * FROM ${table} WHERE ${where}`, [organizationId]);
  const events = (await of<EventRow & { data: unknown }>("events")).map((row) => ({
    ...row,
    data: JSON.parse(String(row.data)) as EventRow["data"],
  }));
  const points = await of<PointRow>("follow_ups");
  const members = await of<MemberRow>("memberships");
  const voided = await query<{ eventId: string; voidedAt: number }>(
    "SELECT * FROM void_events WHERE eventId IN (SELECT id FROM events WHERE organizationId = ?)",
    [organizationId],
  );
  const groups = await query<Pick<History, "id" | "trainedOn" | "enteredOn">>(
    "SELECT id, trainedOn, enteredOn FROM groups WHERE organizationId = ?",
    [organizationId],
  );
  return groups.map((group) => ({
    ...group,
    events: events.filter((row) => row.groupId === group.id),
    points: points.filter((row) => row.groupId === group.id),
    members: members.filter((row) => row.groupId === group.id),
    voided: new Map(voided.map((row) => [row.eventId, row.voidedAt])),
  }));
}

describe("facts of a past day", () => {
  it("are what a naive replay of each history finds, by what had happened and by what had been recorded", async () => {
    const office = await Office.open("35.07");
    await generate(office);
    const all = await histories(office.organizationId);
    expect(all).toHaveLength(GROUPS);
    for (const basis of ["happened", "recorded"] as const) {
      for (const day of [daysAgo(1), daysAgo(45), daysAgo(130), daysAgo(300)]) {
        const rows = await factsAt(office.organizationId, { day, basis });
        for (const group of all) {
          const expected = replay(group, day, basis);
          expect({ id: group.id, day, basis, ...only(rows.get(group.id), expected) }).toEqual({
            id: group.id,
            day,
            basis,
            ...expected,
          });
        }
      }
    }
  });

  it("are the facts of today when nothing was recorded since", async () => {
    const office = await Office.open("35.07");
    await generate(office);
    await database().execute({
      sql: "UPDATE follow_ups SET resolvedOn = ? WHERE organizationId = ? AND resolvedOn IS NOT NULL",
      args: [daysAgo(600), office.organizationId],
    });
    const now = await factsAt(office.organizationId, todayAt(NOW));
    const asOf = await factsAt(office.organizationId, { day: daysAgo(0), basis: "happened" });
    expect([...asOf]).toEqual([...now]);
    const alone = new Map<string, FactValues>();
    for (const id of now.keys())
      for (const [key, facts] of await factsAt(office.organizationId, todayAt(NOW), id)) alone.set(key, facts);
    expect([...alone]).toEqual([...now]);
  });
});

const only = (facts: FactValues | undefined, like: FactValues): FactValues =>
  Object.fromEntries(Object.keys(like).map((name) => [name, facts?.[name] ?? null]));

async function factsAt(organizationId: string, asOf: Parameters<typeof groupFactsCtes>[0]["asOf"], id?: string) {
  const names = Object.keys(
    replay(
      {
        id: "",
        trainedOn: "2026-01-01",
        enteredOn: "2026-01-01",
        events: [],
        points: [],
        members: [],
        voided: new Map(),
      },
      "2026-01-02",
      "happened",
    ),
  );
  const where = id === undefined ? sql`gr.organizationId = ${organizationId}` : sql`gr.id = ${id}`;
  const ctes = groupFactsCtes({ where, asOf, single: id !== undefined }, pickFacts(factsOf("group"), names), false);
  const rows = await contextAt().db.all<FactValues & { groupId: string }>(
    sql`WITH ${ctes} SELECT ${sql.raw(names.join(", "))}, groupId FROM f ORDER BY groupId`,
  );
  return new Map(rows.map(({ groupId, ...facts }) => [groupId, facts]));
}
