import { sql } from "drizzle-orm";
import { z } from "zod";
import { illegalTransition } from "../../errors.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { admitRow, expectVersion, reachable, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { updateRecord } from "../../http/resourceWrite.ts";
import { followUpsResource } from "./resource.ts";

const { spec, routes } = followUpsResource;
const body = z.strictObject({});

/** A point that was skipped, by the plan or by a person, is open again; the clock does not skip it another time. */
async function reopen(ctx: RequestContext) {
  parseOrThrow(body, await ctx.json());
  const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), "transition")])) as [Row[]];
  const row = admitRow(rows[0]);
  expectVersion(ctx, spec, row);
  if (row.state !== "skipped") throw illegalTransition(String(row.state), "scheduled", []);
  const patch = { state: "scheduled", skipReason: null, skippedWhen: null, resolvedOn: null, resolvedAt: null };
  const untold = ctx.db.run(sql`INSERT INTO void_events (eventId, voidedAt) SELECT id, ${ctx.now} FROM events
    WHERE subjectId = ${row.id} AND kind = 'follow_up_skipped' ON CONFLICT DO NOTHING`);
  return updateRecord(ctx, spec, row, patch, {
    action: "reopen",
    extras: { statements: [untold], touched: [row.groupId as string] },
  });
}

/** `POST /:id/reopen {}`: takes a skip back. */
export function addReopening(): void {
  routes.post(
    "/:id/reopen",
    endpoint({ resource: "follow-ups", action: "transition" }, reopen, {
      reachable,
      body,
      summary: "A skipped follow-up is open again",
    }),
  );
}
