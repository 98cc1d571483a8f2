import { type SQL, sql } from "drizzle-orm";
import { ACTIVITY_STATUSES } from "#db/constants.ts";
import { groups } from "#db/schema/index.ts";
import { isDay } from "../http/shape.ts";
import { FUNNEL_STEPS, type FunnelStep, STEP_STATES, type StepState } from "./funnel.ts";

/** An event that had happened by a day, and whose record still stands. */
const standing = (day: string): SQL =>
  sql`v."on" <= ${day} AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = v.id)`;

const happened = (day: string, condition: SQL): SQL =>
  sql`EXISTS (SELECT 1 FROM events v WHERE v.groupId = ${groups.id} AND ${condition} AND ${standing(day)})`;

const month12 = sql`date(${groups.trainedOn}, '+12 months')`;

/** Status at the first contact around month 12, from 30 days before to 90 days after. */
const statusAtMonth12 = (day: string): SQL => sql`(SELECT v.state FROM events v
  WHERE v.groupId = ${groups.id} AND v.kind = 'follow_up_done' AND v.state IN ('active', 'partly_active', 'dormant', 'disbanded')
    AND v."on" BETWEEN date(${month12}, '-30 days') AND date(${month12}, '+90 days') AND ${standing(day)}
  ORDER BY v."on", v.recordedAt LIMIT 1)`;

/** Somebody looked at the group: only then does "none recorded" mean none. */
const looked = (day: string): SQL =>
  happened(day, sql`v.kind IN ('follow_up_done', 'mentor_contact', 'linkage_changed', 'order')`);

const trained = (day: string, then: SQL): SQL =>
  sql`CASE WHEN coalesce(${groups.trainedOn}, '9999') > ${day} THEN 'na' ELSE ${then} END`;

const seenOrNot = (day: string, reached: SQL): SQL =>
  trained(
    day,
    sql`(CASE WHEN ${happened(day, reached)} THEN 'reached' WHEN ${looked(day)} THEN 'missed' ELSE 'unknown' END)`,
  );

const STEP_SQL: Record<FunnelStep, (day: string) => SQL> = {
  registered: (day) =>
    sql`CASE WHEN min(${groups.enteredOn}, coalesce(${groups.trainedOn}, ${groups.enteredOn})) <= ${day} THEN 'reached' ELSE 'na' END`,
  trained: (day) =>
    sql`CASE WHEN ${groups.trainedOn} <= ${day} THEN 'reached' WHEN ${groups.enteredOn} > ${day} THEN 'na'
      WHEN ${groups.trainedOn} IS NULL THEN 'unknown' ELSE 'missed' END`,
  equipped: (day) => {
    const bought = sql`EXISTS (SELECT 1 FROM equipment q WHERE q.programId = ${groups.programId} AND q.deletedAt IS NULL)`;
    const got = happened(
      day,
      sql`(v.kind = 'equipment_handed_over' OR (v.kind = 'equipment_moved' AND json_extract(v.data, '$.toGroupId') = v.groupId))`,
    );
    return trained(day, sql`(CASE WHEN ${got} THEN 'reached' WHEN ${bought} THEN 'missed' ELSE 'na' END)`);
  },
  supported: (day) => seenOrNot(day, sql`v.kind = 'marketing_support'`),
  linked: (day) =>
    seenOrNot(day, sql`v.kind = 'linkage_changed' AND v.state IN ('accepted', 'first_order', 'repeat_orders')`),
  earning: (day) => seenOrNot(day, sql`v.kind = 'order'`),
  activeAtMonth12: (day) => {
    const found = sql`CASE coalesce(${statusAtMonth12(day)}, '') WHEN 'active' THEN 'reached' WHEN '' THEN 'unknown' ELSE 'missed' END`;
    return sql`CASE WHEN coalesce(${month12}, '9999') > ${day} THEN 'na' ELSE (${found}) END`;
  },
};

/** Where a group stands at a step on a day: `reached`, `missed`, `unknown` or `na`. */
export const stepState = (step: FunnelStep, day: string): SQL<StepState> => sql<StepState>`${STEP_SQL[step](day)}`;

/** The last status a contact stated by a day; `unknown` before the first. */
export const statusAt = (day: string): SQL<string> =>
  sql<string>`coalesce((SELECT v.state FROM events v WHERE v.groupId = ${groups.id} AND v.kind = 'follow_up_done'
    AND v.state <> 'unknown' AND ${standing(day)} ORDER BY v."on" DESC, v.recordedAt DESC LIMIT 1), 'unknown')`;

const oneOf = <T extends string>(values: readonly T[], value: string | undefined): value is T =>
  (values as readonly string[]).includes(value ?? "");

/** List filters behind the figures: `stepAt: "2026-06-15:linked:reached"`, `statusAt: "2026-06-15:active"`. */
export const stepFilters: Record<string, (value: unknown) => SQL | undefined> = {
  stepAt: (value) => {
    const [day, step, state] = typeof value === "string" ? value.split(":") : [];
    if (!day || !isDay(day) || !oneOf(FUNNEL_STEPS, step) || !oneOf(STEP_STATES, state)) return undefined;
    return sql`${stepState(step, day)} = ${state}`;
  },
  statusAt: (value) => {
    const [day, status] = typeof value === "string" ? value.split(":") : [];
    if (!day || !isDay(day) || !oneOf(ACTIVITY_STATUSES, status)) return undefined;
    return sql`${statusAt(day)} = ${status}`;
  },
};
