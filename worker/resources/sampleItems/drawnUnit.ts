import { and, eq, sql } from "drizzle-orm";
import { sampleFrames, sampleItems, samples } from "#db/schema/index.ts";
import type { CheckedItem } from "#db/schema/samples.ts";
import { conflict } from "../../errors.ts";
import { guardThat, type Statement } from "../../http/commit.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { admitRow, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import type { Action } from "../../policy/roles.ts";
import type { Sample } from "../samples/resource.ts";
import { type SampleItemRow, sampleItemsResource } from "./resource.ts";

export interface DrawnUnit {
  item: SampleItemRow;
  sample: Sample;
  reported: readonly CheckedItem[];
}

/** Takes the batch back where the check was ended meanwhile. */
export const stillDrawn = (ctx: RequestContext, { id }: Sample): Statement =>
  guardThat(
    ctx,
    sql`EXISTS (SELECT 1 FROM ${samples} WHERE ${samples.id} = ${id} AND ${samples.state} = 'drawn')`,
    "state",
  );

/** A drawn unit while its sample is being checked; 409 once the audit is over, or the unit was replaced. */
export async function readDrawnUnit(ctx: RequestContext, action: Action): Promise<DrawnUnit> {
  const id = ctx.param("id");
  const ofItem = eq(sampleItems.id, id);
  const [rows, [sample], [frame]] = await ctx.read([
    recordQuery(ctx, sampleItemsResource.spec, id, action),
    ctx.db
      .select()
      .from(samples)
      .where(sql`${samples.id} = (SELECT ${sampleItems.sampleId} FROM ${sampleItems} WHERE ${ofItem})`),
    ctx.db
      .select({ reported: sampleFrames.reported })
      .from(sampleFrames)
      .innerJoin(
        sampleItems,
        and(eq(sampleItems.sampleId, sampleFrames.sampleId), eq(sampleItems.frameId, sampleFrames.frameId)),
      )
      .where(ofItem),
  ]);
  const item = admitRow((rows as Row[])[0]) as SampleItemRow;
  if (!sample || !frame) throw new Error(`sample item without its sample: ${id}`);
  if (sample.state !== "drawn") {
    throw conflict("check_over", {
      id: "Pemeriksaan lapangan ini sudah ditutup.",
      en: "This field check is over.",
    });
  }
  if (item.replacedBy) {
    throw conflict("replaced", {
      id: "Unit ini sudah diganti; periksa penggantinya.",
      en: "This unit was replaced; check the one that stands in for it.",
    });
  }
  return { item, sample, reported: frame.reported };
}
