import { eq } from "drizzle-orm";
import { type Context, Hono } from "hono";
import { sessions } from "#db/schema/index.ts";
import { commit } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { takeCookie } from "../../http/session.ts";
import { sessionBody } from "./body.ts";
import { endOtherSessions, endOwnSession, listOwnSessions } from "./ownSessions.ts";
import { changePassword } from "./password.ts";
import { resetPassword } from "./resetPassword.ts";
import { confirmSecondFactor, removeSecondFactor, setUpSecondFactor } from "./secondFactorRoutes.ts";
import { signIn } from "./signIn.ts";

/** Replies of these routes are never stored: they carry secrets, or a replay would mean something else. */
const plain = { idempotent: false };
const early = { idempotent: false, beforeSecondFactor: true };

const signOut = (c: Context) => async (ctx: RequestContext) => {
  const { sessionId: entityId, organizationId } = ctx.actor;
  const end = ctx.db.update(sessions).set({ endedAt: ctx.now }).where(eq(sessions.id, entityId));
  const audit = [{ action: "sign_out", entity: "session" as const, entityId, organizationId }];
  const reply = await commit(ctx, { statements: [end], audit }, { status: 204 });
  takeCookie(c);
  return reply;
};

export const session = new Hono()
  .post("/", signIn)
  .get(
    "/",
    endpoint("session", async (ctx) => ({ status: 200, body: sessionBody(ctx.env, ctx.actor) }), early),
  )
  .delete("/", (c) => endpoint("session", signOut(c), early)(c))
  .get("/list", endpoint("session", listOwnSessions, early))
  .delete("/list", endpoint("session", endOtherSessions, early))
  .delete("/list/:id", endpoint("session", endOwnSession, early))
  .post("/password", endpoint("session", changePassword, early))
  .post("/second-factor", endpoint("session", setUpSecondFactor, early))
  .post("/second-factor/confirm", (c) => endpoint("session", (ctx) => confirmSecondFactor(ctx, c), early)(c))
  .post("/second-factor/remove", endpoint("session", removeSecondFactor, plain));

export const passwordReset = new Hono().post("/", resetPassword);
