import { type SQL, sql } from "drizzle-orm";
import type { PlanAnchor } from "#db/constants.ts";
import { LAST_OF_INSTANT, newId } from "#db/ids.ts";
import type { PlanStep } from "#db/schema/plans.ts";
import { actorId, type Context } from "../context.ts";
import { dayOf, todayAt } from "../stall/asOf.ts";

/** A plan as it may become, looked at in place of how it stands. */
export interface PlanDraft {
  planId: string;
  anchor: PlanAnchor;
  steps: readonly PlanStep[];
}

export interface Settling {
  /** Condition on `gr` (groups). */
  where: SQL;
  /** Instant, ms UTC. */
  now: number;
  draft?: PlanDraft;
  /** Looks at the draft for these groups even where they follow another plan. */
  anyPlan?: boolean;
  /** A training day in place of the group's own. */
  trainedOn?: string;
}

const HAPPENED = "NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = v.id)";
const firstEvent = (condition: string) =>
  `(SELECT min(v."on") FROM events v WHERE v.groupId = s.groupId AND ${condition} AND ${HAPPENED})`;

/** The day a step counts from: NULL while it has not come. `s` is the group, `j` the step. */
const ANCHOR_DAY: Record<string, string> = {
  trainedOn: "s.trainedOn",
  handoverOn: firstEvent("v.kind = 'equipment_handed_over'"),
  firstOrderOn: firstEvent("v.kind = 'order'"),
  disbursedOn: firstEvent("v.kind = 'capital_changed' AND v.state = 'disbursed'"),
  point: `(SELECT min(d.doneOn) FROM follow_ups d WHERE d.groupId = s.groupId AND d.state = 'done' AND d.planId = s.planId
    AND d.stepKey = j.value ->> '$.point' AND d.deletedAt IS NULL)`,
};
const WHEN_ANCHOR = Object.entries(ANCHOR_DAY)
  .map(([name, day]) => `WHEN '${name}' THEN ${day}`)
  .join(" ");

// Months are clamped to the end of a shorter month, as addMonths does.
const DUE = `CASE WHEN months IS NULL THEN date(day, days || ' days')
  ELSE min(date(day, months || ' months'), date(day, 'start of month', (months + 1) || ' months', '-1 day')) END`;

/** The plan whose points a group has; a group without points gets those of its programme, or of its office. */
const OWN_PLAN = `(SELECT f.planId FROM follow_ups f WHERE f.groupId = gr.id AND f.planId IS NOT NULL AND f.stepKey IS NOT NULL AND f.deletedAt IS NULL
  ORDER BY f.createdAt DESC, f.id DESC LIMIT 1)`;
const PROGRAM_PLAN = `(SELECT p.id FROM plans p WHERE p.deletedAt IS NULL AND p.organizationId = pr.organizationId
  AND (p.id = pr.planId OR (pr.planId IS NULL AND p.isDefault)) ORDER BY p.isDefault, p.updatedAt DESC LIMIT 1)`;

/** CTEs `s` (the groups, each with its plan and its today) and `w` (what the plan wants of each: one row a step). */
function wanted({ where, now, draft, anyPlan, trainedOn }: Settling): SQL {
  const today = dayOf(todayAt(now), "coalesce(gr.villageCode, gr.programRegionCode)");
  const plan = draft && anyPlan ? sql`${draft.planId}` : sql.raw(`coalesce(${OWN_PLAN}, ${PROGRAM_PLAN})`);
  const standing = draft
    ? sql`q.planId = ${draft.planId}`
    : sql`EXISTS (SELECT 1 FROM plans pl WHERE pl.id = q.planId AND pl.deletedAt IS NULL)`;
  const steps = draft
    ? sql`json_each(${JSON.stringify(draft.steps)}) j`
    : sql`plans pl ON pl.id = s.planId CROSS JOIN json_each(pl.steps) j`;
  const anchor = draft ? sql`${draft.anchor}` : sql`pl.anchor`;
  return sql`s AS MATERIALIZED (SELECT * FROM (SELECT gr.id AS groupId, gr.organizationId, gr.programId, gr.villageCode, gr.programRegionCode,
      gr.enteredOn, ${trainedOn === undefined ? sql`gr.trainedOn` : sql`${trainedOn}`} AS trainedOn, ${today} AS today,
      ${plan} AS planId, ${sql.raw(`${OWN_PLAN} IS NOT NULL`)} AS planned
      FROM groups gr CROSS JOIN programs pr ON pr.id = gr.programId
      WHERE ${where} AND gr.deletedAt IS NULL AND pr.deletedAt IS NULL AND pr.state NOT IN ('closed', 'cancelled')) q WHERE ${standing}),
    w AS MATERIALIZED (SELECT *, date(dueOn, '-' || early || ' days') AS windowStartsOn, date(dueOn, '+' || late || ' days') AS windowEndsOn
      FROM (SELECT *, ${sql.raw(DUE)} AS dueOn FROM (SELECT s.groupId, s.planId, j.key AS place, coalesce(j.value ->> '$.key', j.value ->> '$.label') AS stepKey,
        j.value ->> '$.label' AS label, j.value ->> '$.offsetMonths' AS months, coalesce(j.value ->> '$.offsetDays', 0) AS days,
        j.value ->> '$.windowBefore' AS early, j.value ->> '$.windowAfter' AS late, j.value ->> '$.assignee' AS assignee, j.value ->> '$.assigneeId' AS assigneeId,
        coalesce(j.value ->> '$.anchor', ${anchor}) AS anchor,
        CASE coalesce(j.value ->> '$.anchor', ${anchor}) ${sql.raw(WHEN_ANCHOR)} END AS day
        FROM s CROSS JOIN ${steps})))`;
}

/** Nobody touched it, and its day is still to come. */
const FREE = "f.dueOn > s.today AND f.dueOn = f.plannedOn";
const UNTRIED = "NOT EXISTS (SELECT 1 FROM contact_attempts t WHERE t.followUpId = f.id AND t.deletedAt IS NULL)";
const OTHER_DATES = "w.dueOn <> f.dueOn OR w.windowStartsOn <> f.windowStartsOn OR w.windowEndsOn <> f.windowEndsOn";

/** CTE `x`: what becomes of each open point. Nothing that is done, due already or moved by a person gets another day. */
const OPEN_POINTS = `x AS MATERIALIZED (SELECT * FROM (SELECT f.id, f.groupId, f.planId, f.stepKey, s.organizationId, s.programId, s.today, f.planStep AS fromLabel,
    f.dueOn AS fromDueOn, f.windowStartsOn AS fromWindowStartsOn, f.windowEndsOn AS fromWindowEndsOn, w.label, w.dueOn, w.windowStartsOn, w.windowEndsOn,
    CASE WHEN ${FREE} AND w.dueOn IS NULL AND ${UNTRIED} THEN 'removed' WHEN ${FREE} AND (${OTHER_DATES}) THEN 'moved'
      WHEN w.label <> f.planStep THEN 'renamed' WHEN w.dueOn IS NOT f.plannedOn THEN 'kept' END AS what
    FROM s CROSS JOIN follow_ups f ON f.groupId = s.groupId AND f.state = 'scheduled' AND f.planId = s.planId AND f.stepKey IS NOT NULL AND f.deletedAt IS NULL
    LEFT JOIN w ON w.groupId = f.groupId AND w.stepKey = f.stepKey) WHERE what IS NOT NULL)`;

/** CTE `n`: the points that are missing. One whose window has closed already counts nowhere; at a group's first points "already" means before it entered. */
const MISSING = `n AS MATERIALIZED (SELECT w.*, s.organizationId, s.programId, s.villageCode, s.programRegionCode, s.today,
    CASE WHEN w.windowEndsOn < CASE WHEN s.planned THEN s.today ELSE s.enteredOn END THEN 'predates' ELSE 'scheduled' END AS state
    FROM w CROSS JOIN s ON s.groupId = w.groupId WHERE w.dueOn IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM follow_ups f WHERE f.groupId = w.groupId AND f.planId = w.planId AND f.stepKey = w.stepKey))`;

const ABLE =
  "u.organizationId = n.organizationId AND u.role IN ('office', 'officer') AND u.active AND u.deletedAt IS NULL AND (u.endsOn IS NULL OR u.endsOn >= n.today)";
/** The officer of the smallest area that a group lies in; `n` is the point. */
export const REGION_OFFICER = `(SELECT u.id FROM users u WHERE ${ABLE} AND u.role = 'officer' AND n.villageCode >= u.regionCode AND n.villageCode < u.regionCode || '/'
  ORDER BY length(u.regionCode) DESC, u.id LIMIT 1)`;
export const NAMED_ACCOUNT = `(SELECT u.id FROM users u WHERE u.id = n.assigneeId AND ${ABLE})`;
/** Who finished the group's last contact. */
export const LAST_VISITOR = `(SELECT u.id FROM follow_ups d CROSS JOIN users u ON u.id = d.assigneeId WHERE d.groupId = n.groupId AND d.state = 'done'
  AND d.deletedAt IS NULL AND ${ABLE} ORDER BY d.doneOn DESC, d.id DESC LIMIT 1)`;

interface Author {
  /** Who the change is written down for: the id of an account, or `system:` and a job. */
  by: string;
  actorType: "user" | "system";
  requestId: string;
}

export const authorOf = ({ actor, requestId }: Pick<Context, "actor" | "requestId">): Author => ({
  ...{ by: actorId(actor), actorType: actor.type, requestId },
});

const idFrom = (prefix: "evt" | "fup" | "aud", now: number) =>
  sql`${newId(prefix, now).slice(0, 14) + LAST_OF_INSTANT} || substr(hex(randomblob(8)), 2)`;

const DATES = ["dueOn", "windowStartsOn", "windowEndsOn"];
const upper = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
const MOVED_DATA = `json_object(${DATES.map((name) => `'from${upper(name)}', x.from${upper(name)}, 'to${upper(name)}', x.${name}`).join(", ")})`;

/**
 * Brings the points of these groups to what their plan wants, as statements for the end of a write batch: missing
 * points are made once the day they count from is known, untouched points to come move with it or go with it, open ones
 * take the label of the plan. What is done stays, and doing it twice changes nothing.
 */
export function settleStatements(settling: Settling, { by, actorType, requestId }: Author): SQL[] {
  const { now } = settling;
  const wants = wanted(settling);
  const open = sql`WITH ${wants}, ${sql.raw(OPEN_POINTS)}`;
  const moved = DATES.map((name) => `${name} = CASE x.what WHEN 'moved' THEN x.${name} ELSE f.${name} END`).join(", ");
  return [
    sql`INSERT INTO events (id, organizationId, groupId, programId, kind, "on", recordedAt, actorId, subjectId, data)
      ${open} SELECT ${idFrom("evt", now)}, x.organizationId, x.groupId, x.programId, 'follow_up_rescheduled', x.today, ${now}, ${by}, x.id, ${sql.raw(MOVED_DATA)}
      FROM x WHERE x.what = 'moved'`,
    sql`INSERT INTO audit_log (id, organizationId, at, actorType, actorId, action, entity, entityId, changes, requestId)
      ${open} SELECT ${idFrom("aud", now)}, x.organizationId, ${now}, ${actorType}, ${by}, 'delete', 'follow-ups', x.id,
        json_object('deletedAt', json_object('from', NULL, 'to', ${now})), ${requestId} FROM x WHERE x.what = 'removed'`,
    // A point that goes leaves its key: it may come again, while one that a person deleted stays deleted.
    sql`UPDATE follow_ups AS f SET ${sql.raw(moved)}, planStep = coalesce(x.label, f.planStep),
        plannedOn = CASE x.what WHEN 'moved' THEN x.dueOn ELSE f.plannedOn END, stepKey = CASE x.what WHEN 'removed' THEN NULL ELSE f.stepKey END,
        deletedAt = CASE x.what WHEN 'removed' THEN ${now} END, version = f.version + 1, updatedAt = ${now}, updatedBy = ${by}
      FROM (${open} SELECT * FROM x WHERE what <> 'kept') x WHERE f.id = +x.id`,
    sql`INSERT INTO follow_ups (id, organizationId, version, createdAt, createdBy, updatedAt, updatedBy, groupId, programId, villageCode, programRegionCode,
        planId, planStep, stepKey, plannedOn, dueOn, windowStartsOn, windowEndsOn, state, assigneeId)
      WITH ${wants}, ${sql.raw(MISSING)} SELECT ${idFrom("fup", now)}, n.organizationId, 1, ${now}, ${by}, ${now}, ${by}, n.groupId, n.programId, n.villageCode, n.programRegionCode,
        n.planId, n.label, n.stepKey, n.dueOn, n.dueOn, n.windowStartsOn, n.windowEndsOn, n.state,
        ${sql.raw(`CASE WHEN n.state = 'predates' THEN NULL WHEN n.assignee = 'user' THEN ${NAMED_ACCOUNT} WHEN n.assignee = 'region_officer' THEN ${REGION_OFFICER} END`)}
      FROM n WHERE true ORDER BY n.groupId, n.dueOn ON CONFLICT DO NOTHING`,
  ];
}

/** CTEs ending in `y`: every change that settling would make, one row a point. */
export const changesCtes = (settling: Settling): SQL =>
  sql`${wanted(settling)}, ${sql.raw(`${OPEN_POINTS}, ${MISSING}, y AS (
    SELECT id, groupId, stepKey, what, fromLabel, label, fromDueOn, fromWindowStartsOn, fromWindowEndsOn, dueOn, windowStartsOn, windowEndsOn FROM x
    UNION ALL SELECT NULL, groupId, stepKey, CASE state WHEN 'predates' THEN 'late' ELSE 'added' END, NULL, label, NULL, NULL, NULL, dueOn, windowStartsOn, windowEndsOn FROM n)`)}`;

/** The groups whose points follow a plan, at most so many. */
export function groupsOnPlan(plan: { id: string; organizationId: string }, now: number, most: number): SQL {
  const draft = { planId: plan.id, anchor: "trainedOn", steps: [] } as const;
  const where = sql`gr.organizationId = ${plan.organizationId}`;
  return sql`WITH ${wanted({ where, now, draft })} SELECT groupId AS id FROM s LIMIT ${most}`;
}

/** CTEs `s` and `w`: the groups, and what each step of their plan wants of them. */
export const wantedCtes = wanted;
