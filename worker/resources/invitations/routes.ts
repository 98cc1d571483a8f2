import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Role } from "#db/constants.ts";
import { invitations, organizations, users } from "#db/schema/index.ts";
import { conflict, invalid } from "../../errors.ts";
import { guardThat } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import { admitRow, expectVersion, reachable, recordQuery } from "../../http/resourceRead.ts";
import { type Row, schemasOf } from "../../http/resourceSpec.ts";
import { commitTouching, planCreate, updateRecord } from "../../http/resourceWrite.ts";
import { assertInside } from "../users/jurisdiction.ts";
import { assertLastDay } from "../users/lastDay.ts";
import { emailShape, rolesOf } from "../users/roles.ts";
import { hashInvitation, newInvitation } from "./token.ts";

type Invitation = typeof invitations.$inferSelect;

/** Where an invitation stands: nothing but its own instants decides. */
const stateOf = (row: Invitation, now: number) => {
  if (row.acceptedAt !== null) return "accepted";
  if (row.revokedAt !== null) return "revoked";
  return row.expiresAt > now ? "open" : "expired";
};

const stillOpen = (now: number) =>
  and(
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
    isNull(invitations.deletedAt),
    gt(invitations.expiresAt, now),
  );

export const invitationsResource = defineResource({
  name: "invitations",
  table: invitations,
  prefix: "inv",
  placement: { by: "organization" },
  only: ["list", "get"],
  hidden: ["tokenHash"],
  readOnly: ["expiresAt", "acceptedAt", "userId", "revokedAt"],
  optional: ["expiresAt"],
  shapes: { email: emailShape },
  references: { regionCode: "regions" },
  searchColumns: ["name", "email"],
  defaultSort: ["createdAt", "DESC"],
  reads: (ctx, { email }) => ({
    account: ctx.db
      .select({ id: users.id })
      .from(users)
      .where(
        eq(
          users.email,
          String(email ?? "")
            .trim()
            .toLowerCase(),
        ),
      ),
    open: ctx.db
      .select({ id: invitations.id })
      .from(invitations)
      .where(
        and(
          eq(invitations.organizationId, ctx.actor.organizationId),
          eq(
            invitations.email,
            String(email ?? "")
              .trim()
              .toLowerCase(),
          ),
          stillOpen(ctx.now),
        ),
      ),
  }),
  prepare: (ctx, { after, refs }) => {
    const roles = rolesOf(ctx.actor.organizationKind);
    if (!roles.includes(after.role as Role)) {
      const list = roles.join(", ");
      throw invalid({ role: { id: `Pilih salah satu: ${list}.`, en: `Choose one of: ${list}.` } });
    }
    if (after.regionCode !== null) assertInside(ctx.actor, "regionCode", String(after.regionCode));
    assertLastDay(ctx, { active: true, endsOn: after.endsOn as string | null });
    if (refs.rows.account?.length) throw invalid({ email: { id: "Sudah dipakai.", en: "Already taken." } });
    if (refs.rows.open?.length) {
      throw invalid({
        email: {
          id: "Masih ada undangan terbuka untuk alamat ini; terbitkan ulang tautannya atau cabut dahulu.",
          en: "There is an open invitation for this address; issue its link again, or revoke it first.",
        },
      });
    }
    return { set: { tokenHash: "", expiresAt: 0 } };
  },
  present: (ctx, row) => ({ state: stateOf(row as Invitation, ctx.now) }),
  virtual: (ctx) => ({
    state: (value) => {
      const wanted = new Set([value].flat().map(String));
      const accepted = sql`${invitations.acceptedAt} IS NOT NULL`;
      const revoked = sql`${invitations.revokedAt} IS NOT NULL`;
      const past = sql`${invitations.expiresAt} <= ${ctx.now}`;
      const state = sql`CASE WHEN ${accepted} THEN 'accepted' WHEN ${revoked} THEN 'revoked' WHEN ${past} THEN 'expired' ELSE 'open' END`;
      return wanted.size > 0 ? sql`${state} IN ${[...wanted]}` : sql`0`;
    },
  }),
});

const { spec, routes } = invitationsResource;

/** Of two invitations of one address at the same instant, one. */
const onlyOne = (ctx: RequestContext, id: string, { organizationId, email }: Row) =>
  guardThat(
    ctx,
    sql`NOT EXISTS (SELECT 1 FROM ${invitations} WHERE ${invitations.organizationId} = ${organizationId}
      AND ${invitations.email} = ${email} AND ${invitations.id} <> ${id} AND ${stillOpen(ctx.now)})`,
    "state",
  );

const pathOf = (token: string) => `/#/join/${token}`;

/** POST: a new invitation; its link is in this reply and nowhere else. */
async function invite(ctx: RequestContext) {
  const { id, change, touched, reply } = await planCreate(ctx, spec, await ctx.json());
  const { token, tokenHash, expiresAt } = await newInvitation(ctx.now);
  const sealed = ctx.db.update(invitations).set({ tokenHash, expiresAt }).where(eq(invitations.id, id));
  const body = { ...(reply.body as Row), expiresAt, state: "open", path: pathOf(token) };
  const whole = { ...change, statements: [...change.statements, sealed, onlyOne(ctx, id, reply.body as Row)] };
  return commitTouching(ctx, whole, touched, { ...reply, body }, { resource: spec.name, id });
}

async function openRow(ctx: RequestContext, action: "reveal" | "update"): Promise<Row> {
  const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), action)])) as [Row[]];
  const row = admitRow(rows[0]);
  expectVersion(ctx, spec, row);
  if (["accepted", "revoked"].includes(stateOf(row as Invitation, ctx.now))) {
    throw conflict("invitation_over", {
      id: "Undangan ini sudah diterima atau dicabut; buat undangan baru.",
      en: "This invitation was accepted or revoked; make a new one.",
    });
  }
  return row;
}

/** POST /:id/link: another link for seven days; the one before it opens nothing any more. */
async function reissue(ctx: RequestContext) {
  const row = await openRow(ctx, "reveal");
  const { token, tokenHash, expiresAt } = await newInvitation(ctx.now);
  return updateRecord(
    ctx,
    spec,
    row,
    { tokenHash, expiresAt },
    {
      action: "invitation_link",
      body: (shown) => ({ ...shown, path: pathOf(token) }),
    },
  );
}

const revoke = async (ctx: RequestContext) =>
  updateRecord(ctx, spec, await openRow(ctx, "update"), { revokedAt: ctx.now }, { action: "revoke" });

routes
  .post(
    "/",
    endpoint({ resource: "invitations", action: "create" }, invite, {
      idempotent: false,
      body: schemasOf(spec).create,
      summary: "Invite somebody: the reply has the one-time link, good for seven days, once",
    }),
  )
  .post(
    "/:id/link",
    endpoint({ resource: "invitations", action: "reveal" }, reissue, {
      idempotent: false,
      bodyOptional: true,
      summary: "Another link for the same invitation; the earlier one ends",
    }),
  )
  .post(
    "/:id/revoke",
    endpoint({ resource: "invitations", action: "update" }, revoke, {
      reachable,
      bodyOptional: true,
      summary: "End an open invitation",
    }),
  );

/** The open invitation behind a link, while its organisation and the admin who made it are there. */
export async function openInvitation(
  { db, now }: Pick<RequestContext, "db" | "now">,
  token: string,
): Promise<{ invitation: Invitation; organization: typeof organizations.$inferSelect } | undefined> {
  const [found] = await db
    .select({ invitation: invitations, organization: organizations })
    .from(invitations)
    .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
    .innerJoin(users, eq(users.id, invitations.createdBy))
    .where(
      and(
        eq(invitations.tokenHash, await hashInvitation(token)),
        stillOpen(now),
        eq(organizations.active, true),
        isNull(organizations.deletedAt),
        // An account that was closed leaves no door behind.
        eq(users.active, true),
        eq(users.role, "admin"),
        eq(users.organizationId, organizations.id),
        isNull(users.deletedAt),
      ),
    );
  return found;
}
