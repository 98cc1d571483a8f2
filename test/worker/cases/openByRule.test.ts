import { describe, expect, it } from "vitest";
import { newId } from "#db/ids.ts";
import { database } from "#test/support/server.ts";
import {
  contextAt,
  daysAgo,
  type Event,
  type GroupSpec,
  insertRows,
  NOW,
  noonOf,
  Office,
  query,
  type Row,
  TODAY,
} from "#test/worker/stall/office.ts";
import { writeBatch } from "#worker/http/commit.ts";
import { previewStall } from "#worker/stall/preview.ts";
import { reevaluate } from "#worker/stall/reevaluate.ts";
import { runNightly, runStall } from "#worker/stall/run.ts";
import { undoStatements } from "#worker/stall/undo.ts";

const DAY = 86_400_000;
const seen = (days: number, state: string): Event => ({ kind: "follow_up_done", on: daysAgo(days), state });
const STALLED: GroupSpec = { trained: daysAgo(300), events: [seen(20, "dormant")] };
const FINE: GroupSpec = { trained: daysAgo(40), members: 3, events: [seen(5, "active")] };

async function run(office: Office, now = NOW) {
  const ctx = contextAt(now);
  const { result, finish } = await runStall(ctx, { organizationId: office.organizationId, trigger: "manual" });
  await writeBatch(ctx, [finish]);
  return result;
}

const casesOf = (groupId: string) =>
  query<Row>("SELECT * FROM cases WHERE groupId = ? ORDER BY createdAt, id", [groupId]);
const openOf = (groupId: string) =>
  query<{ id: string }>(
    "SELECT id FROM signals WHERE subjectId = ? AND clearedAt IS NULL AND kind = 'risk' ORDER BY raisedAt, id",
    [groupId],
  );
const set = (sql: string, args: (string | number | null)[]) => database().execute({ sql, args });

async function stalled(spec: GroupSpec = STALLED) {
  const office = await Office.open();
  const [group] = await office.groups([spec]);
  return { office, id: group?.id ?? "", programId: group?.programId ?? "" };
}
const close = (id: unknown, state: string, on: string) =>
  set("UPDATE cases SET state = ?, closedOn = ?, version = version + 1 WHERE id = ?", [state, on, String(id)]);

describe("a case opens by rule", () => {
  it("when the band reaches berisiko: with its signals, a due day, an event and an audit row; a fine group has none", async () => {
    const office = await Office.open();
    const [bad, good] = await office.groups([STALLED, FINE]);
    const { runId } = await run(office);
    const [one, ...more] = await casesOf(bad?.id ?? "");
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      ...{ organizationId: office.organizationId, programId: bad?.programId, state: "open", openedBy: "rule" },
      ...{ openedOn: TODAY, dueOn: daysAgo(-14), version: 1, createdBy: `system:${runId}`, recoveryProposedOn: null },
    });
    const open = await openOf(bad?.id ?? "");
    expect(open.length).toBeGreaterThan(1);
    expect(JSON.parse(String(one?.signalIds))).toEqual(open.map(({ id }) => id));
    expect(await casesOf(good?.id ?? "")).toEqual([]);
    const told = await query<Row>('SELECT kind, "on", state, data, groupId FROM events WHERE subjectId = ?', [
      String(one?.id),
    ]);
    expect(told).toEqual([
      { kind: "case_changed", on: TODAY, state: "open", data: '{"openedBy":"rule"}', groupId: bad?.id },
    ]);
    const audit = await query<Row>("SELECT action, actorType, actorId FROM audit_log WHERE entityId = ?", [
      String(one?.id),
    ]);
    expect(audit).toEqual([{ action: "create", actorType: "system", actorId: `system:${runId}` }]);
  });

  it("for an owner: who visits next, else the officer of the smallest area", async () => {
    const office = await Office.open();
    const [visited, placed, nobody] = await office.groups([STALLED, STALLED, STALLED]);
    const user = async (role: string, regionCode: string | null, active = 1) => {
      const id = newId("usr", NOW);
      await insertRows("users", [
        { id, ...office.owned(), email: `${id}@uji.test`, name: id, role, regionCode, active, passwordHash: "x" },
      ]);
      return id;
    };
    await user("officer", "35.07.01");
    const near = await user("officer", "35.07.01.2001");
    const rini = await user("officer", "35.07.09");
    const gone = await user("officer", "35.07.02.2002", 0);
    await set("UPDATE groups SET villageCode = '35.07.01.2001' WHERE id = ?", [placed?.id ?? ""]);
    await set("UPDATE groups SET villageCode = '35.07.02.2002' WHERE id = ?", [nobody?.id ?? ""]);
    const point = { windowStartsOn: daysAgo(-3), windowEndsOn: daysAgo(-9), groupId: visited?.id };
    await office.points([
      { ...point, dueOn: daysAgo(-6), assigneeId: rini },
      { ...point, dueOn: daysAgo(-3), assigneeId: gone },
    ]);
    await run(office);
    const owners = await Promise.all(
      [visited, placed, nobody].map(async (one) => (await casesOf(one?.id ?? ""))[0]?.ownerId),
    );
    expect(owners).toEqual([rini, near, null]);
  });

  it("takes over what the last visit said stands in the way", async () => {
    const { office, id } = await stalled();
    const done = {
      groupId: id,
      dueOn: daysAgo(20),
      windowStartsOn: daysAgo(20),
      windowEndsOn: daysAgo(20),
      state: "done",
    };
    await office.points([
      { ...done, doneOn: daysAgo(60), obstacles: '["season"]' },
      { ...done, doneOn: daysAgo(20), obstacles: '["market","capital"]' },
    ]);
    await run(office);
    expect((await casesOf(id))[0]?.causes).toBe('["market","capital"]');
  });

  it("by a signal of the severity that the office chose, and by nothing it did not choose", async () => {
    const spec: GroupSpec = { trained: daysAgo(95), members: 3, events: [seen(5, "active")] };
    const { office, id } = await stalled(spec);
    await run(office);
    expect(await casesOf(id)).toEqual([]);
    const severities = await query<{ severity: string }>(
      "SELECT severity FROM signals WHERE subjectId = ? AND kind = 'risk'",
      [id],
    );
    expect(severities.map(({ severity }) => severity)).not.toContain("high");
    await set("UPDATE settings SET caseBand = NULL, caseSeverity = 'high' WHERE organizationId = ?", [
      office.organizationId,
    ]);
    await run(office, NOW + 1_000);
    expect(await casesOf(id)).toEqual([]);
    await set("UPDATE settings SET caseSeverity = 'low', caseDueDays = 5 WHERE organizationId = ?", [
      office.organizationId,
    ]);
    await run(office, NOW + 2_000);
    expect(await casesOf(id)).toMatchObject([{ dueOn: daysAgo(-5) }]);
  });

  it("not at berisiko where the office waits for mandek, nor by the band at all where it chose so", async () => {
    for (const caseBand of ["mandek", null]) {
      const { office, id } = await stalled({ trained: daysAgo(70), events: [seen(6, "dormant")] });
      await set("UPDATE settings SET caseBand = ? WHERE organizationId = ?", [caseBand, office.organizationId]);
      await run(office);
      expect(await query("SELECT riskBand FROM group_status WHERE groupId = ?", [id])).toEqual([
        { riskBand: "berisiko" },
      ]);
      expect(await casesOf(id)).toEqual([]);
    }
  });

  it("not while an approved override stands, but on the day after", async () => {
    const { office, id } = await stalled();
    const row = { groupId: id, reason: "Musim panen", requestedBy: "a", approvedBy: "b", expiresOn: daysAgo(-3) };
    await insertRows("overrides", [{ id: newId("ovr", NOW), ...office.owned(), ...row, state: "approved" }]);
    await run(office);
    await run(office, NOW + 3 * DAY);
    expect(await casesOf(id)).toEqual([]);
    await run(office, NOW + 4 * DAY);
    expect(await casesOf(id)).toHaveLength(1);
  });

  it("once: a second look, the night twice and two runs at once add nothing", async () => {
    const { office, id } = await stalled();
    await Promise.all([run(office), run(office, NOW + 1)]);
    const [first] = await casesOf(id);
    await run(office, NOW + 1_000);
    await runNightly(contextAt(NOW + 2_000));
    await runNightly(contextAt(NOW + 3_000));
    expect(await casesOf(id)).toEqual([first]);
  });

  it("after a write as after a run, and never by a preview", async () => {
    const { office, id } = await stalled();
    await previewStall(contextAt(), { organizationId: office.organizationId });
    expect(await casesOf(id)).toEqual([]);
    const ctx = contextAt();
    await writeBatch(ctx, await reevaluate(ctx, [{ groupId: id, organizationId: office.organizationId }]));
    expect(await casesOf(id)).toMatchObject([{ state: "open", createdBy: "system:stall" }]);
  });
});

describe("after a case was closed", () => {
  it("another opens only for a signal it did not carry", async () => {
    const { office, id } = await stalled({ trained: daysAgo(80), events: [seen(6, "dormant")] });
    await run(office);
    const [first] = await casesOf(id);
    await close(first?.id, "closed_failed", TODAY);
    await run(office, NOW + DAY);
    expect(await casesOf(id)).toHaveLength(1);
    // 90 days after training without a buyer: R07 is raised.
    await run(office, NOW + 12 * DAY);
    const [, second] = await casesOf(id);
    expect(second).toMatchObject({ state: "open", openedOn: daysAgo(-12) });
  });

  it("or when a recovered group falls back into the band", async () => {
    const { office, id, programId } = await stalled({ trained: daysAgo(80), events: [seen(6, "dormant")] });
    await run(office);
    const [first] = await casesOf(id);
    await office.events([{ kind: "follow_up_done", on: daysAgo(-1), state: "active", groupId: id, programId }]);
    await run(office, NOW + DAY);
    await close(first?.id, "recovered", daysAgo(-1));
    await office.events([{ kind: "follow_up_done", on: daysAgo(-3), state: "dormant", groupId: id, programId }]);
    await run(office, NOW + 3 * DAY);
    expect(await casesOf(id)).toMatchObject([{ state: "recovered" }, { state: "open", openedOn: daysAgo(-3) }]);
  });
});

describe("a living case", () => {
  it("carries what is raised meanwhile; when all has cleared it proposes recovery, and takes that back when one returns", async () => {
    const { office, id, programId } = await stalled({ trained: daysAgo(85), events: [seen(6, "dormant")] });
    await run(office);
    const [before] = await casesOf(id);
    await run(office, NOW + 8 * DAY);
    const [joined] = await casesOf(id);
    expect(JSON.parse(String(joined?.signalIds)).length).toBeGreaterThan(JSON.parse(String(before?.signalIds)).length);
    expect(joined?.version).toBe(1);
    const alive = { groupId: id, programId, on: daysAgo(-8) };
    await office.events([
      { kind: "follow_up_done", state: "active", ...alive },
      { kind: "linkage_changed", state: "accepted", subjectId: "lnk_uji", ...alive },
    ]);
    await run(office, NOW + 8 * DAY + 1_000);
    expect(await openOf(id)).toEqual([]);
    expect(await casesOf(id)).toMatchObject([
      { state: "open", recoveryProposedOn: daysAgo(-8), signalIds: joined?.signalIds, version: 1 },
    ]);
    await run(office, NOW + 9 * DAY);
    expect((await casesOf(id))[0]?.recoveryProposedOn).toBe(daysAgo(-8));
    await office.events([{ kind: "follow_up_done", state: "dormant", ...alive, on: daysAgo(-10) }]);
    await run(office, NOW + 10 * DAY);
    expect((await casesOf(id))[0]?.recoveryProposedOn).toBeNull();
  });
});

describe("undoing a run", () => {
  it("takes back the cases it opened, but none that somebody touched; others are settled anew", async () => {
    const office = await Office.open();
    const [idle, touched, acted] = await office.groups([STALLED, STALLED, STALLED]);
    const { runId } = await run(office);
    const caseOf = async (one: typeof idle) => (await casesOf(one?.id ?? ""))[0];
    const [gone, kept, worked] = [await caseOf(idle), await caseOf(touched), await caseOf(acted)];
    await set("UPDATE cases SET version = 2, note = 'dihubungi' WHERE id = ?", [String(kept?.id)]);
    const action = { caseId: worked?.id, groupId: acted?.id, type: "other", dueOn: TODAY };
    await insertRows("case_actions", [{ id: newId("act", NOW), ...office.owned(), ...action }]);
    const ctx = contextAt(noonOf(TODAY) + 5_000);
    await writeBatch(ctx, undoStatements(ctx, runId));
    expect(await casesOf(idle?.id ?? "")).toEqual([]);
    expect(await caseOf(touched)).toMatchObject({ id: kept?.id, signalIds: "[]", recoveryProposedOn: null });
    expect(await caseOf(acted)).toMatchObject({ id: worked?.id });
    const counted =
      "SELECT subjectId FROM events e WHERE subjectId IN (?, ?) AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = e.id)";
    expect(await query(counted, [String(gone?.id), String(kept?.id)])).toEqual([{ subjectId: kept?.id }]);
  });
});
