import { and, desc, eq, gt, isNull, notInArray, sql } from "drizzle-orm";
import type { Context as Hono } from "hono";
import { z } from "zod";
import { dayAt } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { organizations, sessions, users } from "#db/schema/index.ts";
import { ApiError } from "../../errors.ts";
import { ACCOUNT } from "../../http/account.ts";
import { addressOf } from "../../http/address.ts";
import { guardThat, type Statement, writeBatch } from "../../http/commit.ts";
import { randomToken } from "../../http/crypto.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { forgetAttempts } from "../../http/limits.ts";
import { openRequest } from "../../http/openRequest.ts";
import { checkPassword, hashPassword, needsRehash } from "../../http/password.ts";
import { databaseFault } from "../../http/respond.ts";
import { ABSOLUTE_LIMIT_MS, actorOf, giveCookie, hashToken, rememberActor } from "../../http/session.ts";
import { sessionBody } from "./body.ts";
import { openAudit, unknownUser } from "./openAudit.ts";
import { codeNeeded, codeWrong, spendCode, type UserRow } from "./secondFactor.ts";
import { codeKey, countCode, countSignIn, knownAddress } from "./signInLimits.ts";

const MAX_SESSIONS = 5;
/** A demo account is shared by everybody who tries it. */
const MAX_DEMO_SESSIONS = 200;

export const credentials = z.strictObject({
  email: z.string().trim().toLowerCase().min(3).max(200),
  password: z.string().min(1).max(1000),
  code: z.string().trim().max(64).nullish(),
});

const wrong = () =>
  new ApiError(401, "wrong_credentials", {
    id: "Surel atau kata sandi tidak cocok.",
    en: "E-mail address or password does not match.",
  });

type Request = ReturnType<typeof openRequest>;
type Account = Awaited<ReturnType<typeof accountQuery>>[number];

const isOpen = ({ user, organization }: Account, now: number): boolean =>
  user.active && organization.active && (user.endsOn === null || user.endsOn >= dayAt(now, organization.regionCode));

function accountQuery({ db }: Request, email: string) {
  return db
    .select({ user: users, organization: organizations, adjusted: ACCOUNT.adjusted, closed: ACCOUNT.closed })
    .from(users)
    .innerJoin(organizations, eq(organizations.id, users.organizationId))
    .where(and(eq(users.email, email), isNull(users.deletedAt), isNull(organizations.deletedAt)));
}

/** Statements that use up the code, where the account asks for one; what is missing or wrong is thrown. */
async function secondStep(request: Request, user: UserRow, code: string | null | undefined): Promise<Statement[]> {
  if (!user.totpSecret) return [];
  if (!code) throw codeNeeded();
  await countCode(request.db, user.id, request.now);
  const spent = await spendCode(request, user, code);
  if (spent) return [...spent, forgetAttempts(request.db, codeKey(user.id))];
  await writeBatch(request, [
    openAudit(request, { user, action: "sign_in_failed", entityId: user.id, reason: "code_wrong" }),
  ]);
  throw codeWrong();
}

/** Keeps the newest sessions of an account; the oldest beyond them ends. */
function endOldest({ db, now }: Request, { id: userId, demo }: UserRow): Statement {
  const alive = and(eq(sessions.userId, userId), isNull(sessions.endedAt), gt(sessions.expiresAt, now));
  const newest = db
    .select({ id: sessions.id })
    .from(sessions)
    .where(alive)
    .orderBy(desc(sessions.createdAt), desc(sessions.id))
    .limit(demo ? MAX_DEMO_SESSIONS : MAX_SESSIONS);
  return db
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.userId, userId), isNull(sessions.endedAt), notInArray(sessions.id, newest)));
}

/** No session for a password that was replaced, or an account that was closed, while it was being checked. */
function unchanged(request: Request, user: UserRow): Statement {
  const still = and(eq(users.id, user.id), eq(users.passwordHash, user.passwordHash ?? ""), eq(users.active, true));
  return guardThat(request, sql`EXISTS (SELECT 1 FROM ${users} WHERE ${still})`, "reference");
}

/** `POST /api/session`: unknown, wrong and disabled get the same reply after the same work. */
export async function signIn(c: Hono): Promise<Response> {
  const request = openRequest(c);
  const { db, env, now } = request;
  const { email, password, code } = parseOrThrow(credentials, await request.json());
  const address = addressOf(c);
  await countSignIn({ db, env, now, email, address });
  const [account] = await accountQuery(request, email);
  const matches = await checkPassword(password, account?.user.passwordHash, env.PEPPER);
  if (!account || !matches || !isOpen(account, now)) {
    const user = account?.user ?? (await unknownUser(env, email));
    await writeBatch(request, [openAudit(request, { user, action: "sign_in_failed", entityId: user.id })]);
    throw wrong();
  }
  const { user, organization } = account;
  const spent = await secondStep(request, user, code);
  const token = randomToken();
  const tokenHash = await hashToken(token);
  const sessionId = newId("ses", now);
  const statements: Statement[] = [
    unchanged(request, user),
    ...spent,
    db.insert(sessions).values({
      id: sessionId,
      organizationId: organization.id,
      userId: user.id,
      tokenHash,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: now + ABSOLUTE_LIMIT_MS,
      userAgent: c.req.header("User-Agent")?.slice(0, 200),
    }),
    endOldest(request, user),
    openAudit(request, { user, action: "sign_in", entityId: sessionId, proven: true }),
    (await knownAddress({ db, now, email, address })).statement,
  ];
  if (user.passwordHash && needsRehash(user.passwordHash)) {
    const fresh = await hashPassword(password, env.PEPPER);
    statements.push(
      db
        .update(users)
        .set({ passwordHash: fresh })
        .where(and(eq(users.id, user.id), eq(users.passwordHash, user.passwordHash))),
    );
  }
  try {
    await writeBatch(request, statements);
  } catch (error) {
    const message = databaseFault(error)?.message ?? "";
    if (message.includes("guard:state")) throw codeWrong();
    if (message.includes("guard:reference")) throw wrong();
    throw error;
  }
  const actor = actorOf({
    sessionId,
    lastSeenAt: now,
    userId: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    regionCode: user.regionCode,
    organizationId: organization.id,
    organizationName: organization.name,
    organizationKind: organization.kind,
    jurisdiction: organization.regionCode,
    secondFactor: user.totpSecret ? 1 : 0,
    adjusted: account.adjusted,
    closed: account.closed,
  });
  rememberActor(tokenHash, actor);
  giveCookie(c, token);
  return c.json(sessionBody(env, actor));
}
