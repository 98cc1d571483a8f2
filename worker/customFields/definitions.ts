import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { CUSTOM_FIELD_ENTITIES, type CustomFieldEntity } from "#db/constants.ts";
import { customFields, groups, linkages, programs } from "#db/schema/index.ts";
import type { Context, Reads } from "../context.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { can } from "../policy/can.ts";
import type { Resource } from "../policy/roles.ts";
import { scope } from "../policy/scope.ts";

export type CustomField = typeof customFields.$inferSelect;

/** Whether a resource is a kind of record that an office may give fields of its own. */
export const entityOf = (resource: Resource): CustomFieldEntity | undefined =>
  CUSTOM_FIELD_ENTITIES.find((one) => one === resource);

/** The column of a record that keeps the values of a field. */
export const placeOf = ({ question }: Pick<CustomField, "question">): "custom" | "customPersonal" =>
  question.personal ? "customPersonal" : "custom";

/** Fields of one organisation for a kind of record, retired ones too. */
export const fieldsOfOwner = (
  { db }: Pick<RequestContext, "db">,
  entity: CustomFieldEntity,
  owner: SQL,
): Reads[number] =>
  db
    .select()
    .from(customFields)
    .where(
      and(
        sql`${customFields.organizationId} = ${owner}`,
        eq(customFields.entity, entity),
        isNull(customFields.deletedAt),
      ),
    );

/**
 * Condition on `custom_fields`: one's own, and those of every organisation some of whose records of that kind one reads.
 * People stand where their groups are, machines where their programmes or groups are.
 */
export function fieldsReached(ctx: Pick<Context, "actor" | "now">): SQL {
  const { actor } = ctx;
  if (actor.type === "system") return sql`1`;
  const ofGroups = sql`${customFields.organizationId} IN (SELECT ${groups.organizationId} FROM ${groups} WHERE ${groups.deletedAt} IS NULL
    AND ${scope(ctx, "groups", "read", { by: "groups" }, groups.organizationId)})`;
  const ofPrograms = sql`${customFields.organizationId} IN (SELECT ${programs.organizationId} FROM ${programs} WHERE ${programs.deletedAt} IS NULL
    AND ${scope(ctx, "programs", "read", { by: "programs" }, programs.organizationId)})`;
  const ofLinkages = sql`${customFields.organizationId} IN (SELECT ${linkages.organizationId} FROM ${linkages} WHERE ${linkages.deletedAt} IS NULL
    AND ${scope(ctx, "linkages", "read", { by: "group", groupId: linkages.groupId }, linkages.organizationId)})`;
  const of: Record<CustomFieldEntity, SQL> = {
    programs: ofPrograms,
    groups: ofGroups,
    people: ofGroups,
    equipment: sql`(${ofGroups} OR ${ofPrograms})`,
    linkages: ofLinkages,
  };
  const elsewhere = CUSTOM_FIELD_ENTITIES.filter((entity) => can(actor, entity, "read")).map(
    (entity) => sql` OR (${customFields.entity} = ${entity} AND ${of[entity]})`,
  );
  return sql`(${customFields.organizationId} = ${actor.organizationId}${sql.join(elsewhere)})`;
}

/** Fields of a kind of record that this reader may know, its own first; those there were at an instant, or are now. */
export async function knownFields(ctx: RequestContext, entity: CustomFieldEntity, at?: number): Promise<CustomField[]> {
  if (!can(ctx.actor, "custom-fields", "read")) return [];
  const { createdAt, deletedAt } = customFields;
  const there =
    at === undefined
      ? isNull(deletedAt)
      : sql`(${createdAt} <= ${at} AND (${deletedAt} IS NULL OR ${deletedAt} > ${at}))`;
  const [rows] = await ctx.read([
    ctx.db
      .select()
      .from(customFields)
      .where(and(eq(customFields.entity, entity), there, fieldsReached(ctx)))
      .orderBy(
        sql`${customFields.organizationId} <> ${ctx.actor.organizationId}`,
        asc(customFields.position),
        asc(customFields.id),
      ),
  ]);
  return rows;
}
