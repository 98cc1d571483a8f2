import { sql } from "drizzle-orm";
import { users } from "#db/schema/index.ts";
import { conflict, forbidden } from "../errors.ts";
import type { RequestContext } from "../http/endpoint.ts";
import type { Row } from "../http/resourceSpec.ts";

/** The active heads of an organisation: where there is one, its admin approves nothing. */
export const headsQuery = (ctx: RequestContext, organizationId: string) =>
  ctx.db
    .select({ id: users.id })
    .from(users)
    .where(
      sql`${users.organizationId} = ${organizationId} AND ${users.role} = 'head' AND ${users.active} AND ${users.deletedAt} IS NULL`,
    )
    .limit(1);

/**
 * Refuses who may not decide on what somebody proposed: the proposer, and an admin beside a head. Returns whether an
 * admin decides alone, which the audit marks.
 */
export function decidesAlone(ctx: RequestContext, proposerId: unknown, heads: Row[]): boolean {
  const alone = ctx.actor.role === "admin";
  if (alone && heads.length > 0) throw forbidden();
  if (proposerId !== ctx.actor.userId) return alone;
  throw conflict("same_person", {
    id: "Usulan diputuskan oleh orang lain, bukan oleh pengusulnya.",
    en: "A proposal is decided by somebody else than whoever made it.",
  });
}
