import { type SQL, sql } from "drizzle-orm";
import type { Role } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { actorId, type Context } from "../context.ts";
import type { Statement } from "../http/commit.ts";
import type { Resource } from "../policy/roles.ts";
import { type NoticeKindName, OUTSIDE_KINDS, type TellData } from "./kinds.ts";

/** What telling needs of a context; a seed has no more. */
export type TellContext = Pick<Context, "db" | "now" | "actor">;

interface What {
  /** Of the people told: whoever has left it by then is not told. */
  organizationId: string;
  kind: NoticeKindName;
  /** The record it is about, and opens. */
  subject?: Resource;
  subjectId?: string;
  /** Numbers, calendar days and codes; anything else is left out. */
  data?: TellData;
  /** The same key is told a person once, for ever: put what makes it new into it (the record, its due day). */
  dedupeKey: string;
}

/** One person; everyone of some roles; or whoever approves: the active heads, and the admins where there is none. */
export type Telling = What & ({ userId: string } | { roles: readonly Role[] } | { approvers: true });

const PLAIN = /^[\w.:+-]{1,40}$/;
const ID_TIME_LENGTH = "ntf_".length + 10;

/** What may stand in a notice: numbers, and words that are days or codes. */
function plain(data: TellData | undefined): string | null {
  const kept = Object.entries(data ?? {}).filter(([, value]) => typeof value === "number" || PLAIN.test(value));
  return kept.length > 0 ? JSON.stringify(Object.fromEntries(kept)) : null;
}

const ACTIVE = sql.raw("u.active AND u.deletedAt IS NULL");
const HAS_HEAD = sql.raw(
  "EXISTS (SELECT 1 FROM users h WHERE h.organizationId = u.organizationId AND h.role = 'head' AND h.active AND h.deletedAt IS NULL)",
);

function sourceOf(tellings: readonly Telling[]): SQL {
  const rows = tellings.map((one) => ({ ...one, data: plain(one.data) }));
  const value = (name: string) => sql.raw(`j.value ->> '${name}'`);
  return sql`SELECT u.id AS userId, u.organizationId AS organizationId, ${value("kind")} AS kind, ${value("subject")} AS subject,
      ${value("subjectId")} AS subjectId, ${value("data")} AS data, ${value("dedupeKey")} AS dedupeKey
    FROM json_each(${JSON.stringify(rows)}) j CROSS JOIN users u ON u.organizationId = ${value("organizationId")}
    WHERE u.id = ${value("userId")} OR u.role IN (SELECT r.value FROM json_each(j.value, '$.roles') r)
      OR (${value("approvers")} AND (u.role = 'head' OR (u.role = 'admin' AND NOT ${HAS_HEAD})))`;
}

/**
 * Tells people, as statements for the end of any write batch: a notice in the console, and a message on its way out
 * by each person's preferences. Nobody is told of what they do themselves, nor twice for one key.
 */
export function tellStatements(ctx: TellContext, tellings: readonly Telling[]): Statement[] {
  return tellings.length === 0 ? [] : tellFrom(ctx, sourceOf(tellings));
}

/**
 * The same for many at once, from a SELECT of `userId, organizationId, kind, subject, subjectId, data, dedupeKey`
 * (`data` a JSON object of numbers, days and codes, or NULL) that reads what the batch wrote before it.
 */
export function tellFrom(ctx: TellContext, source: SQL): Statement[] {
  const { now } = ctx;
  const by = actorId(ctx.actor);
  const owned = (prefix: "ntf" | "dlv") =>
    sql`${newId(prefix, now).slice(0, ID_TIME_LENGTH)} || hex(randomblob(8)), u.organizationId, 1, ${now}, ${by}, ${now}, ${by}, u.id, t.kind`;
  const told = sql`FROM (${source}) t CROSS JOIN users u ON u.id = t.userId AND u.organizationId = t.organizationId`;
  const who = sql`${ACTIVE} AND u.id <> ${by}`;
  const owns = sql.raw("id, organizationId, version, createdAt, createdBy, updatedAt, updatedBy, userId, kind");
  return [
    // The message first: it goes out only where the notice is new.
    ctx.db.run(sql`INSERT INTO deliveries (${owns}, channel, data, dedupeKey, state, attempts, notBefore)
      SELECT ${owned("dlv")}, coalesce(p.channel, 'email'), t.data, t.dedupeKey, 'waiting', 0, ${now}
      ${told} LEFT JOIN notification_preferences p ON p.userId = u.id AND p.deletedAt IS NULL
      WHERE ${who} AND coalesce(p.channel, 'email') <> 'none' AND t.kind IN ${OUTSIDE_KINDS}
        AND NOT EXISTS (SELECT 1 FROM notifications n WHERE n.userId = u.id AND n.dedupeKey = t.dedupeKey)
      ON CONFLICT DO NOTHING`),
    ctx.db.run(sql`INSERT INTO notifications (${owns}, subject, subjectId, data, dedupeKey, at)
      SELECT ${owned("ntf")}, t.subject, t.subjectId, t.data, t.dedupeKey, ${now}
      ${told} WHERE ${who} ON CONFLICT DO NOTHING`),
  ];
}
