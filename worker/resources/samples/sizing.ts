import { z } from "zod";
import { SAMPLE_METHODS, SAMPLE_UNITS } from "#db/constants.ts";
import { endpoint } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { sizeOf } from "../../samples/design.ts";
import { strataQuery } from "../../samples/frame.ts";
import { assertLevels, designShape, frameOf, samplesResource, sizeShapes } from "./resource.ts";

const body = z.strictObject({
  unit: z.enum(SAMPLE_UNITS),
  filter: z.record(z.string().max(60), z.json()).default({}),
  method: z.enum(SAMPLE_METHODS),
  auditedId: z.string().max(60).nullish(),
  n: sizeShapes.n.nullish(),
  confidence: sizeShapes.confidence.nullish(),
  margin: sizeShapes.margin.nullish(),
  design: designShape.nullish(),
});

/** `POST /size`: what a design comes to today, before anything is made. */
export function addSizing(): void {
  samplesResource.routes.post(
    "/size",
    endpoint(
      { resource: "samples", action: "create" },
      async (ctx) => {
        const asked = parseOrThrow(body, await ctx.json());
        await ctx.verify();
        const row = {
          ...{ unit: asked.unit, filter: asked.filter, method: asked.method, auditedId: asked.auditedId ?? null },
          ...{ n: asked.n ?? null, confidence: asked.confidence ?? null, margin: asked.margin ?? null },
          design: asked.design ?? null,
        };
        assertLevels(row);
        return { status: 200, body: sizeOf(row, await strataQuery(ctx, frameOf(row))) };
      },
      { body, summary: "The population, the size that confidence and margin ask for, or what a chosen n buys" },
    ),
  );
}
