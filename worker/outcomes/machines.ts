import { type SQL, sql } from "drizzle-orm";
import { equipment, followUps, groups } from "#db/schema/index.ts";
import { endOf } from "../stall/asOf.ts";
import { type Asked, inScope } from "./scope.ts";

const below = (column: SQL, code: string) => sql`(${column} >= ${code} AND ${column} < ${`${code}/`})`;
const groupIds = (asked: Asked) =>
  sql`(SELECT ${groups.id} FROM ${groups} WHERE ${groups.deletedAt} IS NULL AND ${inScope(asked)})`;

function machinesOf(asked: Asked): SQL {
  switch (asked.by) {
    case "program":
      return sql`${equipment.programId} = ${asked.id}`;
    case "office":
      return sql`${equipment.organizationId} = ${asked.id}`;
    case "ngo":
      return sql`${equipment.holderGroupId} IN ${groupIds(asked)}`;
    case "region": {
      const program = sql`SELECT 1 FROM programs o WHERE o.id = ${equipment.programId} AND ${below(sql`o.regionCode`, asked.id)}`;
      return sql`(${equipment.holderGroupId} IN ${groupIds(asked)} OR EXISTS (${program}))`;
    }
  }
}

const ends = ({ day }: Asked) => endOf(day, "(SELECT o.regionCode FROM programs o WHERE o.id = equipment.programId)");

/** The state a machine was last seen in by the day. */
function lastState(asked: Asked): SQL {
  const told = asked.basis === "recorded" ? sql` AND v.recordedAt < ${ends(asked)}` : sql``;
  const before = asked.basis === "recorded" ? sql` AND x.voidedAt < ${ends(asked)}` : sql``;
  return sql`(SELECT v.state FROM events v WHERE v.subjectId = ${equipment.id} AND v.kind IN ('equipment_checked', 'equipment_state')
    AND v."on" <= ${asked.day}${told} AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = v.id${before})
    ORDER BY v."on" DESC, v.recordedAt DESC LIMIT 1)`;
}

function notDelivered(asked: Asked): SQL {
  const later = asked.basis === "recorded" ? sql` AND v.recordedAt < ${ends(asked)}` : sql``;
  const handed = sql`SELECT 1 FROM events v WHERE v.subjectId = ${equipment.id} AND v.kind = 'equipment_handed_over' AND v."on" <= ${asked.day}${later}`;
  const entered = asked.basis === "recorded" ? sql`${equipment.createdAt} < ${ends(asked)} AND ` : sql``;
  const waits = sql`(${equipment.handedOverOn} > ${asked.day} OR ${equipment.state} IN ('procured', 'stored'))`;
  const waited = asked.basis === "recorded" ? sql`NOT EXISTS (${handed})` : waits;
  return sql`${entered}${equipment.procuredOn} <= ${asked.day} AND ${waited}`;
}

/** Machines of a figure, as a condition on `equipment`: of a past day from what was told by then, now from their state. */
export function machineFigure(asked: Asked, key: string): SQL | undefined {
  const condition: Record<string, () => SQL> = {
    "machines.idle": () => sql`${lastState(asked)} IN ('idle', 'damaged')`,
    "machines.undelivered": () => notDelivered(asked),
    "machines.idleNow": () => sql`${equipment.state} IN ('idle', 'damaged')`,
    "machines.undeliveredNow": () => sql`${equipment.state} IN ('procured', 'stored')`,
  };
  const found = Object.hasOwn(condition, key) ? condition[key] : undefined;
  return found && sql`(${machinesOf(asked)} AND ${found()})`;
}

function pointsOf(asked: Asked): SQL {
  if (asked.by === "program") return sql`${followUps.programId} = ${asked.id}`;
  if (asked.by !== "region") return sql`${followUps.groupId} IN ${groupIds(asked)}`;
  return below(sql`coalesce(${followUps.villageCode}, ${followUps.programRegionCode})`, asked.id);
}

/** Points that were open past their window on a day, with the dates they had then; `overdue` is its one key. */
export function pointFigure(asked: Asked, key: string): SQL | undefined {
  if (key !== "overdue") return undefined;
  const { day } = asked;
  const end = endOf(day, "coalesce(follow_ups.villageCode, follow_ups.programRegionCode)");
  const recorded = asked.basis === "recorded";
  const moved = recorded ? sql`v.recordedAt >= ${end}` : sql`v."on" > ${day}`;
  const closes = sql`coalesce((SELECT json_extract(v.data, '$.fromWindowEndsOn') FROM events v WHERE v.subjectId = ${followUps.id}
    AND v.kind = 'follow_up_rescheduled' AND ${moved} ORDER BY v."on", v.recordedAt LIMIT 1), ${followUps.windowEndsOn})`;
  const open = recorded
    ? sql`(coalesce(${followUps.resolvedOn}, '9999') > ${day} OR ${followUps.resolvedAt} >= ${end}) AND ${followUps.createdAt} < ${end}`
    : sql`coalesce(${followUps.resolvedOn}, '9999') > ${day}`;
  return sql`(${pointsOf(asked)} AND ${followUps.state} <> 'predates' AND ${open} AND ${closes} < ${day})`;
}
