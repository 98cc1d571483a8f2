import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { INDICATOR_SUBJECTS } from "#db/constants.ts";
import { indicators } from "#db/schema/index.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { badValue, type ListDialect } from "../http/listQuery.ts";
import type { ResourceSpec } from "../http/resourceSpec.ts";
import { can } from "../policy/can.ts";
import { computedFactsQuery, vocabularyFrom } from "../stall/vocabularies.ts";
import { CLASSES, type Class, checkIndicator, countedIds } from "./count.ts";
import { hasDoor } from "./value.ts";

/** `ind_…`, then a class, then a part of the split; an empty part is that of the records without one. */
const DOOR = /^(ind_[0-9A-Za-z]{6,40})(?::(yes|no|unknown))?(?::([0-9A-Za-z_.-]{0,60}))?$/;

const refuse = () =>
  badValue("indicator", "indikator ini tidak ada atau tidak dapat dibuka", "no such indicator, or it cannot be opened");

function askedOf(ctx: RequestContext): string | undefined {
  const raw = ctx.query("filter");
  if (!raw?.includes('"indicator"')) return undefined;
  try {
    const { indicator } = JSON.parse(raw) as { indicator?: unknown };
    return typeof indicator === "string" ? indicator : "";
  } catch {
    return undefined;
  }
}

/** The filter that opens the records behind a figure, on the lists of what indicators count; read only when it is named. */
export async function indicatorDialect(ctx: RequestContext, spec: ResourceSpec): Promise<ListDialect["virtual"]> {
  const asked = askedOf(ctx);
  if (asked === undefined || !(INDICATOR_SUBJECTS as readonly string[]).includes(spec.name)) return {};
  if (!can(ctx.actor, "indicators", "read")) return {};
  const [, id, of = "yes", part] = DOOR.exec(asked) ?? [];
  if (!id || !CLASSES.includes(of as Class)) throw refuse();
  const { organizationId } = ctx.actor;
  const own = and(eq(indicators.id, id), eq(indicators.organizationId, organizationId), isNull(indicators.deletedAt));
  const [[row], facts] = await ctx.read([
    ctx.db.select().from(indicators).where(own),
    computedFactsQuery(ctx.db, [organizationId]),
  ]);
  if (!row || row.subject !== spec.name || !hasDoor(ctx, row)) throw refuse();
  if (part !== undefined && row.splitBy === "none") throw refuse();
  const found = checkIndicator(row, vocabularyFrom(facts));
  if ("faults" in found) throw refuse();
  const bucket = part === undefined ? undefined : part === "" ? null : part;
  const ids: SQL = countedIds(ctx, found.checked, { of: of as Class, bucket });
  return { indicator: (value) => (value === asked ? sql`${spec.table.id} IN ${ids}` : undefined) };
}
