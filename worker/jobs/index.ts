import { runCheckpointNotices } from "../audit/notices.ts";
import { runSealing } from "../audit/seal.ts";
import { runCaseReminders } from "../cases/reminders.ts";
import type { Context, SystemActor } from "../context.ts";
import { runDataRequestReminders } from "../dataRequests/reminders.ts";
import { runExportRemoval } from "../exports/remove.ts";
import { runPlans } from "../follow-ups/opening.ts";
import { logError } from "../http/respond.ts";
import { sweepDeliveries } from "../notify/deliver.ts";
import { runDigests } from "../notify/digest.ts";
import { runFileSweep } from "../resources/attachments/sweep.ts";
import { runComplaintReminders } from "../resources/complaints/late.ts";
import { runFindingReminders } from "../resources/findings/late.ts";
import { runPartnershipNotices } from "../resources/groupPartners/ending.ts";
import { runAccountEndings } from "../resources/users/ending.ts";
import { runRetention } from "../retention/apply.ts";
import { runNightly } from "../stall/run.ts";
import { sweepWebhooks } from "../webhooks/deliver.ts";
import { jobContext } from "./context.ts";
import { runHousekeeping } from "./housekeeping.ts";

type Job = (ctx: Context<SystemActor>) => Promise<Record<string, number>>;

/** Cron string → jobs, each safe to run twice. 18:00 UTC is 01:00 WIB. */
const SCHEDULE: Record<string, [name: string, job: Job][]> = {
  "0 18 * * *": [
    ["plans", runPlans],
    ["stall", runNightly],
    ["housekeeping", runHousekeeping],
    ["retention", runRetention],
    ["files", runFileSweep],
    ["partnerships", runPartnershipNotices],
    ["checkpoints", runCheckpointNotices],
  ],
  "0 * * * *": [
    ["cases", runCaseReminders],
    ["complaints", runComplaintReminders],
    ["findings", runFindingReminders],
    ["data-requests", runDataRequestReminders],
    ["digests", runDigests],
    ["exports", runExportRemoval],
    ["accounts", runAccountEndings],
  ],
  "* * * * *": [
    ["seal", runSealing],
    ["deliveries", sweepDeliveries],
    ["webhooks", sweepWebhooks],
  ],
};

/** Runs what a cron string stands for; one failing job does not stop the next, and the failure is reported. */
export async function runJob(cron: string, bindings: object): Promise<void> {
  const failures: unknown[] = [];
  for (const [name, job] of SCHEDULE[cron] ?? []) {
    const ctx = jobContext(bindings, name);
    try {
      await job(ctx);
    } catch (error) {
      logError(`${name} ${ctx.requestId}`, error);
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `jobs of ${cron} failed`);
}
