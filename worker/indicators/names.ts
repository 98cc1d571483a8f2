import { and, sql } from "drizzle-orm";
import type { IndicatorSplit } from "#db/constants.ts";
import { programs, regions } from "#db/schema/index.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { reach } from "../http/resourceRead.ts";
import { specOf } from "../http/resourceSpec.ts";

/** What the parts of a split are called: programmes as far as the reader reads them, regions by their code. */
export async function bucketNames(
  ctx: RequestContext,
  split: IndicatorSplit,
  rows: readonly { bucket: string | null }[],
): Promise<(bucket: string | null) => string | null> {
  const ids = JSON.stringify(rows.map(({ bucket }) => bucket).filter((bucket) => bucket !== null));
  const spec = specOf("programs");
  const found =
    split === "program" && spec
      ? await ctx.db
          .select({ id: programs.id, name: programs.name })
          .from(programs)
          .where(and(sql`${programs.id} IN (SELECT value FROM json_each(${ids}))`, reach(ctx, spec, "read")))
      : split === "region"
        ? await ctx.db
            .select({ id: regions.code, name: regions.name })
            .from(regions)
            .where(sql`${regions.code} IN (SELECT value FROM json_each(${ids}))`)
        : [];
  const names = new Map(found.map(({ id, name }) => [id, name]));
  return (bucket) => (bucket === null ? null : (names.get(bucket) ?? (split === "month" ? bucket : null)));
}
