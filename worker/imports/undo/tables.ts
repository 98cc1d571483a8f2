import { and, asc, eq, gt, inArray, isNotNull, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import {
  buyers,
  cohorts,
  equipment,
  equipmentChecks,
  followUps,
  groups,
  handovers,
  importRows,
  linkages,
  memberships,
  orders,
  people,
} from "#db/schema/index.ts";
import type { Context } from "../../context.ts";
import type { Made, MadeTable } from "../commit/chunkPlan.ts";
import { ROWS_A_PAGE } from "../rowStore.ts";
import type { Standing } from "./decideUndo.ts";

export type MadeRow = Made & { row: number };
export type Undoable = SQLiteTable & Record<"id" | "version" | "deletedAt" | "updatedAt" | "updatedBy", SQLiteColumn>;

/** In the order they are taken back: what hangs on something else goes first. */
export const TABLES: readonly [MadeTable, Undoable][] = [
  ["equipment_checks", equipmentChecks],
  ["orders", orders],
  ["linkages", linkages],
  ["buyers", buyers],
  ["follow_ups", followUps],
  ["handovers", handovers],
  ["equipment", equipment],
  ["memberships", memberships],
  ["people", people],
  ["groups", groups],
  ["cohorts", cohorts],
];
export const IDS_AT_ONCE = 2_000;

export const anyOf = (ids: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

export function parts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

export async function readMade(ctx: Pick<Context, "db">, importId: string): Promise<MadeRow[]> {
  const made: MadeRow[] = [];
  for (let last = -1; ; ) {
    const page = await ctx.db
      .select({ row: importRows.row, made: importRows.made })
      .from(importRows)
      .where(and(eq(importRows.importId, importId), gt(importRows.row, last), isNotNull(importRows.made)))
      .orderBy(asc(importRows.row))
      .limit(ROWS_A_PAGE);
    for (const { row, made: records } of page) {
      for (const one of (records ?? []) as Made[]) made.push({ ...one, row });
    }
    if (page.length < ROWS_A_PAGE) return made;
    last = page.at(-1)?.row ?? last;
  }
}

export const idsOf = (made: readonly MadeRow[], table: MadeTable) => [
  ...new Set(made.filter((one) => one.table === table).map((one) => one.id)),
];

/** How the records of an import stand now, table by table. */
export async function readStanding(
  ctx: Pick<Context, "db">,
  made: readonly MadeRow[],
): Promise<Partial<Record<MadeTable, Standing[]>>> {
  const standing: Partial<Record<MadeTable, Standing[]>> = {};
  for (const [name, table] of TABLES) {
    const columns = table as Partial<
      Record<"groupId" | "personId" | "holderGroupId" | "holderPersonId" | "linkageId", SQLiteColumn>
    >;
    const groupId = columns.groupId ?? columns.holderGroupId;
    const personId = columns.personId ?? columns.holderPersonId;
    const { linkageId } = columns;
    for (const ids of parts(idsOf(made, name), IDS_AT_ONCE)) {
      const rows = await ctx.db
        .select({
          id: table.id,
          version: table.version,
          deleted: sql<boolean>`${table.deletedAt} IS NOT NULL`.mapWith(Boolean),
          ...(groupId && { groupId }),
          ...(personId && { personId }),
          ...(linkageId && { linkageId }),
        })
        .from(table)
        .where(inArray(table.id, anyOf(ids)));
      standing[name] = [...(standing[name] ?? []), ...(rows as Standing[])];
    }
  }
  return standing;
}
