import { and, desc, eq, sql } from "drizzle-orm";
import { formVersions, users } from "#db/schema/index.ts";
import { notFound } from "../../errors.ts";
import type { Reply, RequestContext } from "../../http/endpoint.ts";
import { admitRow, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { formsResource } from "./resource.ts";

const form = (ctx: RequestContext) => recordQuery(ctx, formsResource.spec, ctx.param("id"), "read");

/** `GET /:id/versions`: number, day and maker of each version, newest first, without their questions. */
export async function listVersions(ctx: RequestContext): Promise<Reply> {
  const [rows, versions] = (await ctx.read([
    form(ctx),
    ctx.db
      .select({
        id: formVersions.id,
        number: formVersions.number,
        name: formVersions.name,
        questions: sql<number>`json_array_length(${formVersions.definition}, '$.questions')`,
        publishedAt: formVersions.publishedAt,
        publishedBy: formVersions.publishedBy,
        publishedByName: users.name,
      })
      .from(formVersions)
      .leftJoin(
        users,
        and(eq(users.id, formVersions.publishedBy), eq(users.organizationId, formVersions.organizationId)),
      )
      .where(eq(formVersions.formId, ctx.param("id")))
      .orderBy(desc(formVersions.number)),
  ])) as unknown as [Row[], Row[]];
  admitRow(rows[0]);
  return { status: 200, body: versions };
}

/** `GET /:id/versions/:number`: one version with its questions. */
export async function getVersion(ctx: RequestContext): Promise<Reply> {
  const number = Number(ctx.param("number"));
  const [rows, versions] = await ctx.read([
    form(ctx),
    ctx.db
      .select()
      .from(formVersions)
      .where(
        and(eq(formVersions.formId, ctx.param("id")), eq(formVersions.number, Number.isInteger(number) ? number : -1)),
      ),
  ]);
  admitRow(rows[0] as Row | undefined);
  const [version] = versions;
  if (!version) throw notFound();
  const { organizationId: _, ...body } = version;
  return { status: 200, body };
}
