import type { Hono } from "hono";
import { z } from "zod";
import type { Reads } from "../context.ts";
import { illegalTransition } from "../errors.ts";
import type { Machine } from "../policy/transitions.ts";
import { endpoint, type RequestContext } from "./endpoint.ts";
import { parseOrThrow } from "./faults.ts";
import { admitRow, expectVersion, reachable, recordQuery } from "./resourceRead.ts";
import type { Extras, ResourceSpec, Row } from "./resourceSpec.ts";
import { updateRecord } from "./resourceWrite.ts";
import { day, line } from "./shape.ts";

export const transitionShape = {
  to: line(40),
  on: day().optional(),
  reason: line(500).optional(),
};
export type TransitionBody = z.output<z.ZodObject<typeof transitionShape>>;

/** `to` must be one of the states the machine allows from here; anything else is 409 with the legal ones named. */
export function assertLegal<S extends string>(machine: Machine<S>, from: S, to: string): asserts to is S {
  const legal: readonly string[] = machine[from] ?? [];
  if (!legal.includes(to)) throw illegalTransition(from, to, legal);
}

const plain = z.strictObject(transitionShape);

/** `POST /:id/transition {to, on?, reason?}`: checks the machine, asks the resource, writes conditionally. */
export function addTransition<S extends string>(
  resource: { spec: ResourceSpec; routes: Hono },
  machine: Machine<S>,
  decide: (ctx: RequestContext, row: Row, body: TransitionBody & { to: S }, found: Row[][]) => Promise<Extras> | Extras,
  options: {
    shape?: z.ZodType<TransitionBody>;
    reads?: (ctx: RequestContext, body: TransitionBody) => Reads[number][];
  } = {},
) {
  const { spec, routes } = resource;
  routes.post(
    "/:id/transition",
    endpoint(
      { resource: spec.name, action: "transition" },
      async (ctx) => {
        const body = parseOrThrow(options.shape ?? plain, await ctx.json());
        const record = recordQuery(ctx, spec, ctx.param("id"), "transition");
        const [rows, ...found] = (await ctx.read([record, ...(options.reads?.(ctx, body) ?? [])])) as Row[][];
        const row = admitRow(rows?.[0]);
        expectVersion(ctx, spec, row);
        const to = body.to;
        assertLegal(machine, row.state as S, to);
        const extras = await decide(ctx, row, { ...body, to }, found);
        return updateRecord(ctx, spec, row, { state: to }, { action: "transition", extras, reason: body.reason });
      },
      {
        reachable,
        body: options.shape ?? plain,
        summary: "Move to another state; an illegal one is 409 and names the legal ones",
      },
    ),
  );
}
