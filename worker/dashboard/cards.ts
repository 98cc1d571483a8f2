import { and, desc, eq, inArray, isNull, or } from "drizzle-orm";
import { ROLES, type Role } from "#db/constants.ts";
import { dashboards, indicators } from "#db/schema/index.ts";
import { malformed } from "../errors.ts";
import type { Reply, RequestContext } from "../http/endpoint.ts";
import { type CheckedIndicator, type Counted, checkIndicator, readsSubject } from "../indicators/count.ts";
import { doorOf, figureOf, hasDoor } from "../indicators/value.ts";
import { can, type Grantee } from "../policy/can.ts";
import { reachedCards } from "../resources/dashboards/routes.ts";
import { computedFactsQuery, vocabularyFrom } from "../stall/vocabularies.ts";
import { cardsFor, defaultCards } from "./figures.ts";

type IndicatorRow = typeof indicators.$inferSelect;

export interface IndicatorCard {
  row: IndicatorRow;
  checked: CheckedIndicator;
}

/** The cards of a start page: whose choice they are, and what is needed to count them. */
export interface Chosen {
  by: { of: "person" | "role" | "default"; id: string | null; version: number | null; cards: readonly string[] };
  cards: readonly string[];
  indicators: IndicatorCard[];
}

const ofReader = (ctx: RequestContext) =>
  ctx.db
    .select()
    .from(dashboards)
    .where(
      and(
        eq(dashboards.organizationId, ctx.actor.organizationId),
        or(eq(dashboards.ownerId, ctx.actor.userId), eq(dashboards.role, ctx.actor.role)),
        isNull(dashboards.deletedAt),
      ),
    )
    // A person's own before the role's.
    .orderBy(desc(dashboards.ownerId))
    .limit(1);

/** The reader's own cards, else those of the role, else what everybody of the role begins with. One read. */
export async function readCards(ctx: RequestContext): Promise<Chosen> {
  const { organizationId, role } = ctx.actor;
  const standing = and(eq(indicators.organizationId, organizationId), isNull(indicators.deletedAt));
  const [[row], all, facts] = await ctx.read([
    ofReader(ctx),
    ctx.db.select().from(indicators).where(standing),
    computedFactsQuery(ctx.db, [organizationId]),
  ]);
  const cards = row?.cards ?? defaultCards(role);
  const shown = can(ctx.actor, "indicators", "read") ? all : [];
  const vocabulary = vocabularyFrom(facts);
  const counted = cards.flatMap((card): IndicatorCard[] => {
    const indicator = shown.find(({ id }) => id === card);
    if (!indicator || !readsSubject(ctx, indicator)) return [];
    const found = checkIndicator(indicator, vocabulary);
    return "checked" in found ? [{ row: indicator, checked: found.checked }] : [];
  });
  const of = row === undefined ? "default" : row.ownerId === null ? "role" : "person";
  return { by: { of, id: row?.id ?? null, version: row?.version ?? null, cards }, cards, indicators: counted };
}

/** An indicator as a card: the figure, its range, and the list behind it where the reader may open one. */
export function indicatorCard(ctx: RequestContext, { row, checked }: IndicatorCard, counted: Counted | undefined) {
  const figure = figureOf(row.measure, counted ?? { yes: 0, no: 0, unknown: 0 });
  return {
    ...{ key: row.id, name: row.name, measure: row.measure, value: figure.yes, total: figure.of },
    ...{ unknown: figure.unknown, share: figure.share, worst: figure.worst, best: figure.best },
    ...{ overridden: null, amountIdr: null, resource: row.subject },
    filter: hasDoor(ctx, checked) ? { indicator: doorOf(row.id) } : null,
    unknownFilter: hasDoor(ctx, checked) ? { indicator: doorOf(row.id, "unknown") } : null,
  };
}

function roleOf(ctx: RequestContext): Role {
  const asked = ctx.query("role");
  if (asked === undefined) return ctx.actor.role;
  const role = ROLES.find((one) => one === asked);
  if (!role) throw malformed({ id: "role: peran ini tidak ada", en: "role: no such role" });
  return role;
}

/** The actor itself, or somebody of another role. */
const whoever = (actor: Grantee, role: Role): Grantee => (role === actor.role ? actor : { role });

/** `GET /api/dashboard/catalogue?role=`: what may be chosen, and what was. */
export async function catalogue(ctx: RequestContext): Promise<Reply> {
  const role = roleOf(ctx);
  const { organizationId } = ctx.actor;
  const who = whoever(ctx.actor, role);
  const [rows, made] = await ctx.read([
    ctx.db
      .select({ id: dashboards.id, version: dashboards.version, role: dashboards.role, cards: dashboards.cards })
      .from(dashboards)
      .where(and(reachedCards(ctx, false), isNull(dashboards.deletedAt))),
    ctx.db
      .select({ id: indicators.id, name: indicators.name, meaning: indicators.meaning, subject: indicators.subject })
      .from(indicators)
      .where(
        and(
          eq(indicators.organizationId, organizationId),
          inArray(
            indicators.subject,
            (["groups", "people", "equipment"] as const).filter((subject) => can(who, subject, "read")),
          ),
          isNull(indicators.deletedAt),
        ),
      )
      .orderBy(indicators.code),
  ]);
  return {
    status: 200,
    body: {
      figures: cardsFor(who),
      default: defaultCards(role),
      indicators: can(who, "indicators", "read") ? made : [],
      own: rows.find((row) => row.role === null) ?? null,
      roles: rows.filter((row) => row.role !== null),
    },
  };
}
