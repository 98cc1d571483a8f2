import { type AnyColumn, and, eq, or, type SQL, sql } from "drizzle-orm";
import { dayAt } from "#db/constants.ts";
import {
  dataRequests,
  equipment,
  followUps,
  groupPartners,
  groups,
  memberships,
  organizations,
  people,
  programs,
} from "#db/schema/index.ts";
import type { Actor, Context, UserActor } from "../context.ts";
import { isNarrower, shippedAccess } from "./bounds.ts";
import { accessOf } from "./can.ts";
import type { Access, Action, Resource } from "./roles.ts";

/** How a row is placed in the country: what decides who may reach it. */
export type Placement =
  | { by: "groups" }
  | { by: "programs" }
  // `common`: what is written about the group belongs to the group, not to the organisation that wrote it.
  | { by: "group"; groupId: AnyColumn; common?: true }
  | { by: "followUp" }
  | { by: "program"; programId: AnyColumn }
  | { by: "equipment"; equipmentId?: AnyColumn }
  | { by: "custody"; equipmentId: AnyColumn; fromGroupId: AnyColumn; toGroupId: AnyColumn }
  | { by: "twoGroups"; groupIds: readonly [AnyColumn, AnyColumn] }
  | { by: "partnership"; groupId: AnyColumn }
  | { by: "village"; villageCode: AnyColumn }
  | { by: "person"; personId: AnyColumn }
  /** Goes where the record it hangs on goes; who may do what there is that record's own policy. */
  | { by: "subject"; reached: (ctx: Scoped, action: Action) => SQL }
  | { by: "region" }
  | { by: "maker"; madeBy: AnyColumn }
  | { by: "organization" };

const NOTHING = sql`0`;
const EVERYTHING = sql`1`;

/** Rows whose region code lies in a jurisdiction: the code itself and everything below it (`.` sorts before `/`). */
export function within(column: AnyColumn | SQL, prefix: string): SQL {
  return sql`(${column} >= ${prefix} AND ${column} < ${`${prefix}/`})`;
}

/** Somebody whose data is restricted on request is read by nobody but who handles a request of theirs. */
const unrestricted = (actor: UserActor): SQL =>
  sql`(${people.restrictedAt} IS NULL OR EXISTS (SELECT 1 FROM ${dataRequests} WHERE ${dataRequests.personId} = ${people.id}
    AND ${dataRequests.organizationId} = ${actor.organizationId} AND ${dataRequests.ownerId} = ${actor.userId}
    AND ${dataRequests.deletedAt} IS NULL
    AND (${dataRequests.state} IN ('received', 'verified') OR (${dataRequests.kind} = 'restriction' AND ${dataRequests.liftedAt} IS NULL))))`;

interface Reach {
  actor: UserActor;
  access: Access;
  today: string;
}

function partneredIds({ actor, today }: Reach): SQL {
  return sql`SELECT ${groupPartners.groupId} FROM ${groupPartners} WHERE ${groupPartners.organizationId} = ${actor.organizationId}
    AND ${groupPartners.state} = 'granted' AND ${groupPartners.deletedAt} IS NULL
    AND coalesce(${groupPartners.startsOn}, ${today}) <= ${today} AND coalesce(${groupPartners.endsOn}, ${today}) >= ${today}`;
}

const either = (...conditions: SQL[]): SQL => or(...conditions) ?? NOTHING;

interface GroupColumns {
  groupId: AnyColumn;
  organizationId: AnyColumn;
  villageCode: AnyColumn;
  programRegionCode: AnyColumn;
}

function ofGroup(reach: Reach, g: GroupColumns): SQL {
  const { actor, access } = reach;
  const own = eq(g.organizationId, actor.organizationId);
  switch (access) {
    case "none":
      return NOTHING;
    case "own":
      return own;
    case "partnered":
      return either(sql`${g.groupId} IN (${partneredIds(reach)})`, own);
    case "region": {
      const jurisdiction = either(
        own,
        within(g.villageCode, actor.jurisdiction),
        within(g.programRegionCode, actor.jurisdiction),
      );
      if (actor.role !== "officer") return jurisdiction;
      const assigned = sql`${g.groupId} IN (SELECT ${followUps.groupId} FROM ${followUps} WHERE ${followUps.assigneeId} = ${actor.userId} AND ${followUps.deletedAt} IS NULL)`;
      const area = actor.regionCode ? either(within(g.villageCode, actor.regionCode), assigned) : assigned;
      return sql`(${jurisdiction} AND ${area})`;
    }
  }
}

const GROUP_COLUMNS: GroupColumns = {
  groupId: groups.id,
  organizationId: groups.organizationId,
  villageCode: groups.villageCode,
  programRegionCode: groups.programRegionCode,
};
const FOLLOW_UP_COLUMNS: GroupColumns = {
  groupId: followUps.groupId,
  organizationId: followUps.organizationId,
  villageCode: followUps.villageCode,
  programRegionCode: followUps.programRegionCode,
};

/** The groups an NGO accompanies, as one list that SQLite makes once and enters the index of a child table with. */
const accompanied = (reach: Reach): SQL =>
  sql`(SELECT ${groups.id} FROM ${groups} WHERE ${groups.deletedAt} IS NULL AND ${ofGroup(reach, GROUP_COLUMNS)})`;

function ofProgram(reach: Reach, p: { id: AnyColumn; organizationId: AnyColumn; regionCode: AnyColumn }): SQL {
  const { actor, access } = reach;
  const own = eq(p.organizationId, actor.organizationId);
  if (access === "none") return NOTHING;
  if (access === "own") return own;
  const byGroup = sql`EXISTS (SELECT 1 FROM ${groups} WHERE ${groups.programId} = ${p.id} AND ${groups.deletedAt} IS NULL AND ${ofGroup(reach, GROUP_COLUMNS)})`;
  if (access === "partnered" || actor.role === "officer") return either(own, byGroup);
  return either(own, within(p.regionCode, actor.jurisdiction), byGroup);
}

/** Machines: where they are held decides; those in nobody's hands belong to their programme. */
function ofEquipment(reach: Reach): SQL {
  const { actor, access } = reach;
  const own = eq(equipment.organizationId, actor.organizationId);
  if (access === "none") return NOTHING;
  if (access === "own") return own;
  const held = sql`EXISTS (SELECT 1 FROM ${groups} WHERE ${groups.id} = ${equipment.holderGroupId} AND ${groups.deletedAt} IS NULL AND ${ofGroup(reach, GROUP_COLUMNS)})`;
  if (access === "partnered") return either(sql`${equipment.holderGroupId} IN ${accompanied(reach)}`, own);
  if (actor.role === "officer") return either(held, sql`(${equipment.holderGroupId} IS NULL AND ${own})`);
  const program = sql`EXISTS (SELECT 1 FROM ${programs} WHERE ${programs.id} = ${equipment.programId} AND ${within(programs.regionCode, actor.jurisdiction)})`;
  return either(own, held, program);
}

/** Who reads a whole jurisdiction reads its own rows in any case: asked first, that spares a look at each row's group. */
function widened({ actor }: Reach, own: SQL, reached: SQL): SQL {
  return actor.role === "officer" ? reached : either(own, reached);
}

function placed(
  reach: Reach,
  placement: Exclude<Placement, { by: "subject" }>,
  organizationId: AnyColumn | undefined,
): SQL {
  const { actor, access } = reach;
  if (access === "none") return NOTHING;
  const own = organizationId ? eq(organizationId, actor.organizationId) : NOTHING;
  switch (placement.by) {
    case "organization":
      if (access !== "region" || !organizationId) return own;
      return either(
        own,
        sql`${organizationId} IN (SELECT ${organizations.id} FROM ${organizations} WHERE ${within(organizations.regionCode, actor.jurisdiction)})`,
      );
    case "region":
      return EVERYTHING;
    // A person's own, inside the organisation it belonged to when it made them.
    case "maker":
      return sql`(${own} AND ${placement.madeBy} = ${actor.userId})`;
    case "groups":
      return ofGroup(reach, GROUP_COLUMNS);
    case "followUp": {
      if (access !== "partnered") return ofGroup(reach, FOLLOW_UP_COLUMNS);
      return sql`${followUps.groupId} IN (${partneredIds(reach)})`;
    }
    case "programs":
      return ofProgram(reach, programs);
    case "program":
      if (access === "own") return own;
      return sql`EXISTS (SELECT 1 FROM ${programs} WHERE ${programs.id} = ${placement.programId} AND ${programs.deletedAt} IS NULL AND ${ofProgram(reach, programs)})`;
    case "group":
      if (access === "own") return own;
      if (access === "partnered") return sql`${placement.groupId} IN ${accompanied(reach)}`;
      return widened(
        reach,
        own,
        sql`EXISTS (SELECT 1 FROM ${groups} WHERE ${groups.id} = ${placement.groupId} AND ${groups.deletedAt} IS NULL AND ${ofGroup(reach, GROUP_COLUMNS)})`,
      );
    case "equipment": {
      if (!placement.equipmentId) return ofEquipment(reach);
      if (access === "own") return own;
      return sql`EXISTS (SELECT 1 FROM ${equipment} WHERE ${equipment.id} = ${placement.equipmentId} AND ${equipment.deletedAt} IS NULL AND ${ofEquipment(reach)})`;
    }
    // Of a machine that comes from elsewhere an NGO learns that it came, not from whom.
    case "custody": {
      const machine = placed(reach, { by: "equipment", equipmentId: placement.equipmentId }, organizationId);
      if (access !== "partnered") return machine;
      const told = sql`coalesce(${placement.toGroupId}, ${placement.fromGroupId}) IN ${accompanied(reach)}`;
      return sql`(${machine} AND ${told})`;
    }
    case "twoGroups":
      return either(...placement.groupIds.map((groupId) => placed(reach, { by: "group", groupId }, organizationId)));
    // Asked of whoever's jurisdiction the village lies in.
    case "village":
      return access === "region" ? either(own, within(placement.villageCode, actor.jurisdiction)) : own;
    // The NGO owns the row, the group's organisation decides on it: "own" is either side.
    case "partnership":
      return either(
        own,
        sql`EXISTS (SELECT 1 FROM ${groups} WHERE ${groups.id} = ${placement.groupId} AND ${groups.deletedAt} IS NULL AND ${ofGroup(reach, GROUP_COLUMNS)})`,
      );
    case "person": {
      const open = unrestricted(actor);
      if (access === "own") return sql`(${own} AND ${open})`;
      const member = sql`EXISTS (SELECT 1 FROM ${memberships} JOIN ${groups} ON ${groups.id} = ${memberships.groupId} AND ${groups.deletedAt} IS NULL
        WHERE ${memberships.personId} = ${placement.personId} AND ${memberships.deletedAt} IS NULL AND ${ofGroup(reach, GROUP_COLUMNS)})`;
      const place = actor.role === "officer" || access === "partnered" ? member : either(own, member);
      return sql`(${place} AND ${open})`;
    }
  }
}

type Scoped = Pick<Context, "actor" | "now">;

/** An NGO has no jurisdiction: whatever the role of its people, they reach the groups it accompanies. */
function reachOf(ctx: { actor: UserActor; now: number }, granted: Access): Reach {
  const access = granted === "region" && ctx.actor.organizationKind === "ngo" ? "partnered" : granted;
  return { actor: ctx.actor, access, today: dayAt(ctx.now, ctx.actor.jurisdiction) };
}

/** Writing what is common to a group: its own organisation, or an NGO that accompanies it. */
function ofCommon(reach: Reach, groupId: AnyColumn): SQL {
  const { actor, access } = reach;
  if (access === "none") return NOTHING;
  const own = access === "partnered" ? EVERYTHING : eq(groups.organizationId, actor.organizationId);
  return sql`EXISTS (SELECT 1 FROM ${groups} WHERE ${groups.id} = ${groupId} AND ${groups.deletedAt} IS NULL AND ${own} AND ${ofGroup(reach, GROUP_COLUMNS)})`;
}

/**
 * The accesses a row must lie in. A reach that was narrowed stays inside the shipped one too: "own" is not a part of
 * an officer's area, nor of what an NGO accompanies today.
 */
function accesses(actor: UserActor, resource: Resource, action: Action): Access[] {
  const access = accessOf(actor, resource, action);
  const shipped = shippedAccess(actor.role, resource, action);
  return access !== "none" && isNarrower(access, shipped) ? [shipped, access] : [access];
}

const all = (conditions: SQL[]): SQL => (conditions.length === 1 ? conditions[0] : and(...conditions)) ?? NOTHING;

/**
 * WHERE condition for the rows an actor reaches with an action: default deny. Reading follows the place of a row;
 * writing "own" rows needs the row's own organisation, "partnered" both that and a granted partnership.
 */
export function scope(
  ctx: Scoped,
  resource: Resource,
  action: Action,
  placement: Placement,
  organizationId: AnyColumn | undefined,
): SQL {
  const { actor } = ctx;
  if (actor.type === "system") return EVERYTHING;
  const asked = { ...ctx, actor };
  return all(
    accesses(actor, resource, action).map((access) => scopeOf(asked, access, action, placement, organizationId)),
  );
}

function scopeOf(
  ctx: Scoped & { actor: UserActor },
  granted: Access,
  action: Action,
  placement: Placement,
  organizationId: AnyColumn | undefined,
): SQL {
  const { actor } = ctx;
  const reach = reachOf(ctx, granted);
  const { access } = reach;
  if (placement.by === "subject") {
    const reached = access === "none" ? NOTHING : placement.reached(ctx, action);
    return action === "read" || !organizationId
      ? reached
      : sql`(${eq(organizationId, actor.organizationId)} AND ${reached})`;
  }
  const place = placed(reach, placement, organizationId);
  if (action !== "read" && placement.by === "group" && placement.common) return ofCommon(reach, placement.groupId);
  if (action === "read" || access === "own" || !organizationId) return place;
  return sql`(${eq(organizationId, actor.organizationId)} AND ${place})`;
}

/** WHERE condition on `groups` by the access to another resource: where a child may be created, whose signals are read. */
export function groupScope({ actor, now }: Scoped, resource: Resource, action: Action): SQL {
  if (actor.type === "system") return EVERYTHING;
  return all(
    accesses(actor, resource, action).map((access) => ofGroup(reachOf({ actor, now }, access), GROUP_COLUMNS)),
  );
}

/** The same on `programs`. */
export function programScope({ actor, now }: Scoped, resource: Resource, action: Action): SQL {
  if (actor.type === "system") return EVERYTHING;
  return all(accesses(actor, resource, action).map((access) => ofProgram(reachOf({ actor, now }, access), programs)));
}

export const isUser = (actor: Actor): actor is UserActor => actor.type === "user";
