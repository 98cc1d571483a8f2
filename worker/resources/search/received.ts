import { and, asc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { dayAt } from "#db/constants.ts";
import {
  capitalApplications,
  equipment,
  groupStatus,
  groups,
  linkages,
  marketingSupports,
  memberships,
  programs,
} from "#db/schema/index.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { among, reach } from "../../http/resourceRead.ts";
import { specOf } from "../../http/resourceSpec.ts";
import { can } from "../../policy/can.ts";
import { maskRow } from "../../policy/fields.ts";
import type { Resource } from "../../policy/roles.ts";
import { standingUntil } from "../groups/routes.ts";

const LIMIT = 500;
const NONE: SQL = sql`0`;

/** Rows of a resource that this actor may read at all. */
function readable(ctx: RequestContext, resource: Resource): SQL {
  const spec = specOf(resource);
  return spec && can(ctx.actor, resource, "read") ? reach(ctx, spec, "read") : NONE;
}

const groupColumns = {
  id: groups.id,
  organizationId: groups.organizationId,
  name: groups.name,
  kind: groups.kind,
  villageCode: groups.villageCode,
  trainedOn: groups.trainedOn,
  programId: groups.programId,
  programName: programs.name,
  year: programs.year,
  activityStatus: groupStatus.activityStatus,
  riskBand: groupStatus.riskBand,
  overriddenUntil: groupStatus.overriddenUntil,
};

/** Groups with programme and status, inside what the actor reads. */
export const groupsQuery = (ctx: RequestContext, where: SQL | undefined, limit: number) =>
  ctx.db
    .select(groupColumns)
    .from(groups)
    .innerJoin(programs, eq(programs.id, groups.programId))
    .innerJoin(groupStatus, eq(groupStatus.groupId, groups.id))
    .where(and(isNull(groups.deletedAt), readable(ctx, "groups"), where))
    .orderBy(asc(groups.name), asc(groups.id))
    .limit(limit);
export type FoundGroup = Awaited<ReturnType<typeof groupsQuery>>[number];

/** Memberships of people, each with its group and programme. */
export const membershipsQuery = (ctx: RequestContext, personIds: string[]) =>
  ctx.db
    .select({
      ...groupColumns,
      membershipId: memberships.id,
      personId: memberships.personId,
      role: memberships.role,
      joinedOn: memberships.joinedOn,
      leftOn: memberships.leftOn,
    })
    .from(memberships)
    .innerJoin(groups, and(eq(groups.id, memberships.groupId), isNull(groups.deletedAt)))
    .innerJoin(programs, eq(programs.id, groups.programId))
    .innerJoin(groupStatus, eq(groupStatus.groupId, groups.id))
    .where(and(isNull(memberships.deletedAt), among(memberships.personId, personIds), readable(ctx, "groups")))
    .limit(LIMIT);
export type FoundMembership = Awaited<ReturnType<typeof membershipsQuery>>[number];

/** Machines that people or groups hold now. */
export const machinesQuery = (ctx: RequestContext, personIds: string[], groupIds: string[]) =>
  ctx.db
    .select({
      id: equipment.id,
      item: equipment.item,
      brand: equipment.brand,
      state: equipment.state,
      handedOverOn: equipment.handedOverOn,
      programId: equipment.programId,
      holderGroupId: equipment.holderGroupId,
      holderPersonId: equipment.holderPersonId,
    })
    .from(equipment)
    .where(
      and(
        isNull(equipment.deletedAt),
        or(among(equipment.holderPersonId, personIds), among(equipment.holderGroupId, groupIds)),
        readable(ctx, "equipment"),
      ),
    )
    .limit(LIMIT);
export type FoundMachine = Awaited<ReturnType<typeof machinesQuery>>[number];

/** How much further help each group had. */
export function helpQuery(ctx: RequestContext, groupIds: string[]) {
  const of = (table: typeof marketingSupports | typeof linkages | typeof capitalApplications, resource: Resource) =>
    sql<number>`(SELECT count(*) FROM ${table} WHERE ${table.groupId} = ${groups.id} AND ${table.deletedAt} IS NULL AND ${readable(ctx, resource)})`;
  return ctx.db
    .select({
      id: groups.id,
      marketingSupports: of(marketingSupports, "marketing-supports"),
      linkages: of(linkages, "linkages"),
      capitalApplications: of(capitalApplications, "capital-applications"),
    })
    .from(groups)
    .where(groupIds.length > 0 ? inArray(groups.id, groupIds) : NONE);
}

/** A group as this reader sees it, with its programme inside. */
export function presentGroup(ctx: RequestContext, row: FoundGroup) {
  const { id, name, kind, villageCode, trainedOn, activityStatus, riskBand } = maskRow(ctx.actor, "groups", row);
  const program = { id: row.programId, name: row.programName, year: row.year };
  const overriddenUntil = standingUntil(row.overriddenUntil, dayAt(ctx.now, ctx.actor.jurisdiction));
  return { id, name, kind, villageCode, trainedOn, activityStatus, riskBand, overriddenUntil, program };
}
