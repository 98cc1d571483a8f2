import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { sampleItems } from "#db/schema/index.ts";
import { conflict, illegalTransition } from "../../errors.ts";
import { guardThat } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { admitRow, expectVersion, reachable, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { updateRecord } from "../../http/resourceWrite.ts";
import { line } from "../../http/shape.ts";
import { type Sample, samplesResource } from "./resource.ts";

/** Units that nobody has seen to. */
const leftOpen = (sampleId: string) =>
  and(eq(sampleItems.sampleId, sampleId), isNull(sampleItems.match), isNull(sampleItems.replacedBy));
const unchecked = (ctx: RequestContext, sampleId: string) =>
  ctx.db.select({ order: sampleItems.order }).from(sampleItems).where(leftOpen(sampleId));

async function close(ctx: RequestContext) {
  const { spec } = samplesResource;
  const id = ctx.param("id");
  const [rows, open] = (await ctx.read([recordQuery(ctx, spec, id, "transition"), unchecked(ctx, id)])) as [
    Row[],
    { order: number }[],
  ];
  const row = admitRow(rows[0]) as Sample;
  expectVersion(ctx, spec, row as Row);
  if (row.state !== "drawn")
    throw illegalTransition(row.state, "closed", row.state === "frozen" ? ["drawn", "cancelled"] : []);
  if (open.length > 0) {
    throw conflict("unchecked", {
      id: `${open.length} unit belum diperiksa; catat "tidak ditemukan" atau ganti unitnya bila memang tidak dapat.`,
      en: `${open.length} units are not checked yet; record "not found", or replace those that cannot be had.`,
    });
  }
  const seenTo = sql`NOT EXISTS (SELECT 1 FROM ${sampleItems} WHERE ${leftOpen(id)})`;
  return updateRecord(
    ctx,
    spec,
    row as Row,
    { state: "closed", closedAt: ctx.now },
    { action: "close", extras: { statements: [guardThat(ctx, seenTo, "state")] } },
  );
}

const reasonBody = z.strictObject({ reason: line(500) });

/** `POST /:id/close` and `/:id/cancel {reason}`: how a frozen frame ends; it stays listed either way. */
export function addClosing(): void {
  const needed = { resource: "samples", action: "transition" } as const;
  const { spec, routes } = samplesResource;
  routes
    .post(
      "/:id/close",
      endpoint(needed, close, {
        reachable,
        bodyOptional: true,
        summary: "End the field check: the office learns which units were drawn, and names are closed again",
      }),
    )
    .post(
      "/:id/cancel",
      endpoint(
        needed,
        async (ctx) => {
          const { reason } = parseOrThrow(reasonBody, await ctx.json());
          const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), "transition")])) as [Row[]];
          const row = admitRow(rows[0]) as Sample;
          expectVersion(ctx, spec, row as Row);
          if (row.state !== "frozen" && row.state !== "drawn") throw illegalTransition(row.state, "cancelled", []);
          const patch = { state: "cancelled", cancelReason: reason, closedAt: ctx.now };
          return updateRecord(ctx, spec, row as Row, patch, { action: "cancel", reason });
        },
        { reachable, body: reasonBody, summary: "Give a frozen sample up, with the reason; it stays listed" },
      ),
    );
}
