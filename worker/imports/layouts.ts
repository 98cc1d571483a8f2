import { and, eq } from "drizzle-orm";
import { importLayouts } from "#db/schema/index.ts";
import type { Context } from "../context.ts";
import type { ImportRow } from "./rowStore.ts";
import type { ColumnMapping } from "./table/mapping.ts";
import type { ChosenMapping } from "./table/readTable.ts";
import type { ValueMap } from "./valueMap.ts";

type Owner = Pick<ImportRow, "organizationId" | "kind">;

/** A mapping as it is kept: what the columns are, and what the words in them mean. */
export interface StoredMapping {
  columns: readonly ColumnMapping[];
  valueMap: ValueMap;
}

/** Kept before there were meanings, a mapping is its columns alone. */
export const partsOf = <T extends object>(kept: unknown): { columns: T[]; valueMap: ValueMap } => {
  const { columns, valueMap } = (Array.isArray(kept) ? { columns: kept } : kept) as {
    columns: T[];
    valueMap?: ValueMap;
  };
  return { columns, valueMap: valueMap ?? {} };
};

/** How this organisation once corrected a file with these headings. */
export async function rememberedLayout(
  ctx: Pick<Context, "db">,
  { organizationId, kind }: Owner,
  layoutKey: string,
): Promise<Pick<ChosenMapping, "columns" | "valueMap"> | undefined> {
  const [row] = await ctx.db
    .select({ mapping: importLayouts.mapping })
    .from(importLayouts)
    .where(
      and(
        eq(importLayouts.organizationId, organizationId),
        eq(importLayouts.kind, kind),
        eq(importLayouts.layoutKey, layoutKey),
      ),
    );
  return row && partsOf(row.mapping);
}

/** Statement that remembers a corrected mapping for files of the same layout. */
export function rememberLayout(
  ctx: Pick<Context, "db" | "now">,
  { organizationId, kind }: Owner,
  layoutKey: string,
  { columns: mapping, valueMap }: StoredMapping,
  by: string,
) {
  const columns = mapping.map(({ column, field }) => ({ column, field }));
  const kept = { columns, valueMap };
  const row = {
    organizationId,
    layoutKey,
    kind,
    mapping: kept,
    updatedAt: ctx.now,
    updatedBy: by,
  };
  return ctx.db
    .insert(importLayouts)
    .values(row)
    .onConflictDoUpdate({
      target: [importLayouts.organizationId, importLayouts.kind, importLayouts.layoutKey],
      set: { mapping: kept, updatedAt: ctx.now, updatedBy: by },
    });
}
