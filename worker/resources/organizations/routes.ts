import { count, eq } from "drizzle-orm";
import { z } from "zod";
import { ORGANIZATION_KINDS } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { organizations, users } from "#db/schema/index.ts";
import { conflict, forbidden, invalid } from "../../errors.ts";
import { commit } from "../../http/commit.ts";
import { endpoint } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { defineResource } from "../../http/resource.ts";
import { admitRow, presentRow, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { newRow } from "../../http/resourceWrite.ts";
import { line } from "../../http/shape.ts";
import { newReset } from "../session/resetPassword.ts";
import { assertInside } from "../users/jurisdiction.ts";
import { emailShape, rolesOf } from "../users/roles.ts";
import { usersResource } from "../users/routes.ts";
import { addAmend } from "./amend.ts";

/** An office is set up by the operator: it decides over a jurisdiction of its own. */
const CREATED_HERE = ORGANIZATION_KINDS.filter((kind) => kind !== "office");

export const organizationsResource = defineResource({
  name: "organizations",
  table: organizations,
  prefix: "org",
  placement: { by: "organization" },
  only: ["list", "get", "create", "update"],
  readOnly: ["active"],
  fixed: ["kind", "regionCode"],
  shapes: { kind: z.enum(CREATED_HERE) },
  references: { regionCode: "regions" },
  searchColumns: ["name"],
  defaultSort: ["name", "ASC"],
  prepare: (ctx, { id, before, after }) => {
    if (before) return {};
    if (ctx.actor.organizationKind !== "office") throw forbidden();
    assertInside(ctx.actor, "regionCode", String(after.regionCode));
    return { set: { organizationId: id } };
  },
});

const invitation = z.strictObject({ email: emailShape, name: line(200) });

organizationsResource.routes.post(
  "/:id/invite",
  endpoint(
    { resource: "organizations", action: "create" },
    async (ctx) => {
      const body = parseOrThrow(invitation, await ctx.json());
      const id = ctx.param("id");
      const [rows, [people]] = (await ctx.read([
        recordQuery(ctx, organizationsResource.spec, id, "read"),
        ctx.db.select({ n: count() }).from(users).where(eq(users.organizationId, id)),
      ])) as [Row[], { n: number }[]];
      const organization = admitRow(rows[0]) as typeof organizations.$inferSelect;
      if (organization.createdBy !== ctx.actor.userId) throw forbidden();
      if (people?.n) {
        throw conflict("has_users", {
          id: "Organisasi ini sudah memiliki pengguna; adminnya sendiri yang menambah.",
          en: "This organisation already has users; its own admin adds further ones.",
        });
      }
      if (!rolesOf(organization.kind).includes("admin")) {
        throw invalid({ id: { id: "Mitra tidak memiliki akun.", en: "A partner has no accounts." } });
      }
      const userId = newId("usr", ctx.now);
      const owner = { organizationId: organization.id };
      const user = { ...newRow(ctx, userId), ...body, ...owner, role: "admin" };
      const { token, expiresAt, statements } = await newReset(ctx, { id: userId, ...owner });
      return commit(
        ctx,
        {
          statements: [ctx.db.insert(users).values(user as typeof users.$inferInsert), ...statements],
          audit: [{ action: "create", entity: "users", entityId: userId, ...owner, after: user }],
        },
        {
          status: 201,
          body: { user: presentRow(ctx, usersResource.spec, user), path: `/#/reset/${token}`, expiresAt },
        },
      );
    },
    { idempotent: false, body: invitation, summary: "Make the first admin of an organisation just added" },
  ),
);

addAmend(organizationsResource);
