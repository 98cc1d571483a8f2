import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { dayAt, PROVINCES_BY_ZONE } from "#db/constants.ts";
import { organizations, settings, users } from "#db/schema/index.ts";
import type { Context, UserActor } from "../context.ts";
import type { Adjusted } from "../policy/bounds.ts";
import { closedTo, parseClosed } from "../policy/closed.ts";

/** What an account is to every rule of who may do what: columns of users joined with organizations. */
export const ACCOUNT = {
  userId: users.id,
  name: users.name,
  email: users.email,
  role: users.role,
  regionCode: users.regionCode,
  organizationId: organizations.id,
  organizationName: organizations.name,
  organizationKind: organizations.kind,
  jurisdiction: organizations.regionCode,
  secondFactor: sql<number>`${users.totpSecret} IS NOT NULL`,
  /** Where the organisation departs from the shipped policy of this role, as JSON. */
  adjusted: adjustedOf(sql`${users.role}`),
  closed: closedTo(users.organizationId, users.id),
};

/** The organisation's own policy for a role, as JSON; beside a table `organizations` in the same query. */
export function adjustedOf(role: SQL): SQL<string | null> {
  return sql<string | null>`(SELECT json_extract(${settings.permissions}, '$.' || ${role}) FROM ${settings}
    WHERE ${settings.organizationId} = ${organizations.id})`;
}

export const parseAdjusted = (json: string | null): Adjusted | null => (json ? (JSON.parse(json) as Adjusted) : null);

/** Today where an organisation is, as an expression beside `organizations`. */
export function todayOf(now: number): SQL<string> {
  const { 8: wita, 9: wit } = PROVINCES_BY_ZONE;
  const province = sql`substr(${organizations.regionCode}, 1, 2)`;
  return sql<string>`CASE WHEN ${province} IN ${wita} THEN ${dayAt(now, wita[0])}
    WHEN ${province} IN ${wit} THEN ${dayAt(now, wit[0])} ELSE ${dayAt(now, "")} END`;
}

/** While it lasts: its last day has not passed, and neither the account nor its organisation was ended. */
export const livingAccount = (now: number) =>
  and(
    eq(users.active, true),
    isNull(users.deletedAt),
    eq(organizations.active, true),
    isNull(organizations.deletedAt),
    sql`(${users.endsOn} IS NULL OR ${users.endsOn} >= ${todayOf(now)})`,
  );

/** A person as a job acts for them, with the rights of this moment; undefined once the account was ended. */
export async function actorById(
  { db, now }: Pick<Context, "db" | "now">,
  userId: string,
  sessionId: string,
): Promise<UserActor | undefined> {
  const [row] = await db
    .select(ACCOUNT)
    .from(users)
    .innerJoin(organizations, eq(organizations.id, users.organizationId))
    .where(and(eq(users.id, userId), livingAccount(now)));
  if (!row) return undefined;
  const { secondFactor, adjusted, closed, ...account } = row;
  return {
    ...{ type: "user", sessionId, ...account },
    secondFactor: Boolean(secondFactor),
    adjusted: parseAdjusted(adjusted),
    closed: parseClosed(closed),
  };
}
