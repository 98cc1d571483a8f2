import type { Hono } from "hono";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { collect, referenceQueries, withRows } from "../../http/references.ts";
import { type ResourceSpec, type Row, schemasOf, type Writing } from "../../http/resourceSpec.ts";

type Draft = (ctx: RequestContext, writing: Pick<Writing, "after" | "refs">) => Promise<{ issued: Row }>;

/** `POST /preview`: the document as saving would make it, checked as saving would check it. Writes nothing. */
export function addPreview(resource: { spec: ResourceSpec; routes: Hono }, draftOf: Draft): void {
  const { spec } = resource;
  const body = schemasOf(spec).create;
  resource.routes.post(
    "/preview",
    endpoint(
      { resource: spec.name, action: "create" },
      async (ctx) => {
        const after = parseOrThrow(body, await ctx.json()) as Row;
        const references = referenceQueries(ctx, spec, after);
        const more = spec.reads?.(ctx, after, "") ?? {};
        const [first, ...rest] = [...references.map(({ query }) => query), ...Object.values(more)];
        const results = first ? ((await ctx.read([first, ...rest])) as Row[][]) : [];
        const refs = withRows(collect(references, results, after), Object.keys(more), results.slice(references.length));
        const { issued } = await draftOf(ctx, { after, refs });
        return { status: 200, body: { number: issued.number, document: issued.snapshot } };
      },
      { idempotent: false, body, summary: "The document as saving would make it; nothing is written" },
    ),
  );
}
