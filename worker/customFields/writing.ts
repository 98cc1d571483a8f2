import { sql } from "drizzle-orm";
import { dayAt } from "#db/constants.ts";
import type { Reads } from "../context.ts";
import type { RequestContext } from "../http/endpoint.ts";
import type { References, ResourceSpec, Row } from "../http/resourceSpec.ts";
import { type CustomField, entityOf, fieldsOfOwner } from "./definitions.ts";
import { customColumnsOf, namesCustom } from "./values.ts";

const READ = "customFields";

/** The fields a body is checked by, for the one read batch of a write: those of the record's owner, where it names any. */
export function customReads(
  ctx: RequestContext,
  spec: ResourceSpec,
  body: Row,
  id?: string,
): Record<string, Reads[number]> {
  const entity = entityOf(spec.name);
  if (!entity || !namesCustom(body, id === undefined)) return {};
  const owner =
    id === undefined
      ? sql`${ctx.actor.organizationId}`
      : sql`(SELECT ${spec.table.organizationId} FROM ${spec.table} WHERE ${spec.table.id} = ${id})`;
  return { [READ]: fieldsOfOwner(ctx, entity, owner) };
}

/** The columns of the office's own fields as a body leaves them; none where it says nothing of them. Throws 422. */
export function customValues(
  ctx: RequestContext,
  spec: ResourceSpec,
  before: Row | undefined,
  body: Row,
  refs: References,
): Row {
  if (!entityOf(spec.name) || !namesCustom(body, before === undefined)) return {};
  const fields = (refs.rows[READ] ?? []) as unknown as CustomField[];
  return { ...customColumnsOf({ fields, before, body, today: dayAt(ctx.now, ctx.actor.jurisdiction) }) };
}
