import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { Role } from "#db/constants.ts";
import { apiTokens } from "#db/schema/index.ts";
import { conflict, invalid } from "../../errors.ts";
import { hashApiToken, newApiToken } from "../../http/apiToken.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import { admitRow, expectVersion, reachable, recordQuery } from "../../http/resourceRead.ts";
import { type Row, schemasOf } from "../../http/resourceSpec.ts";
import { commitTouching, planCreate, updateRecord } from "../../http/resourceWrite.ts";
import { tokenScopes } from "../../policy/tokenScopes.ts";
import { assertInside } from "../users/jurisdiction.ts";
import { rolesOf } from "../users/roles.ts";

const DAY = 86_400_000;
const LONGEST_MS = 366 * DAY;
const MOST_SCOPES = 300;
const HINT_LENGTH = 4;

type Token = typeof apiTokens.$inferSelect;

const stateOf = ({ revokedAt, expiresAt }: Token, now: number) =>
  revokedAt !== null ? "revoked" : expiresAt > now ? "active" : "expired";

/** 422 for a scope that no token of this role can have. */
function assertScopes(role: Role, scopes: readonly string[]): void {
  const known = tokenScopes(role);
  const strange = scopes.filter((scope) => !known.includes(scope));
  if (strange.length === 0) return;
  const list = strange.slice(0, 5).join(", ");
  throw invalid({
    scopes: {
      id: `Tidak dapat diberikan kepada token dengan peran ini: ${list}.`,
      en: `Cannot be given to a token of this role: ${list}.`,
    },
  });
}

function assertExpiry(expiresAt: number, now: number): void {
  if (expiresAt > now && expiresAt <= now + LONGEST_MS) return;
  throw invalid({
    expiresAt: {
      id: "Pilih waktu berakhir yang akan datang, paling lama setahun.",
      en: "Choose an end in the future, a year ahead at most.",
    },
  });
}

export const apiTokensResource = defineResource({
  name: "api-tokens",
  table: apiTokens,
  prefix: "tok",
  placement: { by: "organization" },
  only: ["list", "get"],
  hidden: ["tokenHash"],
  readOnly: ["hint", "lastUsedAt", "revokedAt"],
  shapes: { scopes: z.array(z.string().max(80)).min(1).max(MOST_SCOPES) },
  references: { regionCode: "regions" },
  searchColumns: ["name"],
  defaultSort: ["createdAt", "DESC"],
  prepare: (ctx, { after }) => {
    const roles = rolesOf(ctx.actor.organizationKind);
    if (!roles.includes(after.role as Role)) {
      const list = roles.join(", ");
      throw invalid({ role: { id: `Pilih salah satu: ${list}.`, en: `Choose one of: ${list}.` } });
    }
    if (after.regionCode !== null) assertInside(ctx.actor, "regionCode", String(after.regionCode));
    assertScopes(after.role as Role, after.scopes as string[]);
    assertExpiry(after.expiresAt as number, ctx.now);
    return { set: { tokenHash: "", hint: "", scopes: [...new Set(after.scopes as string[])].sort() } };
  },
  present: (ctx, row) => ({ state: stateOf(row as Token, ctx.now) }),
  virtual: (ctx) => ({
    state: (value) => {
      const wanted = [value].flat().map(String);
      const past = sql`${apiTokens.expiresAt} <= ${ctx.now}`;
      const state = sql`CASE WHEN ${apiTokens.revokedAt} IS NOT NULL THEN 'revoked' WHEN ${past} THEN 'expired' ELSE 'active' END`;
      return wanted.length > 0 ? sql`${state} IN ${wanted}` : sql`0`;
    },
  }),
});

const { spec, routes } = apiTokensResource;

/** POST: a new token; it is in this reply and nowhere else. */
async function create(ctx: RequestContext) {
  const { id, change, touched, reply } = await planCreate(ctx, spec, await ctx.json());
  const token = newApiToken();
  const kept = { tokenHash: await hashApiToken(token), hint: token.slice(-HINT_LENGTH) };
  const sealed = ctx.db.update(apiTokens).set(kept).where(eq(apiTokens.id, id));
  const told = { ...reply, body: { ...(reply.body as Row), hint: kept.hint, token } };
  const whole = { ...change, statements: [...change.statements, sealed] };
  return commitTouching(ctx, whole, touched, told, { resource: spec.name, id });
}

async function revoke(ctx: RequestContext) {
  const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), "update")])) as [Row[]];
  const row = admitRow(rows[0]);
  expectVersion(ctx, spec, row);
  if (row.revokedAt !== null) {
    throw conflict("revoked", { id: "Token ini sudah dicabut.", en: "This token was revoked already." });
  }
  return updateRecord(ctx, spec, row, { revokedAt: ctx.now }, { action: "revoke" });
}

routes
  .post(
    "/",
    endpoint({ resource: "api-tokens", action: "create" }, create, {
      idempotent: false,
      body: schemasOf(spec).create,
      summary: "Make a token for a program: it is in this reply, once. Scopes are resource:action",
    }),
  )
  .post(
    "/:id/revoke",
    endpoint({ resource: "api-tokens", action: "update" }, revoke, {
      reachable,
      bodyOptional: true,
      summary: "End a token at once",
    }),
  );
