import { eq, type SQL, sql } from "drizzle-orm";
import { webhookDeliveries, webhooks } from "#db/schema/index.ts";
import { conflict, notFound } from "../../errors.ts";
import { commit, guard } from "../../http/commit.ts";
import { endpoint, type Reply, type RequestContext } from "../../http/endpoint.ts";
import { defineReadResource } from "../../http/readResource.ts";
import { scope } from "../../policy/scope.ts";

const reached = (ctx: RequestContext, action: "read" | "transition"): SQL =>
  scope(ctx, "webhook-deliveries", action, { by: "organization" }, webhookDeliveries.organizationId);

/** Events on their way out, and what became of them; the payload has ids, kinds and days only. */
export const webhookDeliveriesResource = defineReadResource({
  name: "webhook-deliveries",
  table: webhookDeliveries,
  where: (ctx) => reached(ctx, "read"),
  joined: {
    table: webhooks,
    on: () => eq(webhooks.id, webhookDeliveries.webhookId),
    columns: { webhookName: webhooks.name, url: webhooks.url },
  },
  searchColumn: webhookDeliveries.kind,
  defaultSort: ["createdAt", "DESC"],
});

/** POST /:id/resend: from the start, with the attempts it had behind it forgotten. */
async function resend(ctx: RequestContext): Promise<Reply> {
  const id = ctx.param("id");
  const [[row]] = await ctx.read([
    ctx.db
      .select()
      .from(webhookDeliveries)
      .where(sql`${webhookDeliveries.id} = ${id} AND ${reached(ctx, "transition")}`),
  ]);
  if (!row) throw notFound();
  if (row.state === "waiting") {
    throw conflict("waiting", { id: "Kiriman ini masih menunggu giliran.", en: "This delivery is still waiting." });
  }
  const again = { state: "waiting" as const, attempts: 0, nextAttemptAt: ctx.now, leasedUntil: null, lastError: null };
  const { organizationId } = row;
  return commit(
    ctx,
    {
      statements: [
        ctx.db
          .update(webhookDeliveries)
          .set(again)
          .where(sql`${webhookDeliveries.id} = ${id} AND ${webhookDeliveries.state} = ${row.state}`),
        guard(ctx),
      ],
      audit: [{ action: "resend", entity: "webhook-deliveries", entityId: id, organizationId }],
    },
    { status: 200, body: { ...row, ...again } },
  );
}

webhookDeliveriesResource.routes.post(
  "/:id/resend",
  endpoint({ resource: "webhook-deliveries", action: "transition" }, resend, {
    bodyOptional: true,
    summary: "Send a delivery again that was given up, or that got lost at the other side",
  }),
);
