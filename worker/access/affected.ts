import { type SQL, sql } from "drizzle-orm";
import { startOfDay } from "#db/constants.ts";
import { invalid, malformed } from "../errors.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { isDay } from "../http/shape.ts";
import { readsPersonal } from "../policy/fields.ts";
import { LOOK, ofRunningAudit } from "./hidden.ts";

const DAY_MS = 86_400_000;
export const MOST_AFFECTED = 20_000;

/** A breach as it is asked about: which days, whose account, which kind of record. */
export interface Breach {
  from: string;
  to: string;
  userId?: string;
  entity?: string;
}

export interface Affected {
  personId: string;
  name: string | null;
  villageCode: string | null;
  firstAt: number;
  lastAt: number;
  looks: number;
  fields: string;
  erased: number;
}

/** Refuses days that do not exist or stand the wrong way round. */
export function assertDays({ from, to }: Pick<Breach, "from" | "to">): void {
  for (const [name, value] of Object.entries({ from, to })) {
    if (isDay(value)) continue;
    const text = { id: `${name}: tulis tanggal TTTT-BB-HH.`, en: `${name}: write a day as YYYY-MM-DD.` };
    throw malformed(text, { [name]: text });
  }
  if (from > to) {
    throw invalid({
      to: { id: "Isi hari yang sama atau sesudah `from`.", en: "Give the same day as `from`, or later." },
    });
  }
}

/** Looks in question of the actor's organisation, as rows of the access log `a`. */
function lookedAt({ actor }: RequestContext, { from, to, userId, entity }: Breach): SQL {
  const conditions = [
    sql`a.organizationId = ${actor.organizationId}`,
    sql`a.at >= ${startOfDay(from, actor.jurisdiction)} AND a.at < ${startOfDay(to, actor.jurisdiction) + DAY_MS}`,
    sql`NOT ${ofRunningAudit(LOOK)}`,
    ...(userId ? [sql`a.userId = ${userId}`] : []),
    ...(entity ? [sql`a.entity = ${entity}`] : []),
  ];
  return sql.join(conditions, sql` AND `);
}

/** What each look showed, record by record: the record itself, or each of a list. */
const shown = (ctx: RequestContext, breach: Breach): SQL => sql`
  SELECT a.id, a.at, a.field, a.entity, a.entityId FROM access_log a
    WHERE ${lookedAt(ctx, breach)} AND NOT EXISTS (SELECT 1 FROM access_subjects s WHERE s.accessId = a.id)
  UNION ALL
  SELECT a.id, a.at, a.field, a.entity, s.entityId FROM access_log a JOIN access_subjects s ON s.accessId = a.id
    WHERE ${lookedAt(ctx, breach)}`;

/**
 * Everybody whose data was looked at, in one query: people directly, through their memberships, complaints, and groups
 * whose record names one person. Also who is restricted: they are to be told as well.
 */
export function affectedQuery(ctx: RequestContext, breach: Breach): SQL {
  const named = readsPersonal(ctx.actor) ? sql`p.name` : sql`'Orang ' || substr(p.id, -6)`;
  return sql`WITH shown AS (${shown(ctx, breach)}), met AS (
      SELECT shown.*, shown.entityId AS personId FROM shown WHERE entity = 'people'
      UNION ALL SELECT shown.*, m.personId FROM shown JOIN memberships m ON m.id = shown.entityId WHERE entity = 'memberships'
      UNION ALL SELECT shown.*, c.personId FROM shown JOIN complaints c ON c.id = shown.entityId WHERE entity = 'complaints'
      UNION ALL SELECT shown.*, m.personId FROM shown JOIN groups g ON g.id = shown.entityId
        JOIN memberships m ON m.groupId = g.id AND (m.personId = g.leaderId OR g.kind = 'individual') WHERE entity = 'groups')
    SELECT p.id AS personId, ${named} AS name, p.villageCode, min(met.at) AS firstAt, max(met.at) AS lastAt,
      count(DISTINCT met.id) AS looks, group_concat(DISTINCT met.field) AS fields, p.erasedAt IS NOT NULL AS erased
    FROM met JOIN people p ON p.id = met.personId AND p.organizationId = ${ctx.actor.organizationId}
    GROUP BY p.id ORDER BY name, p.id LIMIT ${MOST_AFFECTED}`;
}

/** Records of other kinds that were looked at (contacts of buyers, answers): how many of each. */
export const otherRecordsQuery = (ctx: RequestContext, breach: Breach): SQL =>
  sql`SELECT entity, count(DISTINCT entityId) AS records FROM (${shown(ctx, breach)})
    WHERE entity NOT IN ('people', 'memberships', 'complaints', 'groups') GROUP BY entity ORDER BY entity`;
