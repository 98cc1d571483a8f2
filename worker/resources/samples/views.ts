import { asc, eq } from "drizzle-orm";
import { sampleItems } from "#db/schema/index.ts";
import { notFound } from "../../errors.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { admitRow, etagOf, presentRow, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { effectOf, sizeOf } from "../../samples/design.ts";
import type { Estimator } from "../../samples/matchRate.ts";
import { reportOf } from "../../samples/report.ts";
import { frameQuery } from "./freeze.ts";
import { isParted, type Sample, samplesResource } from "./resource.ts";

type FrameRow = { frameId: string; stratum: string | null };

const itemsQuery = (ctx: RequestContext, sampleId: string) =>
  ctx.db.select().from(sampleItems).where(eq(sampleItems.sampleId, sampleId)).orderBy(asc(sampleItems.order));

/** Units of a frame by stratum. */
const sizesOf = (frame: readonly FrameRow[]) => {
  const sizes = new Map<string, number>();
  for (const { stratum } of frame) sizes.set(stratum ?? "", (sizes.get(stratum ?? "") ?? 0) + 1);
  return sizes;
};

/** What the sample buys in its frozen frame: margin, chance of finding a 5 % problem, the rule of a lot. */
function sizeTold(row: Sample, frame: readonly FrameRow[], told: boolean) {
  const size = sizeOf(
    row,
    [...sizesOf(frame)].map(([stratum, units]) => ({ stratum, size: units })),
  );
  return told ? size : { ...size, strata: [] };
}

/** The frame as it is told; strata by id to whoever may know them, where the draw goes by them. */
const frameTold = (row: Sample, frame: readonly FrameRow[], told: boolean) => ({
  ...{ ids: frame.map(({ frameId }) => frameId), hash: row.frameHash, frozenAt: row.frozenAt, size: frame.length },
  ...(told &&
    isParted(row) && { strata: Object.fromEntries(frame.map(({ frameId, stratum }) => [frameId, stratum ?? ""])) }),
});

/** `GET /:id`: the sample with its frame: ids that tell nothing, their hash, and when they were frozen. */
async function show(ctx: RequestContext) {
  const { spec } = samplesResource;
  const id = ctx.param("id");
  const [rows, frame] = (await ctx.read([recordQuery(ctx, spec, id, "read"), frameQuery(ctx, id)])) as [
    Row[],
    FrameRow[],
  ];
  const row = admitRow(rows[0]) as Sample;
  const told = row.organizationId === ctx.actor.organizationId || row.state === "closed";
  return {
    status: 200,
    body: {
      ...presentRow(ctx, spec, row as Row),
      frame: row.frameHash === null ? null : frameTold(row, frame, told),
      size: row.frameHash === null ? null : sizeTold(row, frame, told),
    },
    etag: etagOf(row as Row),
  };
}

const estimatorOf = (row: Sample): Estimator => (isParted(row) ? (row.method as Estimator) : "simple");

/** `GET /:id/report`: whoever may see the units sees what the check came to. */
async function report(ctx: RequestContext) {
  const id = ctx.param("id");
  const [rows, frame, units] = (await ctx.read([
    recordQuery(ctx, samplesResource.spec, id, "read"),
    frameQuery(ctx, id),
    itemsQuery(ctx, id),
  ])) as [Row[], FrameRow[], (typeof sampleItems.$inferSelect)[]];
  const row = admitRow(rows[0]) as Sample;
  if (row.organizationId !== ctx.actor.organizationId && row.state !== "closed") throw notFound();
  const strata = sizesOf(frame);
  const clusters = new Set(units.map(({ stratum }) => stratum ?? "")).size;
  const population = {
    size: frame.length,
    strata,
    clusterShare: strata.size > 0 ? clusters / strata.size : 0,
    designEffect: effectOf(row),
  };
  return {
    status: 200,
    body: {
      ...{ sampleId: id, method: row.method, unit: row.unit, frameSize: frame.length, frameHash: row.frameHash },
      ...{ seed: row.seed, algorithm: row.algorithm, state: row.state, closedAt: row.closedAt },
      ...reportOf({
        ...{ unit: row.unit, estimator: estimatorOf(row), population, units },
        decisionRule: row.method === "lqas" ? row.design?.decisionRule : undefined,
      }),
    },
  };
}

export function addViews(): void {
  const needed = { resource: "samples", action: "read" } as const;
  samplesResource.routes.get("/:id", endpoint(needed, show, { summary: "A sample with its frozen frame" })).get(
    "/:id/report",
    endpoint(needed, report, {
      summary: "Match rate with Wilson's interval (finite population), by item and stratum; the LQAS verdict",
    }),
  );
}
