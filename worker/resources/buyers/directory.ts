import { and, eq, isNull, sql } from "drizzle-orm";
import { newId } from "#db/ids.ts";
import { buyers } from "#db/schema/index.ts";
import { auditStatements, guardThat, type Statement } from "../../http/commit.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { newRow } from "../../http/resourceWrite.ts";
import { buyerKey } from "../../names.ts";

type Buyer = typeof buyers.$inferSelect;

const inDirectory = (ctx: RequestContext, nameKey: string) =>
  and(eq(buyers.organizationId, ctx.actor.organizationId), eq(buyers.nameKey, nameKey), isNull(buyers.deletedAt));

/** The buyer that a typed name means in the writer's own directory. */
export const buyerByName = (ctx: RequestContext, name: string) =>
  ctx.db
    .select()
    .from(buyers)
    .where(inDirectory(ctx, buyerKey(name)))
    .orderBy(buyers.id)
    .limit(1);

/** Adds a name to the writer's directory; where somebody was faster the batch starts over and finds theirs. */
export function addToDirectory(ctx: RequestContext, name: string): { id: string; statements: Statement[] } {
  const id = newId("buy", ctx.now);
  const nameKey = buyerKey(name);
  const row = { ...(newRow(ctx, id) as Pick<Buyer, "organizationId">), name, nameKey, kind: "other" as const };
  return {
    id,
    statements: [
      guardThat(ctx, sql`NOT EXISTS (SELECT 1 FROM ${buyers} WHERE ${inDirectory(ctx, nameKey)})`, "stale"),
      ctx.db.insert(buyers).values(row as typeof buyers.$inferInsert),
      ...auditStatements(ctx, [
        { action: "create", entity: "buyers", entityId: id, organizationId: row.organizationId, after: row },
      ]),
    ],
  };
}
