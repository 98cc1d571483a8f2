import { and, count, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { CUSTOM_FIELD_ENTITIES } from "#db/constants.ts";
import { customFields, customValues } from "#db/schema/index.ts";
import { type CustomField, fieldsReached } from "../../customFields/definitions.ts";
import { conflict, invalid, localText as text } from "../../errors.ts";
import { updateAlong } from "../../http/along.ts";
import { commit, guardThat } from "../../http/commit.ts";
import { endpoint, type Reply, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { defineResource } from "../../http/resource.ts";
import { presentRow } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { scope } from "../../policy/scope.ts";
import { assertField } from "./check.ts";
import { questionShape } from "./shape.ts";

/** A form of more is one nobody fills in; also what a list of columns can carry. */
const MOST_FIELDS = 60;

const living = (entity: unknown, organizationId: string) =>
  and(
    sql`${customFields.entity} = ${String(entity)}`,
    eq(customFields.organizationId, organizationId),
    isNull(customFields.deletedAt),
  );

/** Values of a field, those of records in the recycle bin too: they come back with them. */
const valuesOf = ({ entity, code, organizationId }: CustomField) =>
  sql`${customValues.entity} = ${entity} AND ${customValues.field} = ${code} AND ${customValues.organizationId} = ${organizationId}
    AND (${customValues.text} IS NOT NULL OR ${customValues.number} IS NOT NULL)`;

export const customFieldsResource = defineResource({
  name: "custom-fields",
  table: customFields,
  prefix: "cfd",
  placement: {
    by: "subject",
    reached: (ctx, action) =>
      action === "read"
        ? fieldsReached(ctx)
        : scope(ctx, "custom-fields", action, { by: "organization" }, customFields.organizationId),
  },
  versioned: true,
  fixed: ["entity", "code"],
  shapes: { question: questionShape, position: z.int().min(0).max(10_000) },
  searchColumns: ["code"],
  defaultSort: ["position", "ASC"],
  reads: (ctx, body) => ({
    siblings: ctx.db
      .select({ n: count(), last: sql<number>`coalesce(max(${customFields.position}), -1)` })
      .from(customFields)
      .where(living(body.entity, ctx.actor.organizationId)),
  }),
  prepare: (_ctx, { before, after, refs }) => {
    assertField(before as CustomField | undefined, after as unknown as CustomField);
    const field = after as unknown as CustomField;
    const set = { question: { ...field.question, name: field.code } };
    if (before) return { set };
    const { n, last } = (refs.rows.siblings?.[0] ?? { n: 0, last: -1 }) as { n: number; last: number };
    if (n >= MOST_FIELDS) {
      throw invalid({
        entity: text(`Paling banyak ${MOST_FIELDS} isian per jenis data.`, `At most ${MOST_FIELDS} fields a kind.`),
      });
    }
    return { set: { ...set, position: last + 1 } };
  },
  beforeDelete: async (ctx, row) => {
    const field = row as unknown as CustomField;
    const [[found]] = await ctx.read([
      ctx.db
        .select({ n: sql<number>`count(DISTINCT ${customValues.recordId})` })
        .from(customValues)
        .where(valuesOf(field)),
    ]);
    if (found?.n) {
      throw conflict("has_values", {
        id: `${found.n} data mempunyai nilai di isian ini; hentikan saja agar nilainya tetap terbaca.`,
        en: `${found.n} records have a value in this field; retire it instead, so that they can still be read.`,
      });
    }
    const none = sql`NOT EXISTS (SELECT 1 FROM ${customValues} WHERE ${valuesOf(field)})`;
    return { statements: [guardThat(ctx, none, "stale")] };
  },
});

const orderBody = z.strictObject({
  entity: z.enum(CUSTOM_FIELD_ENTITIES),
  /** Every field of that kind, in the new order. */
  ids: z.array(z.string().max(60)).max(MOST_FIELDS),
});

/** `POST /order {entity, ids}`: the fields of a kind of record stand in this order from now on. */
async function order(ctx: RequestContext): Promise<Reply> {
  const { entity, ids } = parseOrThrow(orderBody, await ctx.json());
  const { spec } = customFieldsResource;
  const [rows] = await ctx.read([ctx.db.select().from(customFields).where(living(entity, ctx.actor.organizationId))]);
  const places = new Map(ids.map((id, at) => [id, at]));
  if (places.size !== rows.length || rows.some(({ id }) => !places.has(id))) {
    throw invalid({ ids: text("Sebutkan setiap isian satu kali.", "Name each field once.") });
  }
  const moved = rows.filter(({ id, position }) => places.get(id) !== position);
  const statements = moved.flatMap((row) =>
    updateAlong(ctx, spec, row as Row, { position: places.get(row.id) }, "order"),
  );
  const bumped = ({ version }: CustomField) => ({
    version: version + 1,
    updatedAt: ctx.now,
    updatedBy: ctx.actor.userId,
  });
  const body = rows
    .map((row) => (moved.includes(row) ? { ...row, ...bumped(row), position: places.get(row.id) ?? 0 } : row))
    .sort((a, b) => a.position - b.position)
    .map((row) => presentRow(ctx, spec, row as Row));
  return commit(ctx, { statements, audit: [] }, { status: 200, body });
}

customFieldsResource.routes.post(
  "/order",
  endpoint({ resource: "custom-fields", action: "update" }, order, {
    body: orderBody,
    summary: "Put the fields of a kind of record in a new order",
  }),
);
