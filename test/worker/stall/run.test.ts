import { describe, expect, it } from "vitest";
import { database } from "#test/support/server.ts";
import { planPoints } from "#worker/follow-ups/plan.ts";
import { writeBatch } from "#worker/http/commit.ts";
import { DEFAULT_STEPS } from "#worker/stall/defaultRules.ts";
import { previewStall } from "#worker/stall/preview.ts";
import { runNightly, runStall } from "#worker/stall/run.ts";
import { undoStatements } from "#worker/stall/undo.ts";
import {
  contextAt,
  daysAgo,
  type Event,
  type GroupSpec,
  insertRows,
  NOW,
  Office,
  openSignals,
  query,
  type Row,
} from "./office.ts";

const DAY_MS = 86_400_000;
const event = (kind: string, days: number, more: Row = {}): Event => ({ kind, on: daysAgo(days), ...more });
const visit = (days: number, state: string, count: number | null = null) =>
  event("follow_up_done", days, { state, count });

async function run(office: Office, now = NOW) {
  const ctx = contextAt(now);
  const { result, finish } = await runStall(ctx, { organizationId: office.organizationId, trigger: "manual" });
  await writeBatch(ctx, [finish]);
  return result;
}

const statusOf = async (id: string) =>
  (await query<Row>("SELECT * FROM group_status WHERE groupId = ?", [id]))[0] ?? {};
const everything = async ({ organizationId }: Office) => ({
  groups: await query("SELECT * FROM group_status WHERE organizationId = ? ORDER BY groupId", [organizationId]),
  programs: await query("SELECT * FROM program_status WHERE organizationId = ? ORDER BY programId", [organizationId]),
  signals: await query("SELECT * FROM signals WHERE organizationId = ? ORDER BY id", [organizationId]),
});

async function evaluate(spec: GroupSpec, program: Row = {}) {
  const office = await Office.open();
  const [group] = await office.groups([spec], await office.program(program));
  await run(office);
  return { office, id: group?.id ?? "", status: await statusOf(group?.id ?? "") };
}

describe("score and band", () => {
  it("adds risk, takes away protection, and stays within 0 and 100", async () => {
    const alive = await evaluate({
      trained: daysAgo(300),
      members: 4,
      events: [visit(5, "active", 4), event("order", 5), event("order", 9)],
    });
    expect(alive.status).toMatchObject({ score: 0, riskBand: "lancar", reasons: '["R07"]', knownShare: 100 });
    const dead = await evaluate({ trained: daysAgo(700), events: [visit(300, "disbanded")], members: 3 });
    expect(dead.status).toMatchObject({ score: 100, riskBand: "mandek", reasons: '["R11","R06","R07"]' });
  });

  it("is held up by what a visit saw, whatever protects", async () => {
    const protectors = [
      event("order", 3),
      event("order", 4),
      event("capital_changed", 5, { state: "disbursed", subjectId: "cap" }),
    ];
    const linked = event("linkage_changed", 60, { state: "accepted", subjectId: "lnk" });
    const dormant = await evaluate({ trained: daysAgo(70), events: [visit(6, "dormant"), linked, ...protectors] });
    expect(dormant.status).toMatchObject({ score: 15, riskBand: "berisiko", lastSeenStatus: "dormant" });
    const disbanded = await evaluate({ trained: daysAgo(70), events: [visit(6, "disbanded"), linked, ...protectors] });
    expect(disbanded.status).toMatchObject({ score: 40, riskBand: "mandek" });
  });

  it("is never moved by a lapse of ours", async () => {
    const late = { dueOn: daysAgo(45), windowStartsOn: daysAgo(50), windowEndsOn: daysAgo(40) };
    const one = await evaluate(
      { trained: daysAgo(80), events: [visit(38, "active", 3)], members: 3, points: [late] },
      { year: 2024 },
    );
    const open = (await openSignals(one.office.organizationId)).get(one.id);
    expect(open).toEqual({ R04: 2, R15: 1, R16: 1 });
    expect(one.status).toMatchObject({ score: 0, reasons: "[]" });
  });

  it("says that too little is known instead of calling a group healthy", async () => {
    const unseen = await evaluate({ trained: daysAgo(30), members: 5 });
    expect(unseen.status).toMatchObject({
      score: 0,
      knownShare: 0,
      riskBand: "data_kurang",
      activityStatus: "unknown",
    });
    const seen = await evaluate({ trained: daysAgo(30), members: 5, events: [visit(3, "active", 5)] });
    expect(seen.status).toMatchObject({ knownShare: 75, riskBand: "lancar" });
    const machine = [event("equipment_handed_over", 20, { subjectId: "eqp" })];
    const unchecked = await evaluate({ trained: daysAgo(30), members: 5, events: [visit(3, "active", 5), ...machine] });
    expect(unchecked.status).toMatchObject({ knownShare: 60, riskBand: "lancar" });
    const uncounted = await evaluate({ trained: daysAgo(30), members: 5, events: [visit(3, "active"), ...machine] });
    expect(uncounted.status).toMatchObject({ knownShare: 40, riskBand: "data_kurang" });
  });
});

describe("a roster of a year ago, entered today", () => {
  it("does not turn mandek: its points predate it, silence counts from entry, the band says what is missing", async () => {
    const trained = daysAgo(365);
    const points = planPoints({ steps: [...DEFAULT_STEPS], anchorDay: trained, enteredOn: daysAgo(0) });
    const machine = event("equipment_handed_over", 350, { subjectId: "eqp", recordedAt: NOW });
    const { id, office, status } = await evaluate({
      trained,
      entered: daysAgo(0),
      members: 10,
      events: [machine],
      points: points as unknown as Row[],
    });
    expect(points.map(({ state }) => state)).toEqual(["predates", "predates", "predates", "scheduled", "scheduled"]);
    expect(status).toMatchObject({ riskBand: "data_kurang", score: 30, activityStatus: "unknown" });
    expect((await openSignals(office.organizationId)).get(id)).toEqual({ R02: 1, R07: 1 });
  });
});

describe("a run", () => {
  const past: GroupSpec[] = [
    { trained: daysAgo(300), members: 3 },
    { trained: daysAgo(95), events: [visit(92, "dormant")] },
    { trained: daysAgo(200), members: 4, events: [visit(20, "active", 4), event("order", 10)] },
  ];

  it("does what its preview said; a second one changes nothing", async () => {
    const office = await Office.open();
    await office.groups(past);
    const before = await everything(office);
    const { results, programs, ms: _, ...counts } = await previewStall(contextAt(), office);
    expect(await everything(office)).toEqual(before);
    const { runId, ms, ...first } = await run(office);
    expect(first).toEqual(counts);
    expect(first.raised).toBeGreaterThan(5);
    const after = await everything(office);
    for (const { groupId, score, band, signals } of results) {
      expect(await statusOf(groupId)).toMatchObject({ score, riskBand: band });
      expect(Object.keys((await openSignals(office.organizationId)).get(groupId) ?? {}).sort()).toEqual(signals);
    }
    expect(programs).toHaveLength(1);
    const again = await run(office, NOW + 3_600_000);
    expect(again).toMatchObject({ raised: 0, cleared: 0, unchanged: first.raised });
    expect(await everything(office)).toEqual(after);
    expect(runId).not.toBe(again.runId);
    expect(ms).toBeGreaterThanOrEqual(0);
  });

  it("keeps a signal while its tier changes, with the facts of the change, and clears it when it no longer holds", async () => {
    const office = await Office.open();
    const [group] = await office.groups([{ trained: daysAgo(61) }]);
    const silence = () => query<Row>("SELECT * FROM signals WHERE subjectId = ? AND code = 'R06'", [group?.id ?? ""]);
    await run(office);
    const [raised] = await silence();
    expect(raised).toMatchObject({
      tier: 1,
      points: 10,
      evidence: '{"daysSilent":61.0}',
      raisedOn: daysAgo(0),
      clearedAt: null,
    });
    const changed = await run(office, NOW + 30 * DAY_MS);
    const [taller] = await silence();
    expect(changed).toMatchObject({ cleared: 0 });
    expect(taller).toMatchObject({
      id: raised?.id,
      tier: 2,
      points: 25,
      evidence: '{"daysSilent":91.0}',
      raisedOn: daysAgo(0),
      changedRunId: changed.runId,
    });
    await office.events([event("order", -30, { groupId: group?.id, programId: group?.programId })]);
    const cleared = await run(office, NOW + 30 * DAY_MS);
    expect((await silence())[0]).toMatchObject({ clearedAt: NOW + 30 * DAY_MS, clearedRunId: cleared.runId });
  });

  it("looks at one programme when asked to, and leaves other offices alone", async () => {
    const [office, other] = [await Office.open(), await Office.open()];
    const programId = await office.program();
    const [mine] = await office.groups([{ trained: daysAgo(300) }], programId);
    const [beside] = await office.groups([{ trained: daysAgo(300) }]);
    const [foreign] = await other.groups([{ trained: daysAgo(300) }]);
    const { result } = await runStall(contextAt(), {
      organizationId: office.organizationId,
      programId,
      trigger: "manual",
    });
    expect(result.groups).toBe(1);
    expect(await statusOf(mine?.id ?? "")).toMatchObject({ asOf: daysAgo(0) });
    for (const group of [beside, foreign]) expect(await statusOf(group?.id ?? "")).toMatchObject({ asOf: null });
  });

  it("clears a rule that was switched off, and leaves out one that no longer fits the vocabulary", async () => {
    const office = await Office.open();
    const [group] = await office.groups([{ trained: daysAgo(300) }]);
    await run(office);
    await database().execute({
      sql: "UPDATE rules SET enabled = 0, version = 2 WHERE organizationId = ? AND code = 'R06'",
      args: [office.organizationId],
    });
    const odd = JSON.stringify([
      { points: 5, query: { combinator: "and", rules: [{ field: "zodiak", operator: "=", value: 1 }] } },
    ]);
    await database().execute({
      sql: "UPDATE rules SET tiers = ?, version = 2 WHERE organizationId = ? AND code = 'R07'",
      args: [odd, office.organizationId],
    });
    await run(office, NOW + 1);
    const open = (await openSignals(office.organizationId)).get(group?.id ?? "") ?? {};
    expect(open).not.toHaveProperty("R06");
    expect(open).not.toHaveProperty("R07");
  });

  it("clears the signals of a group that is deleted or whose programme is over", async () => {
    const office = await Office.open();
    const groups = await office.groups([{ trained: daysAgo(300) }, { trained: daysAgo(300) }]);
    await run(office);
    await database().execute({
      sql: "UPDATE programs SET state = 'closed' WHERE organizationId = ?",
      args: [office.organizationId],
    });
    await run(office, NOW + 1);
    expect((await openSignals(office.organizationId)).size).toBe(0);
    expect(await statusOf(groups[0]?.id ?? "")).toMatchObject({ score: 0, riskBand: "data_kurang", reasons: "[]" });
  });

  it("counts days in the zone of the region: past midnight in Papua is still yesterday in Java", async () => {
    const night = Date.parse("2026-06-15T15:30:00Z");
    for (const [region, expected] of [
      ["35.07", "2026-06-15"],
      ["51.71", "2026-06-15"],
      ["91.03", "2026-06-16"],
    ] as const) {
      const office = await Office.open(region);
      const [group] = await office.groups([{ trained: daysAgo(60) }]);
      await run(office, night);
      expect(await statusOf(group?.id ?? "")).toMatchObject({
        asOf: expected,
        score: expected === "2026-06-16" ? 10 : 0,
      });
    }
  });
});

describe("the night", () => {
  it("looks at every office once; firing twice changes nothing, not even the list of runs", async () => {
    const office = await Office.open();
    await office.groups([{ trained: daysAgo(300) }]);
    const counts = await runNightly(contextAt());
    expect(counts.organizations).toBeGreaterThan(0);
    const runs = () => query("SELECT * FROM stall_runs WHERE organizationId = ?", [office.organizationId]);
    const [state, recorded] = [await everything(office), await runs()];
    expect(recorded).toHaveLength(1);
    await runNightly(contextAt(NOW + 60_000));
    expect(await everything(office)).toEqual(state);
    expect(await runs()).toEqual(recorded);
  });
});

describe("undo", () => {
  it("takes back what the latest run raised, cleared and changed, and the scores with it", async () => {
    const office = await Office.open();
    const groups = await office.groups([{ trained: daysAgo(95) }, { trained: daysAgo(61) }, { trained: daysAgo(30) }]);
    await run(office);
    const strip = (rows: unknown[]) => (rows as Row[]).map(({ computedAt: _, asOf: __, facts: ___, ...row }) => row);
    const before = await everything(office);
    await office.events([event("order", -30, { groupId: groups[0]?.id, programId: groups[0]?.programId })]);
    const second = await run(office, NOW + 31 * DAY_MS);
    expect(second.raised).toBeGreaterThan(0);
    expect(second.cleared).toBeGreaterThan(0);
    const changed = await query("SELECT id FROM signals WHERE changedRunId = ?", [second.runId]);
    expect(changed.length).toBeGreaterThan(0);
    const ctx = contextAt(NOW + 31 * DAY_MS);
    await writeBatch(ctx, undoStatements(ctx, second.runId));
    const after = await everything(office);
    expect(after.signals).toEqual(before.signals);
    const shown = (rows: unknown[]) =>
      strip(rows).map(({ score, riskBand, reasons, held }) => ({
        score,
        riskBand,
        reasons,
        held: Object.keys(JSON.parse(String(held))).length,
      }));
    const counted = (rows: unknown[]) =>
      strip(rows).map(({ score, riskBand, reasons, held }) => ({
        ...{ score, riskBand, reasons },
        held: Object.values(JSON.parse(String(held)) as Record<string, number | null>).filter((tier) => tier !== null)
          .length,
      }));
    expect(shown(after.groups)).toEqual(counted(before.groups));
    await expect(writeBatch(ctx, undoStatements(ctx, second.runId))).rejects.toThrow();
  });

  it("does not return a signal that was raised again since", async () => {
    const office = await Office.open();
    const [group] = await office.groups([{ trained: daysAgo(61) }]);
    await run(office);
    await office.events([event("mentor_contact", 0, { groupId: group?.id, programId: group?.programId })]);
    const second = await run(office, NOW + 1_000);
    const [cleared] = await query<Row>("SELECT * FROM signals WHERE subjectId = ? AND code = 'R06'", [group?.id ?? ""]);
    expect(cleared?.clearedRunId).toBe(second.runId);
    await insertRows("signals", [
      { ...cleared, id: `${cleared?.id}x`, clearedAt: null, clearedRunId: null, raisedRunId: null },
    ]);
    const ctx = contextAt(NOW + 2_000);
    await writeBatch(ctx, undoStatements(ctx, second.runId));
    const open = await query("SELECT id FROM signals WHERE subjectId = ? AND code = 'R06' AND clearedAt IS NULL", [
      group?.id ?? "",
    ]);
    expect(open).toEqual([{ id: `${cleared?.id}x` }]);
  });
});
