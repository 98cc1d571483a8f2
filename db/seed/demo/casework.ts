import type { Client } from "@libsql/client";
import { sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import { openDb } from "#db/client.ts";
import { type CaseState, dayAt, OBSTACLES } from "#db/constants.ts";
import { caseActions, cases, events, overrides, users } from "#db/schema/index.ts";
import { ACTIONS, OUTCOMES, OVERRIDE_REASONS } from "./caseTexts.ts";
import { addDays, daysBetween, earliest, instantOn, weekday, workday } from "./days.ts";
import { type Random, seededRandom } from "./random.ts";

type Db = ReturnType<typeof openDb>;
type Case = typeof cases.$inferSelect;
type Write = BatchItem<"sqlite">;
const MORNING = 9 * 60;
/** Both demo cities follow western time. */
const JAVA = "35";
const AT_ONCE = 80;
/** A case that lies longer than this was ended one way or another. */
const OLD_DAYS = 75;

interface Course {
  state: CaseState;
  closedOn: string | null;
  dueOn: string;
}

/** How a case went: those whose signals cleared mostly recovered, old ones were given up or handed on, the rest lives. */
function courseOf(r: Random, one: Case, today: string): Course {
  const age = daysBetween(one.openedOn, today);
  const after = (from: string, days: number) => workday(earliest(addDays(from, days), addDays(today, -1)));
  const dueOn = age < 14 ? one.dueOn : weekday(addDays(today, r.chance(0.22) ? -r.int(1, 11) : r.int(1, 20)));
  if (one.recoveryProposedOn && r.chance(0.8)) {
    return { state: "recovered", closedOn: after(one.recoveryProposedOn, r.int(2, 9)), dueOn: one.dueOn };
  }
  if (age > OLD_DAYS && r.chance(0.72)) {
    const state = r.chance(0.35) ? "transferred" : "closed_failed";
    return { state, closedOn: after(one.openedOn, r.int(30, 70)), dueOn: one.dueOn };
  }
  return { state: age > 2 && r.chance(0.6) ? "in_progress" : "open", closedOn: null, dueOn };
}

function actionsOf(
  r: Random,
  one: Case,
  course: Course,
  causes: readonly (typeof OBSTACLES)[number][],
  by: string,
  today: string,
) {
  if (course.state === "open") return [];
  return causes.map((cause) => {
    const [type, text, result] = ACTIONS[cause];
    const madeOn = workday(earliest(addDays(one.openedOn, r.int(1, 5)), addDays(today, -1)));
    const over = course.closedOn !== null || r.chance(0.4);
    const doneOn = over ? earliest(addDays(madeOn, r.int(2, 15)), course.closedOn ?? addDays(today, -1)) : null;
    const at = instantOn(madeOn, MORNING);
    return {
      ...{
        id: r.id("act", at),
        organizationId: one.organizationId,
        createdAt: at,
        createdBy: by,
        updatedAt: at,
        updatedBy: by,
      },
      ...{ caseId: one.id, groupId: one.groupId, type, text, ownerId: by },
      ...{ dueOn: doneOn ?? course.dueOn, doneOn, result: doneOn ? result : null },
    };
  });
}

function lifeOf(db: Db, one: Case, by: string, today: string): Write[] {
  const r = seededRandom(`case ${one.groupId}`);
  const course = courseOf(r, one, today);
  const causes = one.causes.length > 0 ? one.causes : [r.pick(OBSTACLES)];
  const actions = actionsOf(r, one, course, causes, by, today);
  const event = (on: string, state: CaseState | null, data: Record<string, unknown>): Write => {
    const at = instantOn(on, MORNING + 30);
    const { organizationId, groupId, programId } = one;
    const kind = "case_changed" as const;
    return db.insert(events).values({
      ...{
        id: r.id("evt", at),
        organizationId,
        groupId,
        programId,
        kind,
        on,
        recordedAt: at,
        actorId: by,
        subjectId: one.id,
      },
      ...{ state, data },
    });
  };
  const [first] = actions;
  const closed = OUTCOMES[course.state as keyof typeof OUTCOMES];
  return [
    db
      .update(cases)
      .set({
        ...{ state: course.state, closedOn: course.closedOn, dueOn: course.dueOn, causes, ownerId: by },
        ...{ result: closed ? r.pick(closed) : null, version: course.state === "open" ? 1 : 2 },
      })
      .where(sql`${cases.id} = ${one.id}`),
    ...actions.map((action) => db.insert(caseActions).values(action)),
    ...(first ? [event(dayAt(first.createdAt, JAVA), "in_progress", { from: "open" })] : []),
    ...actions.flatMap(({ doneOn, type }) =>
      doneOn ? [event(doneOn, null, { step: "action_done", action: type })] : [],
    ),
    ...(course.closedOn ? [event(course.closedOn, course.state, { from: "in_progress" })] : []),
  ];
}

/** Overrides in each state, on groups that look worse than they are. */
async function addOverrides(db: Db, people: (typeof users.$inferSelect)[], today: string): Promise<Write[]> {
  const find = (email: string) => people.find((one) => one.email === email);
  const [asker, head] = [find("officer@lanjut.test") ?? find("office@lanjut.test"), find("head@lanjut.test")];
  if (!asker || !head) return [];
  const rows = await db.all<{ id: string; programId: string }>(
    sql`SELECT g.id, g.programId FROM groups g JOIN group_status s ON s.groupId = g.id WHERE g.organizationId = ${head.organizationId}
      AND s.riskBand IN ('berisiko', 'mandek') AND s.activityStatus IN ('active', 'partly_active') ORDER BY s.score, g.id LIMIT 4`,
  );
  const states = ["approved", "requested", "rejected", "approved"] as const;
  return rows.flatMap(({ id: groupId, programId }, i): Write[] => {
    const r = seededRandom(`override ${groupId}`);
    const state = states[i] ?? "requested";
    const askedOn = workday(addDays(today, i === 3 ? -70 : -6 - i));
    const at = instantOn(askedOn, MORNING);
    const decided = state !== "requested";
    const id = r.id("ovr", at);
    const { organizationId } = head;
    const event = (to: string, on: string, by: string): Write =>
      db.insert(events).values({
        ...{
          id: r.id("evt", instantOn(on, MORNING)),
          organizationId,
          groupId,
          programId,
          kind: "override_changed" as const,
          on,
        },
        ...{ recordedAt: instantOn(on, MORNING), actorId: by, subjectId: id, state: to, data: { expiresOn: until } },
      });
    const until = addDays(askedOn, i === 3 ? 45 : 40);
    const row = {
      ...{ id, organizationId, groupId, createdAt: at, createdBy: asker.id, updatedAt: at, updatedBy: asker.id },
      ...{ reason: OVERRIDE_REASONS[i] ?? OVERRIDE_REASONS[0], expiresOn: until, requestedBy: asker.id, state },
      ...(decided ? { approvedBy: head.id, decidedAt: instantOn(addDays(askedOn, 1), MORNING), version: 2 } : {}),
      ...(state === "rejected" ? { decisionNote: "Belum ada bukti pesanan; kunjungi dahulu" } : {}),
    };
    return [
      db.insert(overrides).values(row),
      event("requested", askedOn, asker.id),
      ...(decided ? [event(state, addDays(askedOn, 1), head.id)] : []),
    ];
  });
}

/**
 * What the office made of the cases that the rules opened in the past months, and a few overrides: some work goes on,
 * some is late, some groups recovered, some were given up.
 */
export async function runCasework(client: Client, today: string): Promise<void> {
  const db = openDb(client);
  const people = await db.select().from(users);
  const open = await db.select().from(cases).orderBy(cases.groupId);
  const clerkOf = (organizationId: string) =>
    people.find((one) => one.organizationId === organizationId && one.role === "office")?.id ?? "";
  const writes = [
    ...open.flatMap((one) => lifeOf(db, one, one.ownerId ?? clerkOf(one.organizationId), today)),
    ...(await addOverrides(db, people, today)),
  ];
  for (let i = 0; i < writes.length; i += AT_ONCE) {
    const [first, ...rest] = writes.slice(i, i + AT_ONCE);
    if (first) await db.batch([first, ...rest]);
  }
}
