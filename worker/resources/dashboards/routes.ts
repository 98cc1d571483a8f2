import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { ROLES } from "#db/constants.ts";
import { dashboards, indicators } from "#db/schema/index.ts";
import { cardsFor, MOST_CARDS } from "../../dashboard/figures.ts";
import { forbidden, invalid, localText as text } from "../../errors.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { line } from "../../http/shape.ts";
import { can, type Grantee } from "../../policy/can.ts";

type Cards = typeof dashboards.$inferSelect;

/** Who steers the office chooses for its roles, too. */
const choosesForRoles = (ctx: Pick<RequestContext, "actor">) => can(ctx.actor, "settings", "update");

/** One's own cards, those of one's role, and all roles' for whoever chooses them. */
export function reachedCards(ctx: Pick<RequestContext, "actor">, writing: boolean): SQL {
  const { userId, role, organizationId } = ctx.actor;
  const own = sql`${dashboards.ownerId} = ${userId}`;
  const ofRoles = choosesForRoles(ctx)
    ? sql`${dashboards.role} IS NOT NULL`
    : writing
      ? sql`0`
      : sql`${dashboards.role} = ${role}`;
  return sql`(${dashboards.organizationId} = ${organizationId} AND (${own} OR ${ofRoles}))`;
}

/** Every card is a figure that the role reads, or an indicator of the office; none twice. */
function assertCards(cards: readonly string[], who: Grantee, known: readonly Row[]): void {
  const allowed = new Set([...cardsFor(who), ...known.map(({ id }) => id)]);
  const wrong = cards.find((card) => !allowed.has(card));
  if (wrong !== undefined)
    throw invalid({ cards: text(`Kartu "${wrong}" tidak ada untuk peran ini.`, `No card "${wrong}" for this role.`) });
  if (new Set(cards).size < cards.length)
    throw invalid({ cards: text("Satu kartu dipilih dua kali.", "A card is there twice.") });
}

export const dashboardsResource = defineResource({
  name: "dashboards",
  table: dashboards,
  prefix: "dsh",
  placement: {
    by: "subject",
    reached: ({ actor }, action) => (actor.type === "user" ? reachedCards({ actor }, action !== "read") : sql`0`),
  },
  readOnly: ["ownerId"],
  fixed: ["role"],
  shapes: { cards: z.array(line(60)).min(1).max(MOST_CARDS), role: z.enum(ROLES) },
  reads: (ctx) => ({
    known: ctx.db
      .select({ id: indicators.id })
      .from(indicators)
      .where(and(eq(indicators.organizationId, ctx.actor.organizationId), isNull(indicators.deletedAt))),
  }),
  prepare: (ctx, { after, refs }) => {
    const row = after as Cards;
    if (row.role !== null && !choosesForRoles(ctx)) throw forbidden();
    const { actor } = ctx;
    const who = row.role === null || row.role === actor.role ? actor : { role: row.role };
    assertCards(row.cards, who, refs.rows.known ?? []);
    return { set: { ownerId: row.role === null ? ctx.actor.userId : null } };
  },
});
