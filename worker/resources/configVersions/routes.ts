import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { configVersions, users } from "#db/schema/index.ts";
import { conflict, forbidden, notFound } from "../../errors.ts";
import { endpoint, type Reply, type RequestContext } from "../../http/endpoint.ts";
import { defineReadResource } from "../../http/readResource.ts";
import { among, reachable } from "../../http/resourceRead.ts";
import { allSpecs, type ResourceSpec, type Row, schemasOf, specOf } from "../../http/resourceSpec.ts";
import { updateWith } from "../../http/resourceWrite.ts";
import { can } from "../../policy/can.ts";
import type { Action, Resource } from "../../policy/roles.ts";
import { scope } from "../../policy/scope.ts";

const versioned = (ctx: RequestContext, action: Action): string[] =>
  allSpecs().flatMap((spec) => (spec.versioned && can(ctx.actor, spec.name, action) ? [spec.name] : []));

const reached = (ctx: RequestContext, action: "read" | "transition"): SQL =>
  sql`(${scope(ctx, "config-versions", action, { by: "organization" }, configVersions.organizationId)}
    AND ${among(configVersions.entity, versioned(ctx, "read"))})`;

/** What rules, plans, forms … were in each of their versions, to whoever may read them now. */
export const configVersionsResource = defineReadResource({
  name: "config-versions",
  table: configVersions,
  where: (ctx) => reached(ctx, "read"),
  joined: {
    table: users,
    on: (ctx) => and(eq(users.id, configVersions.actorId), eq(users.organizationId, ctx.actor.organizationId)),
    columns: { actorName: users.name },
  },
  searchColumn: configVersions.entity,
  defaultSort: ["number", "DESC"],
});

/** The fields of an old version that its record still takes from a person. */
function writable(spec: ResourceSpec, snapshot: Row): Row {
  const open = Object.keys(schemasOf(spec).update.shape).filter((name) => !spec.fixed?.includes(name));
  return Object.fromEntries(open.flatMap((name) => (Object.hasOwn(snapshot, name) ? [[name, snapshot[name]]] : [])));
}

async function assertLiving(ctx: RequestContext, { table }: ResourceSpec, id: string): Promise<void> {
  const [gone] = await ctx.read([
    ctx.db
      .select({ id: table.id })
      .from(table)
      .where(and(eq(table.id, id), isNotNull(table.deletedAt))),
  ]);
  if (gone.length === 0) return;
  throw conflict("deleted", {
    id: "Catatan ini sudah dihapus; pulihkan dahulu dari keranjang sampah.",
    en: "This record was deleted; bring it back from the recycle bin first.",
  });
}

/** An old version becomes the next one, by the checks of the record's own PUT. */
async function restore(ctx: RequestContext): Promise<Reply> {
  const [[version]] = await ctx.read([
    ctx.db
      .select()
      .from(configVersions)
      .where(and(eq(configVersions.id, ctx.param("id")), reached(ctx, "transition"))),
  ]);
  const spec = version && specOf(version.entity as Resource);
  if (!spec) throw notFound();
  if (!versioned(ctx, "update").includes(spec.name)) throw forbidden();
  await assertLiving(ctx, spec, version.entityId);
  return updateWith(ctx, spec, version.entityId, writable(spec, version.snapshot), { action: "restore_version" });
}

configVersionsResource.routes.post(
  "/:id/restore",
  endpoint({ resource: "config-versions", action: "transition" }, restore, {
    reachable,
    summary:
      "Make an old version the next one; 422 names the fields that no longer fit, 409 where the record is deleted",
  }),
);
