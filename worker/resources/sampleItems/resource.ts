import { and, eq, sql } from "drizzle-orm";
import { sampleItems, samples } from "#db/schema/index.ts";
import type { Context } from "../../context.ts";
import { defineResource } from "../../http/resource.ts";
import type { Action } from "../../policy/roles.ts";

export type SampleItemRow = typeof sampleItems.$inferSelect;

/** One's own; others that know of the sample, once its check is closed. */
function reached({ actor }: Pick<Context, "actor" | "now">, action: Action) {
  if (actor.type === "system") return sql`1`;
  const own = eq(sampleItems.organizationId, actor.organizationId);
  if (action !== "read") return own;
  const closed = sql`EXISTS (SELECT 1 FROM ${samples} JOIN organizations o ON o.id = ${samples.organizationId}
    WHERE ${and(eq(samples.id, sampleItems.sampleId), eq(samples.state, "closed"))}
      AND (${samples.auditedId} = ${actor.organizationId} OR o.regionCode = ${actor.jurisdiction}
        OR o.regionCode LIKE ${`${actor.jurisdiction}.%`} OR ${actor.jurisdiction} LIKE o.regionCode || '.%'))`;
  return sql`(${own} OR ${closed})`;
}

export const sampleItemsResource = defineResource({
  name: "sample-items",
  table: sampleItems,
  prefix: "smi",
  placement: { by: "subject", reached },
  only: ["list", "get"],
  defaultSort: ["order", "ASC"],
});
