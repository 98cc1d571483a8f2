import { and, eq, gt, inArray, isNull, notInArray } from "drizzle-orm";
import { equipment, events, groups, memberships } from "#db/schema/index.ts";
import type { Context } from "../../context.ts";
import type { ImportRow } from "../rowStore.ts";
import { byTable, decideUndo, type Standing, type UndoPlan } from "./decideUndo.ts";
import { anyOf, IDS_AT_ONCE, idsOf, type MadeRow, parts, readStanding } from "./tables.ts";

type Reader = Pick<Context, "db">;

/** What others hung on the people and groups of this import since: memberships, machines, and what was recorded. */
async function readUses(ctx: Reader, job: ImportRow, made: readonly MadeRow[]) {
  const visitedGroups = new Set<string>();
  const foreign: { groupId: string | null; personId: string | null }[] = [];
  const own = new Set([...idsOf(made, "memberships"), ...idsOf(made, "equipment")]);
  for (const ids of parts(idsOf(made, "groups"), IDS_AT_ONCE)) {
    const [visits, joined, machines] = await ctx.db.batch([
      ctx.db
        .selectDistinct({ groupId: events.groupId })
        .from(events)
        .where(
          and(
            inArray(events.groupId, anyOf(ids)),
            gt(events.recordedAt, job.committedAt ?? 0),
            notInArray(events.kind, ["member_joined", "member_left"]),
          ),
        ),
      ctx.db
        .select({ id: memberships.id, groupId: memberships.groupId })
        .from(memberships)
        .where(and(inArray(memberships.groupId, anyOf(ids)), isNull(memberships.deletedAt))),
      ctx.db
        .select({ id: equipment.id, groupId: equipment.holderGroupId })
        .from(equipment)
        .where(and(inArray(equipment.holderGroupId, anyOf(ids)), isNull(equipment.deletedAt))),
    ]);
    for (const { groupId } of visits) if (groupId) visitedGroups.add(groupId);
    for (const one of [...joined, ...machines])
      if (!own.has(one.id)) foreign.push({ groupId: one.groupId, personId: null });
  }
  for (const ids of parts(idsOf(made, "people"), IDS_AT_ONCE)) {
    const [joined, machines] = await ctx.db.batch([
      ctx.db
        .select({ id: memberships.id, personId: memberships.personId })
        .from(memberships)
        .where(and(inArray(memberships.personId, anyOf(ids)), isNull(memberships.deletedAt))),
      ctx.db
        .select({ id: equipment.id, personId: equipment.holderPersonId })
        .from(equipment)
        .where(and(inArray(equipment.holderPersonId, anyOf(ids)), isNull(equipment.deletedAt))),
    ]);
    for (const one of [...joined, ...machines])
      if (!own.has(one.id)) foreign.push({ groupId: null, personId: one.personId });
  }
  const madeGroups = new Set(idsOf(made, "groups"));
  const inCohort = job.cohortId
    ? await ctx.db
        .select({ id: groups.id })
        .from(groups)
        .where(and(eq(groups.cohortId, job.cohortId), isNull(groups.deletedAt)))
    : [];
  return { visitedGroups, foreign, cohortInUse: inCohort.some((group) => !madeGroups.has(group.id)) };
}

/** What an undo of a roster takes back, from how its people and groups stand now. */
export async function undoRoster(ctx: Reader, job: ImportRow, made: readonly MadeRow[]): Promise<UndoPlan> {
  const standing = { ...byTable<Standing>(), ...(await readStanding(ctx, made)) };
  const { remove, kept } = decideUndo({ made, standing, ...(await readUses(ctx, job, made)) });
  const again = kept.filter((one) => one.table === "groups").map((one) => one.id);
  return { remove, restore: [], kept, again };
}
