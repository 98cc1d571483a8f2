import { and, eq, gt } from "drizzle-orm";
import type { Db } from "#db/client.ts";
import { rateCounters } from "#db/schema/index.ts";
import type { Env } from "../../env.ts";
import { tooMany, unavailable } from "../../errors.ts";
import type { Statement } from "../../http/commit.ts";
import { sha256 } from "../../http/crypto.ts";
import { countAttempt, countAttempts } from "../../http/limits.ts";

const MINUTE = 60_000;
const KNOWN_FOR_MS = 30 * 24 * 60 * MINUTE;
const LOCAL = { perAddress: 30, perAccount: 30 };
const PRODUCTION = { perAddress: 30, perAccount: 10 };
const CODES = 10;
const CODES_WINDOW_MS = 15 * MINUTE;

const knownKey = (account: string, address: string) => `sign-in|known|${account}|${address}`;

interface Attempt {
  db: Db;
  env: Env;
  now: number;
  email: string;
  address: string;
}

/**
 * Counts one sign-in per address and per account. An address from which the account signed in before counts on
 * its own: a stranger who keeps guessing cannot keep the owner out.
 */
export async function countSignIn({ db, env, now, ...who }: Attempt): Promise<void> {
  const [account, address] = await Promise.all([sha256(who.email), sha256(who.address)]);
  if (env.ENVIRONMENT === "production") await askPlatform(env, `sign-in|${address}`);
  const limits = env.ENVIRONMENT === "production" ? PRODUCTION : LOCAL;
  const known = await db
    .select({ key: rateCounters.key })
    .from(rateCounters)
    .where(and(eq(rateCounters.key, knownKey(account, address)), gt(rateCounters.windowEndsAt, now)));
  const mine = known.length > 0 ? `sign-in|account|${account}|${address}` : `sign-in|account|${account}`;
  await countAttempts(
    db,
    [
      { key: `sign-in|ip|${address}`, limit: limits.perAddress, windowMs: MINUTE },
      { key: mine, limit: limits.perAccount, windowMs: MINUTE },
    ],
    now,
  );
}

/** The platform's approximate limit; without its answer nobody signs in. */
async function askPlatform(env: Env, key: string): Promise<void> {
  const answer = await env.LIMITER.limit({ key }).catch(() => {
    throw unavailable();
  });
  if (!answer.success) throw tooMany(MINUTE / 1000);
}

/** Statement that remembers that an account signed in from an address. */
export async function knownAddress({ db, now, ...who }: Omit<Attempt, "env">): Promise<{ statement: Statement }> {
  const key = knownKey(await sha256(who.email), await sha256(who.address));
  const statement = db
    .insert(rateCounters)
    .values({ key, windowEndsAt: now + KNOWN_FOR_MS, count: 1 })
    .onConflictDoUpdate({ target: rateCounters.key, set: { windowEndsAt: now + KNOWN_FOR_MS } });
  return { statement };
}

/** Second-factor codes tried for one account: only who knows the password gets here. */
export const codeKey = (userId: string) => `code|${userId}`;
export const countCode = (db: Db, userId: string, now: number): Promise<void> =>
  countAttempt(db, codeKey(userId), CODES, CODES_WINDOW_MS, now);
