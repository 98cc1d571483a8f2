import { and, eq, isNull } from "drizzle-orm";
import { Hono, type Context as HonoContext } from "hono";
import { z } from "zod";
import { newId } from "#db/ids.ts";
import { auditLog, invitations, users } from "#db/schema/index.ts";
import { ApiError, invalid } from "../../errors.ts";
import { addressOf } from "../../http/address.ts";
import { guard, writeBatch } from "../../http/commit.ts";
import { sha256 } from "../../http/crypto.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { countAttempt } from "../../http/limits.ts";
import { openRequest } from "../../http/openRequest.ts";
import { hashPassword } from "../../http/password.ts";
import { databaseFault } from "../../http/respond.ts";
import { withDoc } from "../../http/routeDoc.ts";
import { openAudit } from "../session/openAudit.ts";
import { passwordFault } from "../session/passwordPolicy.ts";
import { openInvitation } from "./routes.ts";

const TRIES_PER_MINUTE = 20;

const lookBody = z.strictObject({ token: z.string().min(1).max(200) });
const joinBody = z.strictObject({ token: z.string().min(1).max(200), password: z.string().min(1).max(1000) });

const gone = () =>
  new ApiError(410, "invitation_gone", {
    id: "Undangan ini sudah dipakai, dicabut, atau kedaluwarsa. Minta undangan baru kepada admin.",
    en: "This invitation was used, revoked, or has expired. Ask the admin for a new one.",
  });

async function find(c: HonoContext, request: ReturnType<typeof openRequest>, token: string) {
  await countAttempt(request.db, `join|${await sha256(addressOf(c))}`, TRIES_PER_MINUTE, 60_000, request.now);
  const found = await openInvitation(request, token);
  if (!found) throw gone();
  return found;
}

/** `POST /api/join/look {token}`: who is asked to join what. */
async function look(c: HonoContext): Promise<Response> {
  const request = openRequest(c);
  const { token } = parseOrThrow(lookBody, await request.json());
  const { invitation, organization } = await find(c, request, token);
  const { name, email, role, endsOn, expiresAt } = invitation;
  return c.json({ name, email, role, endsOn, expiresAt, organizationName: organization.name });
}

/** `POST /api/join {token, password}`: makes the account, once, and signs nobody in. */
async function join(c: HonoContext): Promise<Response> {
  const request = openRequest(c);
  const { db, env, now, requestId } = request;
  const { token, password } = parseOrThrow(joinBody, await request.json());
  const { invitation, organization } = await find(c, request, token);
  const { id, name, email, role, regionCode, endsOn, organizationId } = invitation;
  const fault = passwordFault(password, [name, email, organization.name]);
  if (fault) throw invalid({ password: fault });
  const userId = newId("usr", now);
  const by = { createdAt: now, createdBy: invitation.createdBy, updatedAt: now, updatedBy: invitation.createdBy };
  const account = { id: userId, organizationId, name, email, role, regionCode, endsOn };
  const passwordHash = await hashPassword(password, env.PEPPER);
  const open = and(eq(invitations.id, id), eq(invitations.version, invitation.version), isNull(invitations.acceptedAt));
  try {
    await writeBatch(request, [
      db
        .update(invitations)
        .set({ acceptedAt: now, userId, version: invitation.version + 1, updatedAt: now, updatedBy: userId })
        .where(open),
      guard(request, "state"),
      db.insert(users).values({ ...account, ...by, passwordHash }),
      openAudit(request, {
        user: { id: userId, organizationId },
        ...{ action: "invitation_accepted", entityId: userId, proven: true },
      }),
      db.insert(auditLog).values({
        id: newId("aud", now),
        ...{ organizationId, at: now, actorType: "user", actorId: userId, requestId },
        ...{ action: "create", entity: "users", entityId: userId },
        changes: { name: {}, email: {}, role: { from: null, to: role }, endsOn: { from: null, to: endsOn } },
      }),
    ]);
  } catch (error) {
    const message = databaseFault(error)?.message ?? "";
    if (message.includes("guard:")) throw gone();
    if (message.includes("UNIQUE")) {
      throw invalid({
        token: {
          id: "Alamat surel ini sudah memiliki akun; masuklah dengan akun itu.",
          en: "This e-mail address has an account already; sign in with it.",
        },
      });
    }
    throw error;
  }
  return c.json({ email }, 201);
}

export const joinRoutes = new Hono()
  .post("/look", withDoc(look, { body: lookBody, summary: "What an invitation's link opens" }))
  .post("/", withDoc(join, { body: joinBody, summary: "Accept an invitation: set a password, once" }));
