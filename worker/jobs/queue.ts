import type { MessageBatch } from "@cloudflare/workers-types";
import type { Context, SystemActor } from "../context.ts";
import { continueExport } from "../exports/continue.ts";
import { continueImport } from "../imports/commit/commitImport.ts";
import { deliver } from "../notify/deliver.ts";
import { jobContext } from "./context.ts";

/** Message kinds of the JOBS queue; a message may come twice, so each worker must bear that. */
const WORKERS: Record<string, (ctx: Context<SystemActor>, message: Record<string, unknown>) => Promise<void>> = {
  import: (ctx, { importId }) => continueImport(ctx, String(importId)),
  export: (ctx, { exportId }) => continueExport(ctx, String(exportId)),
  delivery: async (ctx, { deliveryId, lease }) => {
    await deliver(ctx, { deliveryId: String(deliveryId), lease: Number(lease) });
  },
};

/** Hands each message to its worker; one that fails is tried again, later in the dead-letter queue. */
export async function takeMessages(batch: MessageBatch, bindings: object): Promise<void> {
  for (const message of batch.messages) {
    const body = message.body as Record<string, unknown>;
    const work = WORKERS[String(body.kind)];
    try {
      await work?.(jobContext(bindings, String(body.kind)), body);
      message.ack();
    } catch {
      message.retry({ delaySeconds: 5 });
    }
  }
}
