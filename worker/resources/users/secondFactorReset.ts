import { and, desc, eq, gt, inArray } from "drizzle-orm";
import type { Hono } from "hono";
import type { AuditAction } from "#db/constants.ts";
import { auditLog, users } from "#db/schema/index.ts";
import { conflict } from "../../errors.ts";
import { type AuditDraft, commit, type Statement } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { admitRow, recordQuery } from "../../http/resourceRead.ts";
import type { ResourceSpec, Row } from "../../http/resourceSpec.ts";
import { endSessions } from "../session/ownSessions.ts";

const DAY = 86_400_000;
const ASKED: AuditAction = "second_factor_reset_asked";
const DONE: AuditAction = "second_factor_reset";

/** Who asked last for this account's reset within the day, if it was not done since. */
const askedQuery = (ctx: RequestContext, userId: string) =>
  ctx.db
    .select({ action: auditLog.action, actorId: auditLog.actorId })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.entity, "users"),
        eq(auditLog.entityId, userId),
        inArray(auditLog.action, [ASKED, DONE]),
        gt(auditLog.at, ctx.now - DAY),
      ),
    )
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(1);

function removal(ctx: RequestContext, userId: string): Statement[] {
  const cleared = { totpSecret: null, totpPending: null, totpLastStep: null, recoveryCodes: null };
  return [ctx.db.update(users).set(cleared).where(eq(users.id, userId)), endSessions(ctx, userId)];
}

/** `POST /:id/second-factor-reset`: for a lost phone. One admin asks, another one does it within the day. */
export function addSecondFactorReset({ spec, routes }: { spec: ResourceSpec; routes: Hono }): void {
  routes.post(
    "/:id/second-factor-reset",
    endpoint(
      { resource: "users", action: "reveal" },
      async (ctx) => {
        const id = ctx.param("id");
        const [rows, [last]] = (await ctx.read([recordQuery(ctx, spec, id, "reveal"), askedQuery(ctx, id)])) as [
          Row[],
          { action: AuditAction; actorId: string }[],
        ];
        const user = admitRow(rows[0]) as typeof users.$inferSelect;
        if (!user.totpSecret) {
          throw conflict("no_second_factor", {
            id: "Akun ini tidak memakai faktor kedua.",
            en: "This account has no second factor.",
          });
        }
        const second = last?.action === ASKED && last.actorId !== ctx.actor.userId && id !== ctx.actor.userId;
        const audit: AuditDraft = {
          action: second ? DONE : ASKED,
          entity: "users",
          entityId: id,
          organizationId: user.organizationId,
        };
        return commit(
          ctx,
          { statements: second ? removal(ctx, id) : [], audit: [audit] },
          second ? { status: 200, body: { done: true } } : { status: 202, body: { done: false } },
        );
      },
      { idempotent: false, summary: "Remove a lost second factor: one admin asks, another does it within a day" },
    ),
  );
}
