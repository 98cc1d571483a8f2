import { and, eq, isNull, sql } from "drizzle-orm";
import type { Role } from "#db/constants.ts";
import { users } from "#db/schema/index.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { conflict, invalid } from "../../errors.ts";
import { commit, guardThat, type Statement } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import { admitRow, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { endSessions } from "../session/ownSessions.ts";
import { newReset } from "../session/resetPassword.ts";
import { assertInside } from "./jurisdiction.ts";
import { assertLastDay } from "./lastDay.ts";
import { emailShape, rolesOf } from "./roles.ts";
import { addSecondFactorReset } from "./secondFactorReset.ts";
import { addTransferWork } from "./transferWork.ts";

const ownAccount: LocalText = {
  id: "Akun sendiri tidak dapat dikunci atau diturunkan perannya; mintalah admin lain.",
  en: "You cannot lock or demote your own account; ask another admin.",
};

/** Of two admins who demote each other at once one must stay, and for good. */
function adminRemains(ctx: RequestContext): Statement {
  const admins = and(
    eq(users.organizationId, ctx.actor.organizationId),
    eq(users.role, "admin"),
    eq(users.active, true),
    isNull(users.deletedAt),
    isNull(users.endsOn),
  );
  return guardThat(ctx, sql`EXISTS (SELECT 1 FROM ${users} WHERE ${admins})`, "state");
}

export const usersResource = defineResource({
  name: "users",
  table: users,
  prefix: "usr",
  placement: { by: "organization" },
  hidden: ["passwordHash", "totpSecret", "totpPending", "totpLastStep", "recoveryCodes"],
  readOnly: ["demo"],
  shapes: { email: emailShape },
  references: { regionCode: "regions" },
  searchColumns: ["name", "email"],
  defaultSort: ["name", "ASC"],
  present: (_, row) => ({ secondFactor: Boolean(row.totpSecret), hasPassword: Boolean(row.passwordHash) }),
  prepare: (ctx, { id, before, after }) => {
    const roles = rolesOf(ctx.actor.organizationKind);
    if (!roles.includes(after.role as Role)) {
      const list = roles.join(", ");
      throw invalid({ role: { id: `Pilih salah satu: ${list}.`, en: `Choose one of: ${list}.` } });
    }
    if (after.regionCode !== null && after.regionCode !== before?.regionCode)
      assertInside(ctx.actor, "regionCode", String(after.regionCode));
    if (id === ctx.actor.userId) {
      if (!after.active) throw invalid({ active: ownAccount });
      if (after.role !== before?.role) throw invalid({ role: ownAccount });
      if (after.endsOn !== before?.endsOn) throw invalid({ endsOn: ownAccount });
    }
    assertLastDay(ctx, after as typeof users.$inferSelect);
    if (!before) return {};
    return { statements: [adminRemains(ctx), ...(after.active ? [] : [endSessions(ctx, id)])] };
  },
  beforeDelete: (ctx, row) => {
    if (row.id === ctx.actor.userId) throw conflict("own_account", ownAccount);
    return { set: { active: false }, statements: [adminRemains(ctx), endSessions(ctx, String(row.id))] };
  },
});

usersResource.routes
  .post(
    "/:id/reset-link",
    endpoint(
      { resource: "users", action: "reveal" },
      async (ctx) => {
        const [rows] = (await ctx.read([recordQuery(ctx, usersResource.spec, ctx.param("id"), "reveal")])) as [Row[]];
        const user = admitRow(rows[0]) as typeof users.$inferSelect;
        if (!user.active) {
          throw conflict("inactive", {
            id: "Akun ini nonaktif; aktifkan terlebih dahulu.",
            en: "This account is inactive; activate it first.",
          });
        }
        const { token, expiresAt, statements } = await newReset(ctx, user);
        return commit(
          ctx,
          {
            statements,
            audit: [{ action: "reset_link", entity: "users", entityId: user.id, organizationId: user.organizationId }],
          },
          { status: 201, body: { path: `/#/reset/${token}`, expiresAt } },
        );
      },
      { idempotent: false, summary: "A one-time link, good for an hour, with which the user sets a password" },
    ),
  )
  .post(
    "/:id/end-sessions",
    endpoint({ resource: "users", action: "update" }, async (ctx) => {
      const [rows] = (await ctx.read([recordQuery(ctx, usersResource.spec, ctx.param("id"), "update")])) as [Row[]];
      const { id, organizationId } = admitRow(rows[0]) as typeof users.$inferSelect;
      return commit(
        ctx,
        {
          statements: [endSessions(ctx, id)],
          audit: [{ action: "sessions_ended", entity: "users", entityId: id, organizationId }],
        },
        { status: 204 },
      );
    }),
  );

addSecondFactorReset(usersResource);
addTransferWork(usersResource);
