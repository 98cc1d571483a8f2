import type { ExecutionContext, MessageBatch, ScheduledController } from "@cloudflare/workers-types";
import { app } from "./app.ts";
import { runJob } from "./jobs/index.ts";
import { takeMessages } from "./jobs/queue.ts";

export default {
  fetch: (request: Request, bindings: object, execution: ExecutionContext) =>
    app.fetch(request, bindings, execution as never),
  scheduled: (controller: ScheduledController, bindings: object) => runJob(controller.cron, bindings),
  queue: (batch: MessageBatch, bindings: object) => takeMessages(batch, bindings),
};
