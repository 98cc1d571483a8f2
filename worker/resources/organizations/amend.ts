import { and, count, eq, isNull, sql } from "drizzle-orm";
import type { Hono } from "hono";
import { z } from "zod";
import { organizations, users } from "#db/schema/index.ts";
import { conflict, forbidden } from "../../errors.ts";
import { endpoint, type Reply, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { admitRow, expectVersion, reachable, recordQuery } from "../../http/resourceRead.ts";
import type { ResourceSpec, Row } from "../../http/resourceSpec.ts";
import { updateRecord } from "../../http/resourceWrite.ts";
import { line } from "../../http/shape.ts";

const body = z.strictObject({ name: line(200).optional(), active: z.boolean().optional() });

/** `POST /:id/amend {name?, active?}`: by the office that added an organisation, while nobody there can do it themselves. */
async function amend(ctx: RequestContext, spec: ResourceSpec): Promise<Reply> {
  const patch = parseOrThrow(body, await ctx.json());
  const id = ctx.param("id");
  const maker = ctx.db
    .select({ organizationId: users.organizationId })
    .from(users)
    .where(
      sql`${users.id} = (SELECT ${organizations.createdBy} FROM ${organizations} WHERE ${organizations.id} = ${id})`,
    );
  const accounts = ctx.db
    .select({ n: count() })
    .from(users)
    .where(and(eq(users.organizationId, id), isNull(users.deletedAt)));
  const [rows, [made], [people]] = (await ctx.read([recordQuery(ctx, spec, id, "read"), maker, accounts])) as [
    Row[],
    { organizationId: string }[],
    { n: number }[],
  ];
  const row = admitRow(rows[0]);
  if (id === ctx.actor.organizationId || made?.organizationId !== ctx.actor.organizationId) throw forbidden();
  if (people?.n) {
    throw conflict("has_users", {
      id: "Organisasi ini sudah memiliki pengguna; adminnya sendiri yang mengubahnya.",
      en: "This organisation has users; its own admin changes it.",
    });
  }
  expectVersion(ctx, spec, row);
  return updateRecord(ctx, spec, row, patch, { action: patch.active === undefined ? "update" : "set_active" });
}

export function addAmend({ spec, routes }: { spec: ResourceSpec; routes: Hono }): void {
  routes.post(
    "/:id/amend",
    endpoint({ resource: "organizations", action: "create" }, (ctx) => amend(ctx, spec), {
      reachable,
      body,
      summary: "Rename, close or open an organisation one's office added, as long as it has no users",
    }),
  );
}
