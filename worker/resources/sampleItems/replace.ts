import { asc, eq } from "drizzle-orm";
import { z } from "zod";
import { sampleItems } from "#db/schema/index.ts";
import { ApiError, conflict } from "../../errors.ts";
import { endpoint, type RequestContext, StartOver } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { expectVersion, reachable } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { updateRecord } from "../../http/resourceWrite.ts";
import { line } from "../../http/shape.ts";
import { drawnFrom, itemStatements } from "../samples/drawing.ts";
import { frameQuery } from "../samples/freeze.ts";
import { isParted } from "../samples/resource.ts";
import { readDrawnUnit, stillDrawn } from "./drawnUnit.ts";
import { sampleItemsResource } from "./resource.ts";

const body = z.strictObject({ reason: line(500) });

/** The next unit of the same order, and of the same stratum where there are strata. */
async function replace(ctx: RequestContext) {
  const { reason } = parseOrThrow(body, await ctx.json());
  const { item, sample } = await readDrawnUnit(ctx, "update");
  expectVersion(ctx, sampleItemsResource.spec, item as Row);
  // What was seen of a unit counts, whatever it was: nobody draws again because of it.
  if (item.match === "match" || item.match === "differs") {
    throw conflict("already_checked", {
      id: "Unit ini sudah diperiksa; hasilnya dihitung dan unitnya tidak diganti.",
      en: "This unit was checked; what was seen counts, and it is not replaced.",
    });
  }
  const [frame, taken] = await ctx.db.batch([
    frameQuery(ctx, sample.id),
    ctx.db
      .select({ frameId: sampleItems.frameId })
      .from(sampleItems)
      .where(eq(sampleItems.sampleId, sample.id))
      .orderBy(asc(sampleItems.order)),
  ]);
  const { replacements } = drawnFrom(sample, frame);
  const had = new Set(taken.map(({ frameId }) => frameId));
  const next = replacements.get(isParted(sample) ? (item.stratum ?? "") : "")?.find((id) => !had.has(id));
  if (!next) {
    throw conflict("no_replacement", {
      id: 'Tidak ada lagi unit pengganti; catat unit ini "tidak ditemukan".',
      en: 'There is no unit left to stand in; record this one as "not found".',
    });
  }
  const statements = [...itemStatements(ctx, sample, [next], taken.length + 1), stillDrawn(ctx, sample)];
  try {
    return await updateRecord(
      ctx,
      sampleItemsResource.spec,
      item as Row,
      { replacedBy: next, replaceReason: reason },
      { action: "replace", reason, extras: { statements } },
    );
  } catch (error) {
    // Of two units replaced at once each gets one of its own: whoever lost looks again.
    if (error instanceof ApiError && (error.fields?.frameId || error.fields?.order)) throw new StartOver("taken");
    throw error;
  }
}

export function addReplace(): void {
  sampleItemsResource.routes.post(
    "/:id/replace",
    endpoint({ resource: "sample-items", action: "update" }, replace, {
      reachable,
      body,
      summary: "The next unit of the draw stands in for one that cannot be had",
    }),
  );
}
