import { and, count, eq, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { ROLES } from "#db/constants.ts";
import { savedViews } from "#db/schema/index.ts";
import type { Context } from "../../context.ts";
import { invalid, localText as text } from "../../errors.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import { line } from "../../http/shape.ts";
import { can } from "../../policy/can.ts";
import { type Action, RESOURCES } from "../../policy/roles.ts";

const MOST_FILTER_CHARACTERS = 4_096;
const MOST_COLUMNS = 60;
const MOST_VIEWS = 100;
const LONGEST_FIELD = 80;

const field = () => line(LONGEST_FIELD);
const filter = z
  .record(z.string().max(LONGEST_FIELD), z.json())
  .refine((value) => JSON.stringify(value).length <= MOST_FILTER_CHARACTERS, {
    params: { local: text("Saringan ini terlalu panjang untuk disimpan.", "This filter is too long to keep.") },
  });

/** A view is its owner's; shared, the roles it names in that organisation read it, and its admin keeps order among them. */
function reached({ actor }: Pick<Context, "actor">, action: Action): SQL {
  if (actor.type === "system") return sql`1`;
  const { organizationId, ownerId, sharedWith } = savedViews;
  const named = sql`EXISTS (SELECT 1 FROM json_each(${sharedWith}) WHERE json_each.value = ${actor.role})`;
  const shared = actor.role === "admin" ? sql`${sharedWith} IS NOT NULL` : action === "read" ? named : sql`0`;
  return sql`(${organizationId} = ${actor.organizationId} AND (${ownerId} = ${actor.userId} OR ${shared}))`;
}

function assertList(ctx: RequestContext, resource: string): void {
  const known = RESOURCES.find((one) => one === resource);
  if (known && can(ctx.actor, known, "read")) return;
  throw invalid({ resource: text("Daftar ini tidak ada.", "There is no such list.") });
}

export const savedViewsResource = defineResource({
  name: "saved-views",
  table: savedViews,
  prefix: "viw",
  placement: { by: "subject", reached },
  readOnly: ["ownerId"],
  fixed: ["resource"],
  shapes: {
    resource: line(40),
    name: line(100),
    filter,
    sort: z.strictObject({ field: field(), order: z.enum(["ASC", "DESC"]) }),
    columns: z.array(field()).min(1).max(MOST_COLUMNS),
    sharedWith: z.array(z.enum(ROLES)).max(ROLES.length),
  },
  searchColumns: ["name"],
  defaultSort: ["name", "ASC"],
  reads: (ctx) => ({
    own: ctx.db
      .select({ n: count() })
      .from(savedViews)
      .where(and(eq(savedViews.ownerId, ctx.actor.userId), isNull(savedViews.deletedAt))),
  }),
  prepare: (ctx, { before, after, refs }) => {
    const shared = [...new Set((after.sharedWith as string[] | null) ?? [])];
    const set = { sharedWith: shared.length > 0 ? shared : null };
    if (before) return { set };
    assertList(ctx, String(after.resource));
    if (((refs.rows.own?.[0] as { n: number } | undefined)?.n ?? 0) >= MOST_VIEWS) {
      throw invalid({
        name: text(
          `Paling banyak ${MOST_VIEWS} tampilan; hapus yang tidak dipakai.`,
          `At most ${MOST_VIEWS} views; delete some.`,
        ),
      });
    }
    return { set: { ...set, ownerId: ctx.actor.userId } };
  },
});
