import { sql } from "drizzle-orm";
import { newId } from "#db/ids.ts";
import { accessLog } from "#db/schema/index.ts";
import type { UserContext } from "../context.ts";
import type { Statement } from "../http/commit.ts";

export interface Look {
  entity: string;
  /** The record looked at, or what a look at many was made through (an export, a list for a notice). */
  entityId: string;
  field: string;
  reason: string;
  /** Of a look at many: ids of all that was shown. */
  seen?: readonly string[];
  /** Whose record it is; the actor's own organisation unless said otherwise. */
  organizationId?: string;
}

/** Who looked at what and why, and whom a look at many showed, as statements for the batch of that look. */
export function lookStatements(ctx: UserContext, { seen = [], organizationId, ...look }: Look): Statement[] {
  const id = newId("acc", ctx.now);
  const row = ctx.db.insert(accessLog).values({
    ...look,
    id,
    organizationId: organizationId ?? ctx.actor.organizationId,
    at: ctx.now,
    userId: ctx.actor.userId,
    requestId: ctx.requestId,
  });
  if (seen.length === 0) return [row];
  return [
    row,
    ctx.db.run(sql`INSERT INTO access_subjects (accessId, entityId)
      SELECT DISTINCT ${id}, value FROM json_each(${JSON.stringify(seen)})`),
  ];
}
