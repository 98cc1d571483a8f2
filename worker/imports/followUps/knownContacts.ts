import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { equipment, equipmentChecks, followUps } from "#db/schema/index.ts";
import type { Context } from "../../context.ts";
import { IN_HANDS } from "../../resources/equipment/custody.ts";
import type { Identity } from "../facts/judge.ts";
import { writtenDay } from "../fields/day.ts";
import type { FollowUpValues } from "./followUpRows.ts";
import type { GroupPoint, HeldMachine } from "./planFollowUps.ts";

type Reader = Pick<Context, "db">;

const anyOf = (ids: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
const uuid = sql<string | null>`json_extract(${followUps.answers}, '$._uuid')`;

const seenKey = (groupId: string, values: Pick<FollowUpValues, (typeof SEEN)[number]>) =>
  JSON.stringify([groupId, ...SEEN.map((name) => values[name] ?? null)]);
const SEEN = ["doneOn", "activityStatus", "activeMembers", "monthlyRevenueIdr"] as const;

/**
 * Tells contacts apart: by the number that the other tool gave its submission, and where there is none (or the contact
 * was written down here by hand) by what was seen on the day.
 */
export async function contactIdentity(ctx: Reader, groupIds: readonly string[]): Promise<Identity<FollowUpValues>> {
  const done = await ctx.db
    .select({
      groupId: followUps.groupId,
      doneOn: followUps.doneOn,
      activityStatus: followUps.activityStatus,
      activeMembers: followUps.activeMembers,
      monthlyRevenueIdr: followUps.monthlyRevenueIdr,
      uuid,
    })
    .from(followUps)
    .where(and(inArray(followUps.groupId, anyOf(groupIds)), eq(followUps.state, "done"), isNull(followUps.deletedAt)));
  const numbers = new Set(done.flatMap((one) => one.uuid ?? []));
  const named = new Set(done.map((one) => seenKey(one.groupId, one)));
  const unnumbered = new Set(done.filter((one) => one.uuid === null).map((one) => seenKey(one.groupId, one)));
  return {
    keyOf: (values, group) => values.instanceId ?? JSON.stringify([group.id, { ...values, groupName: null }]),
    shown: ({ instanceId, doneOn }) => ({
      column: instanceId === null ? "doneOn" : "instanceId",
      value: instanceId ?? (doneOn && writtenDay(doneOn)),
    }),
    isKnown: (values, group) => {
      const key = seenKey(group.id, values);
      if (values.instanceId === null) return named.has(key);
      return numbers.has(values.instanceId) || unnumbered.has(key);
    },
  };
}

/** The points of some groups, and the machines in their hands. */
export async function readGroups(
  ctx: Reader,
  organizationId: string,
  groupIds: readonly string[],
): Promise<{ points: GroupPoint[]; machines: HeldMachine[] }> {
  // Written out: inside a field Drizzle would leave the table's name away.
  const newestCheckOn = sql<string | null>`(SELECT max(c.checkedOn) FROM ${equipmentChecks} c
    WHERE c.equipmentId = equipment.id AND c.deletedAt IS NULL)`;
  const [points, machines] = await ctx.db.batch([
    ctx.db
      .select({
        id: followUps.id,
        version: followUps.version,
        groupId: followUps.groupId,
        state: followUps.state,
        planStep: followUps.planStep,
        dueOn: followUps.dueOn,
        windowStartsOn: followUps.windowStartsOn,
        windowEndsOn: followUps.windowEndsOn,
      })
      .from(followUps)
      .where(and(inArray(followUps.groupId, anyOf(groupIds)), isNull(followUps.deletedAt))),
    ctx.db
      .select({
        id: equipment.id,
        version: equipment.version,
        organizationId: equipment.organizationId,
        groupId: sql<string>`${equipment.holderGroupId}`,
        state: equipment.state,
        handedOverOn: equipment.handedOverOn,
        newestCheckOn,
      })
      .from(equipment)
      .where(
        and(
          inArray(equipment.holderGroupId, anyOf(groupIds)),
          inArray(equipment.state, [...IN_HANDS]),
          eq(equipment.organizationId, organizationId),
          isNull(equipment.deletedAt),
        ),
      ),
  ]);
  return { points, machines };
}
