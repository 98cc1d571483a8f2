import type { PlanStep } from "#db/schema/plans.ts";
import { planPoints } from "#worker/follow-ups/plan.ts";
import { addAttempt, addAttempts, finish, type Point } from "./contacts.ts";
import { addDays, daysBetween, instantOn, latest, weekday, workday } from "./days.ts";
import { happened, type Life } from "./group.ts";
import type { LifeName } from "./lives.ts";
import type { Owned } from "./machines.ts";
import { officerFor } from "./teams.ts";
import { addEvent, type Doer, owned, recordedAt } from "./world.ts";

const SKIPPED = [
  "Petugas wilayah mutasi, belum ada pengganti",
  "Bertepatan dengan libur Lebaran",
  "Anggaran perjalanan belum cair",
  "Digabung dengan kunjungan berikutnya",
];
/** An open point as old as this has usually been given up with a reason. */
const GIVEN_UP_AFTER = 120;

const TROUBLED = new Set<LifeName>(["idleMachine", "membersLeft", "dormant", "dried", "silent", "notFound", "partly"]);

interface Contact {
  on: string;
  doer: Doer;
  point: Point;
}

/** The plan's points and what became of them, contacts outside the plan, and tries that reached nobody. */
export function addFollowUps(life: Life, planId: string, steps: PlanStep[], machines: Owned[]): void {
  const { world, r, team, trainedOn } = life;
  if (!trainedOn) return;
  life.officer = officerFor(team, life.village.districtCode, r);
  const at = recordedAt(world, r, life.enteredOn);
  const points = planPoints({ steps, anchorDay: trainedOn, enteredOn: life.enteredOn }).map(
    (planned): Point => ({
      ...owned(r, "fup", team.clerk, at),
      ...placeOf(life),
      ...planned,
      planId,
      assigneeId: r.chance(0.9) ? life.officer.userId : undefined,
    }),
  );
  const contacts = [...plannedContacts(life, points), ...otherContacts(life)].sort((a, b) => (a.on < b.on ? -1 : 1));
  for (const { point, doer, on } of contacts) finish(life, point, doer, on, machines);
  addAttempts(life, points);
  for (const point of points) settle(life, point);
  world.data.followUps.push(
    ...points,
    ...agreedVisits(life),
    ...contacts.map(({ point }) => point).filter((point) => !point.planStep),
  );
}

const placeOf = (life: Life) => ({
  groupId: life.groupId,
  programId: life.program.id,
  villageCode: life.village.code,
  programRegionCode: life.team.city.regionCode,
});

function plannedContacts(life: Life, points: readonly Point[]): Contact[] {
  const { world, r, script, trainedOn } = life;
  return points.flatMap((point) => {
    const missed = r.chance(script.missChance);
    const scriptDay = daysBetween(trainedOn ?? point.dueOn, point.dueOn);
    if (point.state !== "scheduled" || missed || scriptDay > script.pointsUntil) return [];
    const early = Math.floor(daysBetween(point.windowStartsOn, point.dueOn) * 0.5);
    const late = Math.floor(daysBetween(point.dueOn, point.windowEndsOn) * 0.9);
    const on = latest(workday(addDays(point.dueOn, r.int(-early, late))), life.enteredOn);
    return on > world.last ? [] : [{ on, doer: life.officer, point }];
  });
}

/** Visits outside the plan are most often the NGO's, where one accompanies the group. */
function otherContacts(life: Life): Contact[] {
  const { world, r } = life;
  return life.script.visits.flatMap((scriptDay) => {
    const day = happened(life, scriptDay);
    if (!day) return [];
    const on = latest(workday(day), life.enteredOn);
    const mentor = life.mentorOn(on);
    const doer = mentor && life.life !== "idleMachine" && r.chance(0.6) ? mentor.doer : life.officer;
    const point: Point = {
      ...owned(r, "fup", doer, recordedAt(world, r, on)),
      ...placeOf(life),
      dueOn: on,
      windowStartsOn: on,
      windowEndsOn: on,
      assigneeId: doer.userId,
    };
    return [{ on, doer, point }];
  });
}

/** Where something is wrong, a visit outside the plan has been agreed on for one of the next days. */
function agreedVisits(life: Life): Point[] {
  const { world, r, team } = life;
  if (!TROUBLED.has(life.life) || life.program.spec.state === "closed" || !r.chance(0.55)) return [];
  const inDays = r.int(0, 11);
  const dueOn = inDays <= 1 ? world.today : weekday(addDays(world.today, inDays));
  const at = recordedAt(world, r, latest(addDays(world.last, -r.int(0, 5)), life.enteredOn));
  const windowStartsOn = addDays(dueOn, -2);
  return [
    {
      ...owned(r, "fup", team.clerk, at),
      ...placeOf(life),
      dueOn,
      windowStartsOn,
      windowEndsOn: addDays(dueOn, 3),
      assigneeId: life.officer.userId,
    },
  ];
}

/** A point that was not kept: given up after tries, skipped with a reason, put off, or left overdue. */
function settle(life: Life, point: Point): void {
  const { world, r, script } = life;
  if (point.state !== "scheduled") return;
  const closed = life.program.spec.state === "closed";
  const over = daysBetween(point.windowEndsOn, world.today);
  if (over > 0 && script.attempts.length > 0 && r.chance(0.6)) {
    const triedOn = latest(addDays(point.windowEndsOn, -4), life.enteredOn);
    addAttempt(life, triedOn, "phone", point);
    addAttempt(life, addDays(triedOn, 3), "visit", point);
    resolve(life, point, "unreachable", addDays(triedOn, 4));
  } else if (over > GIVEN_UP_AFTER && (closed || r.chance(0.75))) {
    resolve(life, point, "skipped", addDays(point.windowEndsOn, r.int(4, 60)));
  } else if (over <= 0 && daysBetween(world.today, point.dueOn) < 45 && r.chance(0.12)) {
    putOff(life, point);
  }
}

function resolve(life: Life, point: Point, state: "skipped" | "unreachable", on: string): void {
  const { world, r, officer } = life;
  const at = recordedAt(world, r, on);
  Object.assign(point, {
    state,
    resolvedOn: on,
    resolvedAt: at,
    skipReason: state === "skipped" ? r.pick(SKIPPED) : undefined,
    version: 2,
    updatedAt: at,
    updatedBy: officer.userId,
  } satisfies Partial<Point>);
  const kind = state === "skipped" ? "follow_up_skipped" : "follow_up_unreachable";
  addEvent(
    world,
    r,
    officer,
    life.where,
    kind,
    on,
    { subjectId: point.id, data: { planStep: point.planStep ?? null } },
    at,
  );
}

function putOff(life: Life, point: Point): void {
  const { world, r, team } = life;
  const on = addDays(world.last, -r.int(1, 9));
  if (on < life.enteredOn) return;
  const days = r.int(5, 14);
  const later = (day: string) => addDays(day, days);
  const data = {
    fromDueOn: point.dueOn,
    fromWindowStartsOn: point.windowStartsOn,
    fromWindowEndsOn: point.windowEndsOn,
    toDueOn: later(point.dueOn),
    toWindowStartsOn: later(point.windowStartsOn),
    toWindowEndsOn: later(point.windowEndsOn),
  };
  const at = instantOn(on, 11 * 60);
  point.dueOn = data.toDueOn;
  point.windowStartsOn = data.toWindowStartsOn;
  point.windowEndsOn = data.toWindowEndsOn;
  Object.assign(point, { version: 2, updatedAt: at, updatedBy: team.clerk.userId });
  addEvent(world, r, team.clerk, life.where, "follow_up_rescheduled", on, { subjectId: point.id, data }, at);
}
