import { type SQL, sql } from "drizzle-orm";
import { dayAt, startOfDay } from "#db/constants.ts";
import { people } from "#db/schema/index.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { isDay } from "../http/shape.ts";
import { within } from "../policy/scope.ts";
import { PROTECTION_CLASSES, type ProtectionClass, REGION_CODE } from "./pipeline.ts";

const DAY_MS = 86_400_000;

/** The instant a calendar day is over where the reader works; null for today, which is not. */
export function endOf(ctx: Pick<RequestContext, "now" | "actor">, day: string): number | null {
  if (day === dayAt(ctx.now, ctx.actor.jurisdiction)) return null;
  return startOfDay(day, ctx.actor.jurisdiction) + DAY_MS;
}

type Told = "bpjsStatus" | "verification" | "villageCode";

/** What was recorded of a person by an instant: what the first change after it came from, else what stands now. */
function asRecorded(field: Told, until: number | null): SQL {
  const now = people[field];
  if (until === null) return sql`${now}`;
  const path = `$.${field}`;
  const changed = sql`a.entity = 'people' AND a.entityId = ${people.id} AND a.at >= ${until}
    AND a.action <> 'create' AND json_type(a.changes, ${path}) IS NOT NULL`;
  return sql`CASE WHEN EXISTS (SELECT 1 FROM audit_log a WHERE ${changed})
    THEN (SELECT json_extract(a.changes, ${`${path}.from`}) FROM audit_log a WHERE ${changed} ORDER BY a.at LIMIT 1) ELSE ${now} END`;
}

/** People who had been recorded by then, and were not deleted. */
export const recordedBy = (until: number | null): SQL =>
  until === null
    ? sql`${people.deletedAt} IS NULL`
    : sql`(${people.createdAt} < ${until} AND (${people.deletedAt} IS NULL OR ${people.deletedAt} >= ${until}))`;

// Named with its table: drizzle writes a column of a one-table selection bare, and organisations have one of that name.
const OWNER = sql`${people}.${sql.identifier("organizationId")}`;

/** Where a person is counted: in the village, or in the office's region where the village is not known. */
export const placeOf = (until: number | null): SQL<string> =>
  sql<string>`coalesce(${asRecorded("villageCode", until)}, (SELECT o.regionCode FROM organizations o WHERE o.id = ${OWNER}))`;

const REGISTERED = sql.raw("('registered', 'active', 'lapsed')");

/** What decides the class of a person. */
export interface Standing {
  status: SQL;
  verification: SQL;
}

/** As it was recorded by an instant; null is now. */
export const standingAt = (until: number | null): Standing => ({
  status: asRecorded("bpjsStatus", until),
  verification: asRecorded("verification", until),
});

/** Whether a person of this standing counts in a class. */
export function classCondition(name: ProtectionClass, { status, verification }: Standing): SQL {
  switch (name) {
    case "listed":
      return sql`1`;
    case "verified":
      return sql`${verification} = 'verified'`;
    case "rejected":
      return sql`${verification} = 'rejected'`;
    case "registered":
      return sql`${status} IN ${REGISTERED}`;
    case "registeredUnverified":
      return sql`(${status} IN ${REGISTERED} AND ${verification} <> 'verified')`;
    case "paying":
      return sql`${status} = 'active'`;
    case "lapsed":
    case "none":
    case "unknown":
      return sql`${status} = ${name}`;
  }
}

const isClass = (value: string | undefined): value is ProtectionClass =>
  (PROTECTION_CLASSES as readonly string[]).includes(value ?? "");

/** `"2026-06-15:paying"`, or `"paying"` for today. */
function dayAndRest(ctx: RequestContext, value: unknown): { until: number | null; rest: string } | undefined {
  if (typeof value !== "string") return undefined;
  const at = value.indexOf(":");
  const today = dayAt(ctx.now, ctx.actor.jurisdiction);
  const day = at < 0 ? today : value.slice(0, at);
  return isDay(day) && day <= today ? { until: endOf(ctx, day), rest: value.slice(at + 1) } : undefined;
}

/** List filters behind the figures, of today or of a past day: `protection: "2026-06-15:paying"`, `place: "35.73.01"`. */
export const protectionFilters = (ctx: RequestContext): Record<string, (value: unknown) => SQL | undefined> => ({
  protection: (value) => {
    const asked = dayAndRest(ctx, value);
    if (!asked || !isClass(asked.rest)) return undefined;
    return sql`(${recordedBy(asked.until)} AND ${classCondition(asked.rest, standingAt(asked.until))})`;
  },
  place: (value) => {
    const asked = dayAndRest(ctx, value);
    if (!asked) return undefined;
    // `=35.73`: of whom only the region itself is known.
    const only = asked.rest.startsWith("=");
    const code = only ? asked.rest.slice(1) : asked.rest;
    if (!REGION_CODE.test(code)) return undefined;
    const place = placeOf(asked.until);
    return only ? sql`${place} = ${code}` : within(place, code);
  },
});
