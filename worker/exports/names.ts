import { and, inArray } from "drizzle-orm";
import { regions } from "#db/schema/index.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { presentRow, reach, selectRows } from "../http/resourceRead.ts";
import { type Row, specOf } from "../http/resourceSpec.ts";
import type { Resource } from "../policy/roles.ts";
import type { ExportColumn, Target } from "./columns.ts";

const AT_ONCE = 500;

/** The codes above a region, itself included: 35, 35.73, 35.73.01, … */
const upwards = (code: string) => code.split(".").map((_, at, parts) => parts.slice(0, at + 1).join("."));

async function regionNames(ctx: RequestContext, codes: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const wanted = [...new Set(codes.flatMap(upwards))];
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    const part = wanted.slice(at, at + AT_ONCE);
    const [rows] = await ctx.read([
      ctx.db.select({ code: regions.code, name: regions.name }).from(regions).where(inArray(regions.code, part)),
    ]);
    for (const { code, name } of rows) found.set(code, name);
  }
  // The province says little beside the regency, unless it stands alone.
  return new Map(
    codes.map((code) => {
      const path = upwards(code).reverse();
      const shown = path.length > 1 ? path.slice(0, -1) : path;
      return [code, shown.map((one) => found.get(one) ?? one).join(", ")];
    }),
  );
}

const LABELS = ["name", "item", "title", "buyer", "number", "code"];
const labelOf = (row: Row) => LABELS.map((field) => row[field]).find((value) => typeof value === "string");

async function recordNames(ctx: RequestContext, target: Resource, ids: readonly string[]) {
  const names = new Map<string, string>();
  const spec = specOf(target);
  if (!spec) return names;
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const among = inArray(spec.table.id, ids.slice(at, at + AT_ONCE));
    const [rows] = (await ctx.read([selectRows(ctx, spec, and(among, reach(ctx, spec, "read")))])) as [Row[]];
    for (const row of rows) {
      const label = labelOf(presentRow(ctx, spec, row));
      if (label !== undefined) names.set(String(row.id), String(label));
    }
  }
  return names;
}

export type NameOf = (target: Target, id: string) => string | undefined;

/** Names behind the ids of some rows, as this reader may see them. */
export async function readNames(
  ctx: RequestContext,
  columns: readonly Pick<ExportColumn, "field" | "target">[],
  rows: readonly Row[],
): Promise<NameOf> {
  const wanted = new Map<Target, Set<string>>();
  for (const { field, target } of columns) {
    if (!target) continue;
    const ids = wanted.get(target) ?? new Set<string>();
    for (const row of rows) {
      for (const id of [row[field]].flat()) if (typeof id === "string" && id !== "") ids.add(id);
    }
    wanted.set(target, ids);
  }
  const known = new Map<Target, Map<string, string>>();
  for (const [target, ids] of wanted) {
    const found = target === "regions" ? regionNames(ctx, [...ids]) : recordNames(ctx, target, [...ids]);
    known.set(target, await found);
  }
  return (target, id) => known.get(target)?.get(id);
}
