import type { Message, MessageBatch } from "@cloudflare/workers-types";
import type { Context, SystemActor } from "../context.ts";
import { continueExport } from "../exports/continue.ts";
import { continuePlan } from "../follow-ups/settleAll.ts";
import { continueImport } from "../imports/commit/commitImport.ts";
import { deliver } from "../notify/deliver.ts";
import { deliverWebhook } from "../webhooks/deliver.ts";
import { jobContext } from "./context.ts";

/** Message kinds of the JOBS queue; a message may come twice, so each worker must bear that. */
const WORKERS: Record<string, (ctx: Context<SystemActor>, message: Record<string, unknown>) => Promise<void>> = {
  import: (ctx, { importId }) => continueImport(ctx, String(importId)),
  plan: (ctx, { organizationId }) => continuePlan(ctx, String(organizationId)),
  export: (ctx, { exportId }) => continueExport(ctx, String(exportId)),
  delivery: async (ctx, { deliveryId, lease }) => {
    await deliver(ctx, { deliveryId: String(deliveryId), lease: Number(lease) });
  },
  webhook: (ctx, { deliveryId, lease }) =>
    deliverWebhook(ctx, { deliveryId: String(deliveryId), lease: Number(lease) }),
};

/** These wait for somebody else's server: side by side, so that a slow one does not hold up the rest. */
const SIDE_BY_SIDE = ["delivery", "webhook"];

const kindOf = ({ body }: Message): string => String((body as Record<string, unknown>).kind);

async function take(message: Message, bindings: object): Promise<void> {
  const kind = kindOf(message);
  try {
    await WORKERS[kind]?.(jobContext(bindings, kind), message.body as Record<string, unknown>);
    message.ack();
  } catch {
    message.retry({ delaySeconds: 5 });
  }
}

/** Hands each message to its worker; one that fails is tried again, later in the dead-letter queue. */
export async function takeMessages({ messages }: MessageBatch, bindings: object): Promise<void> {
  const waiting = messages.filter((one) => SIDE_BY_SIDE.includes(kindOf(one))).map((one) => take(one, bindings));
  for (const one of messages) if (!SIDE_BY_SIDE.includes(kindOf(one))) await take(one, bindings);
  await Promise.all(waiting);
}
