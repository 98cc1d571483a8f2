import { and, eq, isNull, or, type SQL } from "drizzle-orm";
import { groups } from "#db/schema/index.ts";
import type { Context, UserActor } from "../../context.ts";
import { actorById } from "../../http/account.ts";
import { groupKey } from "../../names.ts";
import { accessOf } from "../../policy/can.ts";
import type { Resource } from "../../policy/roles.ts";
import { groupScope } from "../../policy/scope.ts";
import { editDistance } from "../fields/regionIndex.ts";

const COLUMNS = {
  id: groups.id,
  organizationId: groups.organizationId,
  programId: groups.programId,
  name: groups.name,
  nameKey: groups.nameKey,
  villageCode: groups.villageCode,
  programRegionCode: groups.programRegionCode,
};

/** A group that a file may write to. */
export interface NamedGroup {
  id: string;
  organizationId: string;
  programId: string;
  name: string;
  nameKey: string;
  villageCode: string | null;
  programRegionCode: string;
}

/** The groups a file may write to, by name. Any other group is as if it did not exist. */
export interface GroupNames {
  find: (name: string) => NamedGroup | "several" | undefined;
  /** The name that is nearest in spelling. */
  near: (name: string) => string | undefined;
}

export function groupNames(all: readonly NamedGroup[]): GroupNames {
  const byKey = Map.groupBy(all, (group) => group.nameKey);
  return {
    find: (name) => {
      const found = byKey.get(groupKey(name)) ?? [];
      return found.length > 1 ? "several" : found[0];
    },
    near: (name) => {
      const key = groupKey(name);
      const slips = key.length < 5 ? 1 : 2;
      const close = all.filter((group) => editDistance(key, group.nameKey, slips) <= slips);
      return close.length === 1 ? close[0]?.name : undefined;
    },
  };
}

export async function loadGroups(ctx: Pick<Context, "db">, where: SQL | undefined): Promise<GroupNames> {
  const rows = await ctx.db
    .select(COLUMNS)
    .from(groups)
    .where(and(isNull(groups.deletedAt), where));
  return groupNames(rows);
}

/** Groups where this person may create such a record. Another office's one-person business is named after a person. */
export function writableGroups({ actor, now }: { actor: UserActor; now: number }, resource: Resource): SQL | undefined {
  const access = accessOf(actor, resource, "create");
  const own = eq(groups.organizationId, actor.organizationId);
  return and(
    groupScope({ actor, now }, resource, "create"),
    access === "region" ? own : undefined,
    or(eq(groups.kind, "group"), own),
  );
}

/** Whoever an import writes for: the one who asks, or in the background the one who confirmed it. */
export async function importerOf(ctx: Context, { updatedBy }: { updatedBy: string }): Promise<UserActor | undefined> {
  if (ctx.actor.type === "user") return ctx.actor;
  return actorById(ctx, updatedBy, "");
}

/** The groups of a programme that a file may write to, for whoever brings it. */
export const fileGroups = (
  ctx: Pick<Context, "db" | "now">,
  { programId, importer }: { programId: string; importer: UserActor | undefined },
  resource: Resource,
): Promise<GroupNames> => {
  if (!importer) return Promise.resolve(groupNames([]));
  const writable = writableGroups({ actor: importer, now: ctx.now }, resource);
  return loadGroups(ctx, and(eq(groups.programId, programId), writable));
};

/** The same when an import is written: asked anew, for a partnership may have ended since. */
export const jobGroups = async (
  ctx: Context,
  job: { programId: string; updatedBy: string },
  resource: Resource,
): Promise<GroupNames> => fileGroups(ctx, { ...job, importer: await importerOf(ctx, job) }, resource);
