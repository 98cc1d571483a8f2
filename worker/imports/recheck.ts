import { and, eq, gte, inArray, lt } from "drizzle-orm";
import { dayAt } from "#db/constants.ts";
import { importLayouts, type programs, regions } from "#db/schema/index.ts";
import type { Context } from "../context.ts";
import type { Edits } from "./checkRow.ts";
import { checkRows, type DryRun, decideOutcomes, type FileContext } from "./dryRun.ts";
import { buildRegionIndex } from "./fields/regionIndex.ts";
import { findKnown } from "./known.ts";
import { fieldColumns, type RawRow } from "./table/extract.ts";
import type { ColumnMapping } from "./table/mapping.ts";
import type { ChosenMapping } from "./table/readRoster.ts";

type Program = Pick<typeof programs.$inferSelect, "id" | "organizationId" | "regionCode">;

/** Districts and villages of the programme's province: where its people live, or a neighbouring regency. */
async function loadRegions(ctx: Pick<Context, "db">, regionCode: string) {
  const province = regionCode.slice(0, 2);
  const rows = await ctx.db
    .select({ code: regions.code, name: regions.name })
    .from(regions)
    .where(
      and(
        gte(regions.code, `${province}.`),
        lt(regions.code, `${province}/`),
        inArray(regions.level, ["district", "village"]),
      ),
    );
  return buildRegionIndex(rows);
}

/** The dry run against the database as it is now: reads regions and known people, writes nothing. */
export async function runDry(
  ctx: Pick<Context, "db" | "env" | "now">,
  program: Program,
  input: {
    rows: readonly RawRow[];
    mapping: readonly ColumnMapping[];
    date1904: boolean;
    edits: ReadonlyMap<number, Edits>;
  },
): Promise<DryRun> {
  const columns = fieldColumns(input.mapping);
  const namesVillages = columns.has("villageName") || [...input.edits.values()].some((edits) => edits.villageName);
  const context: FileContext = {
    columns,
    regions: namesVillages ? await loadRegions(ctx, program.regionCode) : buildRegionIndex([]),
    regency: program.regionCode,
    today: dayAt(ctx.now, program.regionCode),
    date1904: input.date1904,
  };
  const checked = checkRows(input.rows, context, input.edits);
  const into = { organizationId: program.organizationId, programId: program.id };
  const known = await findKnown(
    ctx,
    into,
    checked.map((row) => row.values),
  );
  return decideOutcomes(checked, known, input.edits);
}

type Owner = { organizationId: string };

/** How this organisation once corrected a file with these headings. */
export async function rememberedColumns(
  ctx: Pick<Context, "db">,
  { organizationId }: Owner,
  layoutKey: string,
): Promise<ChosenMapping["columns"]> {
  const [row] = await ctx.db
    .select({ mapping: importLayouts.mapping })
    .from(importLayouts)
    .where(
      and(
        eq(importLayouts.organizationId, organizationId),
        eq(importLayouts.kind, "roster"),
        eq(importLayouts.layoutKey, layoutKey),
      ),
    );
  return row?.mapping as ChosenMapping["columns"];
}

/** Statement that remembers a corrected mapping for files of the same layout. */
export function rememberLayout(
  ctx: Pick<Context, "db" | "now">,
  { organizationId }: Owner,
  layoutKey: string,
  mapping: readonly ColumnMapping[],
  by: string,
) {
  const columns = mapping.map(({ column, field }) => ({ column, field }));
  const row = {
    organizationId,
    layoutKey,
    kind: "roster" as const,
    mapping: columns,
    updatedAt: ctx.now,
    updatedBy: by,
  };
  return ctx.db
    .insert(importLayouts)
    .values(row)
    .onConflictDoUpdate({
      target: [importLayouts.organizationId, importLayouts.kind, importLayouts.layoutKey],
      set: { mapping: columns, updatedAt: ctx.now, updatedBy: by },
    });
}
