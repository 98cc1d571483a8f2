import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { apiTokens, organizations } from "#db/schema/index.ts";
import { closedTo } from "../policy/closed.ts";
import { adjustedOf } from "./account.ts";
import { randomToken, sha256 } from "./crypto.ts";

/** What a token begins with: it is told from a session's without asking the database, and found when it leaks. */
const MARK = "lanjut_";

export const isApiToken = (token: string): boolean => token.startsWith(MARK);
export const newApiToken = (): string => `${MARK}${randomToken()}`;
export const hashApiToken = (token: string): Promise<string> => sha256(`api-token|${token}`);

/** Who a living token acts as: itself, in a role of its organisation, with no more than its scopes. */
export function apiTokenQuery(db: Db, tokenHash: string, now: number) {
  return db
    .select({
      sessionId: apiTokens.id,
      lastSeenAt: sql<number>`coalesce(${apiTokens.lastUsedAt}, 0)`,
      userId: apiTokens.id,
      name: apiTokens.name,
      email: sql<string>`''`,
      role: apiTokens.role,
      regionCode: apiTokens.regionCode,
      organizationId: organizations.id,
      organizationName: organizations.name,
      organizationKind: organizations.kind,
      jurisdiction: organizations.regionCode,
      // A token is what a second factor would ask for: something that only its holder has.
      secondFactor: sql<number>`1`,
      adjusted: adjustedOf(sql`${apiTokens.role}`),
      closed: closedTo(apiTokens.organizationId, apiTokens.id),
      scopes: apiTokens.scopes,
    })
    .from(apiTokens)
    .innerJoin(organizations, eq(organizations.id, apiTokens.organizationId))
    .where(
      and(
        eq(apiTokens.tokenHash, tokenHash),
        isNull(apiTokens.revokedAt),
        isNull(apiTokens.deletedAt),
        gt(apiTokens.expiresAt, now),
        eq(organizations.active, true),
        isNull(organizations.deletedAt),
      ),
    );
}
