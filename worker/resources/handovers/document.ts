import { inArray, sql } from "drizzle-orm";
import type { Hono } from "hono";
import { equipment, type handovers } from "#db/schema/index.ts";
import { documentOf, documentReads, hashOf } from "../../handovers/issue.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { admitRow, presentRow, reach, recordQuery } from "../../http/resourceRead.ts";
import type { GroupRow, ResourceSpec, Row } from "../../http/resourceSpec.ts";
import { maskRow } from "../../policy/fields.ts";
import { equipmentResource } from "../equipment/routes.ts";
import { groupOf } from "../groupDay.ts";

type Handover = typeof handovers.$inferSelect;

/**
 * The document as it was made, with proof that it is unchanged; for one made before documents were kept, and for a
 * reader who may not see the names, what is known and may be shown today.
 */
async function shown(ctx: RequestContext, spec: ResourceSpec) {
  const id = ctx.param("id");
  const [rows] = (await ctx.read([recordQuery(ctx, spec, id, "read")])) as [Row[]];
  const handover = admitRow(rows[0]) as unknown as Handover;
  const seen = presentRow(ctx, spec, handover) as unknown as Handover;
  if (seen.snapshot) {
    const intact = (await hashOf(seen.snapshot)) === handover.snapshotHash;
    return { frozen: true, intact, hash: handover.snapshotHash, document: seen.snapshot };
  }
  const reads = documentReads(ctx, handover.groupId, handover.organizationId);
  const [held, machines, ...found] = (await ctx.read([
    groupOf(ctx, spec, id),
    ctx.db
      .select()
      .from(equipment)
      .where(sql`${inArray(equipment.id, handover.items)} AND ${reach(ctx, equipmentResource.spec, "read")}`),
    ...Object.values(reads),
  ])) as Row[][];
  const group = maskRow(ctx.actor, "groups", held?.[0] ?? {}) as unknown as GroupRow;
  const known = new Map((machines as (typeof equipment.$inferSelect)[]).map((one) => [one.id, one]));
  const document = documentOf({
    group,
    machines: handover.items.flatMap((item) => known.get(item) ?? []),
    body: seen,
    rows: Object.fromEntries(Object.keys(reads).map((name, at) => [name, found[at]])),
  });
  return { frozen: false, intact: null, hash: null, document };
}

/** `GET /:id/document`: what the print page shows. */
export function addDocument({ spec, routes }: { spec: ResourceSpec; routes: Hono }): void {
  routes.get(
    "/:id/document",
    endpoint({ resource: spec.name, action: "read" }, async (ctx) => ({ status: 200, body: await shown(ctx, spec) }), {
      summary: "The document as it was made, and whether it is unchanged",
    }),
  );
}
