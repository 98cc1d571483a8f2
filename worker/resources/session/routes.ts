import { eq } from "drizzle-orm";
import { type Context, Hono } from "hono";
import { sessions } from "#db/schema/index.ts";
import { commit } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { withDoc } from "../../http/routeDoc.ts";
import { takeCookie } from "../../http/session.ts";
import { sessionBody } from "./body.ts";
import { endOtherSessions, endOwnSession, listOwnSessions } from "./ownSessions.ts";
import { changePassword, passwordBody } from "./password.ts";
import { resetBody, resetPassword } from "./resetPassword.ts";
import {
  confirmBody,
  confirmSecondFactor,
  removeBody,
  removeSecondFactor,
  setUpBody,
  setUpSecondFactor,
} from "./secondFactorRoutes.ts";
import { credentials, signIn } from "./signIn.ts";

/** Replies of these routes are never stored: they carry secrets, or a replay would mean something else. */
const plain = { idempotent: false };
const early = { idempotent: false, beforeSecondFactor: true };

const signOut = (c: Context) => async (ctx: RequestContext) => {
  const { sessionId: entityId, organizationId } = ctx.actor;
  const end = ctx.db.update(sessions).set({ endedAt: ctx.now }).where(eq(sessions.id, entityId));
  const audit = [{ action: "sign_out" as const, entity: "session" as const, entityId, organizationId }];
  const reply = await commit(ctx, { statements: [end], audit }, { status: 204 });
  takeCookie(c);
  return reply;
};

export const session = new Hono()
  .post(
    "/",
    withDoc(signIn, {
      body: credentials,
      summary: "Sign in; 401 code_needed asks for the code of the second factor",
    }),
  )
  .get(
    "/",
    endpoint("session", async (ctx) => ({ status: 200, body: sessionBody(ctx.env, ctx.actor) }), {
      ...early,
      forTokens: true,
      summary: "Who is signed in, and what they may do",
    }),
  )
  .delete(
    "/",
    withDoc((c: Context) => endpoint("session", signOut(c), early)(c), { needed: "session", summary: "Sign out" }),
  )
  .get("/list", endpoint("session", listOwnSessions, { ...early, summary: "Where this account is signed in" }))
  .delete("/list", endpoint("session", endOtherSessions, { ...early, summary: "End every session but this one" }))
  .delete("/list/:id", endpoint("session", endOwnSession, { ...early, summary: "End one session" }))
  .post(
    "/password",
    endpoint("session", changePassword, { ...early, body: passwordBody, summary: "Change the password" }),
  )
  .post(
    "/second-factor",
    endpoint("session", setUpSecondFactor, { ...early, body: setUpBody, summary: "Start a second factor" }),
  )
  .post(
    "/second-factor/confirm",
    withDoc((c: Context) => endpoint("session", (ctx) => confirmSecondFactor(ctx, c), early)(c), {
      needed: "session",
      body: confirmBody,
      summary: "Confirm the second factor with a code of it; replies the recovery codes, once",
    }),
  )
  .post(
    "/second-factor/remove",
    endpoint("session", removeSecondFactor, { ...plain, body: removeBody, summary: "Remove the second factor" }),
  );

export const passwordReset = new Hono().post(
  "/",
  withDoc(resetPassword, { body: resetBody, summary: "Set a password with a one-time token" }),
);
