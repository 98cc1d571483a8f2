import { expect, it } from "vitest";
import { newId } from "#db/ids.ts";
import type { PlanStep } from "#db/schema/plans.ts";
import { makeTeam } from "#test/support/actors.ts";
import { make, makeProgram, type Row, todayFor } from "#test/support/records.ts";
import { database, server } from "#test/support/server.ts";
import { addDays, stepDates } from "#worker/follow-ups/plan.ts";
import { random } from "../stall/random.ts";

const ROUNDS = 12;
const GROUPS = 60;
const KEYS = ["a", "b", "c", "d", "e", "f"];
const ANCHORS = ["trainedOn", "handoverOn", "firstOrderOn", "disbursedOn", "point"] as const;

type Dice = ReturnType<typeof random>;
interface Stored extends Record<string, unknown> {
  id: string;
  groupId: string;
  stepKey: string | null;
  state: string;
  dueOn: string;
  plannedOn: string | null;
  deletedAt: number | null;
}
/** The days of a group that points count from. */
type Days = Partial<Record<Exclude<(typeof ANCHORS)[number], "point">, string>>;

/** Some of six points, each from any anchor; a point counts only from one before it. */
function randomSteps(dice: Dice, round: number): PlanStep[] {
  const steps: PlanStep[] = [];
  for (const key of KEYS) {
    if (steps.length > 0 && dice.below(4) === 0) continue;
    const anchor = steps.length > 0 ? dice.pick(ANCHORS) : dice.pick(ANCHORS.slice(0, 4));
    const offset = dice.below(2) ? { offsetMonths: dice.below(8) - 1 } : { offsetDays: dice.below(200) - 30 };
    const point = anchor === "point" ? { point: dice.pick(steps).key } : {};
    const windows = { windowBefore: dice.below(10), windowAfter: dice.below(10) };
    steps.push({
      key,
      label: `${key.toUpperCase()} ${dice.below(2) ? round : 0}`,
      anchor,
      ...point,
      ...offset,
      ...windows,
    });
  }
  return steps;
}

async function rowsOf(programId: string): Promise<Stored[]> {
  const { rows } = await database().execute({
    sql: "SELECT * FROM follow_ups WHERE programId = ? ORDER BY id",
    args: [programId],
  });
  return rows.map((row) => ({ ...row })) as unknown as Stored[];
}

/** What people do to points: finish, skip, move, delete, try. */
async function liveOn(dice: Dice, points: Stored[], today: string): Promise<void> {
  const statements = points
    .filter(({ state, deletedAt }) => state === "scheduled" && deletedAt === null)
    .flatMap(({ id, groupId, dueOn }) => {
      const set = (sql: string, ...args: string[]) => [
        { sql: `UPDATE follow_ups SET ${sql} WHERE id = ?`, args: [...args, id] },
      ];
      switch (dice.below(12)) {
        case 0:
        case 1:
          return set("state = 'done', doneOn = ?, resolvedOn = ?", addDays(today, -dice.below(40)), today);
        case 2:
          return set("state = 'skipped', skipReason = 'uji', resolvedOn = ?", today);
        case 3:
          return set("dueOn = ?", addDays(dueOn, 3));
        case 4:
          return set("deletedAt = 1");
        case 5:
          return [
            {
              sql: `INSERT INTO contact_attempts (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, groupId, followUpId, channel, at, result)
                SELECT ?, organizationId, 1, 't', 1, 't', ?, id, 'phone', 1, 'no_answer' FROM follow_ups WHERE id = ?`,
              args: [newId("att", server.now()), groupId, id],
            },
          ];
        default:
          return [];
      }
    });
  if (statements.length > 0) await database().batch(statements, "write");
}

/** What no plan may touch: whatever a person did, and what is due already. An open one still takes the plan's label. */
const frozen = (rows: Stored[], today: string) =>
  rows
    .filter(
      ({ state, deletedAt, dueOn, plannedOn }) =>
        state !== "scheduled" || deletedAt !== null || dueOn <= today || dueOn !== plannedOn,
    )
    .map(({ planStep, version, updatedAt, updatedBy, ...row }) =>
      row.state === "scheduled" ? row : { ...row, planStep },
    );

it("no change of a plan touches what is done, and each is complete at once, for any plan and any history", async () => {
  const { admin, office } = await makeTeam("admin");
  const today = todayFor(office);
  let [checked, wanted] = [0, 0];
  for (let round = 1; round <= ROUNDS; round++) {
    const dice = random(round);
    const steps = () => randomSteps(dice, round);
    const plan = await make(admin, "plans", { name: `Acak ${round}`, steps: steps() });
    const program = await makeProgram(office, { planId: plan.id });
    const days = await addGroups(dice, office.organization.id, program.id, today);
    await save(plan.id, steps());
    for (let change = 0; change < 3; change++) {
      await liveOn(dice, await rowsOf(program.id), today);
      const before = await rowsOf(program.id);
      const tried = await triedIn(program.id);
      const next = steps();
      const report = await admin.api.post<{ counts: Record<string, number> }>(`/api/plans/${plan.id}/changes`, {
        steps: next,
      });
      expect(await rowsOf(program.id)).toEqual(before);
      await save(plan.id, next);
      const after = await rowsOf(program.id);

      const still = new Map(after.map((row) => [row.id, row]));
      for (const row of frozen(before, today)) {
        expect(frozen([still.get(row.id) as Stored], today)).toEqual([row]);
        checked++;
      }
      for (const { id, deletedAt } of before) if (tried.has(id)) expect(still.get(id)?.deletedAt).toBe(deletedAt);
      expect(after.length - before.length).toBe((report.body.counts.added ?? 0) + (report.body.counts.late ?? 0));
      for (const [groupId, anchors] of days) wanted += expectComplete(groupId, anchors, next, after, today);

      const again = await admin.api.post<{ changed: number }>(`/api/plans/${plan.id}/changes`, { steps: next });
      expect(again.body.changed).toBe(0);
      await saveAgain(plan.id);
      expect(await rowsOf(program.id)).toEqual(after);
    }
  }
  expect(checked).toBeGreaterThan(2_000);
  expect(wanted).toBeGreaterThan(2_000);

  async function save(id: string, steps: PlanStep[]) {
    const { version } = (await admin.api.get<Row>(`/api/plans/${id}`)).body;
    const reply = await admin.api.put(`/api/plans/${id}`, { steps }, { ifMatch: version });
    expect(reply.status, reply.text).toBe(200);
  }
  /** Another version that says the same: every step names its own anchor. */
  async function saveAgain(id: string) {
    const { version, anchor } = (await admin.api.get<Row>(`/api/plans/${id}`)).body;
    const other = anchor === "trainedOn" ? "handoverOn" : "trainedOn";
    const reply = await admin.api.put(`/api/plans/${id}`, { anchor: other }, { ifMatch: version });
    expect(reply.status, reply.text).toBe(200);
  }
}, 120_000);

async function triedIn(programId: string): Promise<Set<unknown>> {
  const { rows } = await database().execute({
    sql: "SELECT a.followUpId AS id FROM contact_attempts a JOIN follow_ups f ON f.id = a.followUpId WHERE f.programId = ?",
    args: [programId],
  });
  return new Set(rows.map(({ id }) => id));
}

async function addGroups(
  dice: Dice,
  organizationId: string,
  programId: string,
  today: string,
): Promise<Map<string, Days>> {
  const days = new Map<string, Days>();
  const statements = Array.from({ length: GROUPS }, () => {
    const id = newId("grp", server.now());
    const past = () => addDays(today, -dice.below(200));
    const [trainedOn, enteredOn] = [dice.below(8) ? past() : null, past()];
    const anchors: Days = trainedOn ? { trainedOn } : {};
    days.set(id, anchors);
    const event = (kind: string, state: string | null, name: keyof Days) => {
      if (dice.below(2)) return [];
      const on = past();
      anchors[name] = on;
      const later = addDays(on, 1 + dice.below(20));
      return [on, later].map((day) => ({
        sql: `INSERT INTO events (id, organizationId, groupId, programId, kind, "on", recordedAt, actorId, subjectId, state) VALUES (?, ?, ?, ?, ?, ?, 1, 't', ?, ?)`,
        args: [newId("evt", server.now()), organizationId, id, programId, kind, day, newId("evt", server.now()), state],
      }));
    };
    return [
      {
        sql: `INSERT INTO groups (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, programId, name, nameKey, trainedOn, enteredOn)
          VALUES (?, ?, 1, 't', 1, 't', ?, ?, ?, ?, ?)`,
        args: [id, organizationId, programId, id, id, trainedOn, enteredOn],
      },
      ...event("equipment_handed_over", "handed_over", "handoverOn"),
      ...event("order", null, "firstOrderOn"),
      ...event("capital_changed", "disbursed", "disbursedOn"),
    ];
  });
  await database().batch(statements.flat(), "write");
  return days;
}

/** Each point that nobody touched stands where TypeScript counts it; each step with a day has its point; the rest have none. */
function expectComplete(groupId: string, days: Days, steps: PlanStep[], all: Stored[], today: string): number {
  const rows = all.filter((row) => row.groupId === groupId);
  for (const step of steps) {
    const mine = rows.filter(({ stepKey }) => stepKey === step.key);
    const done = rows.filter(
      ({ stepKey, state, deletedAt }) => stepKey === step.point && state === "done" && !deletedAt,
    );
    const day = step.anchor === "point" ? (done[0]?.doneOn as string | undefined) : days[step.anchor ?? "trainedOn"];
    if (day) expect(mine.length, `${groupId} ${step.key}`).toBe(1);
    for (const { state, dueOn, plannedOn, deletedAt, windowStartsOn, windowEndsOn, planStep } of mine) {
      if (state !== "scheduled" || deletedAt !== null) continue;
      expect(planStep).toBe(step.label);
      if (dueOn <= today || dueOn !== plannedOn || !day) continue;
      expect({ dueOn, windowStartsOn, windowEndsOn }).toEqual(stepDates(step, day));
    }
  }
  return steps.length;
}
