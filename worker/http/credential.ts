import { eq } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { apiTokens, sessions } from "#db/schema/index.ts";
import { apiTokenQuery, hashApiToken, isApiToken } from "./apiToken.ts";
import { hashToken, type SessionRow, sessionQuery } from "./session.ts";

/** What a request shows to prove who it is from: a session's token, or a program's. */
export interface Credential {
  hash: string;
  /** The one row that stands behind it while it lives. */
  proof: (db: Db, now: number) => ReturnType<typeof sessionQuery>;
  /** Remembers when it was last used. */
  touch: (db: Db, id: string, now: number) => Promise<unknown>;
}

export type ProofRow = SessionRow & { scopes?: string[] };

const ofToken = (hash: string): Credential => ({
  hash,
  // The same columns, and the token's scopes beside them.
  proof: (db, now) => apiTokenQuery(db, hash, now) as unknown as ReturnType<typeof sessionQuery>,
  touch: (db, id, now) => db.update(apiTokens).set({ lastUsedAt: now }).where(eq(apiTokens.id, id)).run(),
});

const ofSession = (hash: string): Credential => ({
  hash,
  proof: (db, now) => sessionQuery(db, hash, now),
  touch: (db, id, now) => db.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, id)).run(),
});

export const credentialOf = async (token: string): Promise<Credential> =>
  isApiToken(token) ? ofToken(await hashApiToken(token)) : ofSession(await hashToken(token));
