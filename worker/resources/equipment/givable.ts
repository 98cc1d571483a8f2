import { sql } from "drizzle-orm";
import { equipment, equipmentMoves } from "#db/schema/index.ts";

/** Machines that can be handed over to a group: those its office has, and those it holds without a document. */
export const givableTo = (groupId: string) => {
  const its = (column: string) => sql`(SELECT ${sql.raw(column)} FROM groups WHERE id = ${groupId})`;
  const documented = sql`EXISTS (SELECT 1 FROM ${equipmentMoves} WHERE ${equipmentMoves.equipmentId} = ${equipment.id} AND ${equipmentMoves.handoverId} IS NOT NULL)`;
  const held = sql`(${equipment.holderGroupId} = ${groupId} AND ${equipment.state} NOT IN ('lost', 'sold', 'written_off', 'withdrawn') AND NOT ${documented})`;
  return sql`(${equipment.programId} = ${its("programId")} AND ${equipment.organizationId} = ${its("organizationId")}
    AND (${equipment.state} IN ('procured', 'stored') OR ${held}))`;
};
