import { and, eq, isNull, sql } from "drizzle-orm";
import { organizations, users } from "#db/schema/index.ts";
import type { Context, UserActor } from "../context.ts";

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
};

/** While it lasts: neither the account nor its organisation was ended. */
export const LIVING_ACCOUNT = and(
  eq(users.active, true),
  isNull(users.deletedAt),
  eq(organizations.active, true),
  isNull(organizations.deletedAt),
);

/** A person as a job acts for them, with the rights of this moment; undefined once the account was ended. */
export async function actorById(
  { db }: Pick<Context, "db">,
  userId: string,
  sessionId: string,
): Promise<UserActor | undefined> {
  const [row] = await db
    .select(ACCOUNT)
    .from(users)
    .innerJoin(organizations, eq(organizations.id, users.organizationId))
    .where(and(eq(users.id, userId), LIVING_ACCOUNT));
  return row && { type: "user", sessionId, ...row, secondFactor: Boolean(row.secondFactor) };
}
