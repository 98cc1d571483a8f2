import { and, eq, isNull, sql } from "drizzle-orm";
import { organizations, programs, samples } from "#db/schema/index.ts";
import { invalid } from "../../errors.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { within } from "../../policy/scope.ts";

const idOf = (value: unknown) => (typeof value === "string" ? value : null);

/** Who is addressed where nobody is named: the office of the programme, or audited by the sample, or the only one there is. */
export async function addressed(ctx: RequestContext, body: Row): Promise<Row> {
  if (body.addresseeId !== undefined && body.addresseeId !== null) return body;
  const { jurisdiction, organizationId } = ctx.actor;
  const [programId, sampleId] = [idOf(body.programId), idOf(body.sampleId)];
  const owner = sql`(SELECT ${programs.organizationId} FROM ${programs} WHERE ${programs.id} = ${programId})`;
  const audited = sql`(SELECT ${samples.auditedId} FROM ${samples}
    WHERE ${samples.id} = ${sampleId} AND ${samples.organizationId} = ${organizationId})`;
  const [offices] = await ctx.read([
    ctx.db
      .select({ id: organizations.id })
      .from(organizations)
      .where(
        and(
          eq(organizations.kind, "office"),
          isNull(organizations.deletedAt),
          within(organizations.regionCode, jurisdiction),
          sql`${organizations.id} = coalesce(${owner}, ${audited}, ${organizations.id})`,
        ),
      )
      .limit(2),
  ]);
  const [only, another] = offices;
  if (only && !another) return { ...body, addresseeId: only.id };
  throw invalid({ addresseeId: { id: "Sebutkan kantor yang dituju.", en: "Name the office it is addressed to." } });
}
