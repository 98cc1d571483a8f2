import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../context.ts";

/** Groups that one batch looks at: holds the write lock for about half a second. */
const CHUNK_GROUPS = 1_000;

interface Span {
  organizationId: string;
  programId?: string;
  /** Also programmes that are over: a past day may have been before that. */
  ended?: boolean;
}

/** Programmes to look at, packed so that each pack has about CHUNK_GROUPS groups. Those that are over count while a signal is open. */
export async function programChunks(
  ctx: Pick<Context, "db">,
  { organizationId, programId, ended = false }: Span,
): Promise<string[][]> {
  const one = programId === undefined ? sql`` : sql` AND pr.id = ${programId}`;
  const living = ended
    ? sql``
    : sql` AND ((pr.state NOT IN ('closed', 'cancelled') AND pr.deletedAt IS NULL)
        OR EXISTS (SELECT 1 FROM signals o WHERE o.programId = pr.id AND o.clearedAt IS NULL))`;
  const rows = await ctx.db.all<{ id: string; groups: number }>(
    sql`SELECT pr.id, (SELECT count(*) FROM groups gr WHERE gr.programId = pr.id AND gr.deletedAt IS NULL) AS groups
      FROM programs pr WHERE pr.organizationId = ${organizationId}${one}${living} ORDER BY pr.id`,
  );
  const chunks: string[][] = [];
  let room = 0;
  for (const { id, groups } of rows) {
    if (chunks.length === 0 || room < groups) {
      chunks.push([]);
      room = CHUNK_GROUPS;
    }
    chunks.at(-1)?.push(id);
    room -= groups;
  }
  return chunks.filter((chunk) => chunk.length > 0);
}

const anyOf = (ids: readonly string[]): SQL => sql`IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** Conditions for the groups of some programmes (`gr`) and for the programmes themselves (`pr`). */
export const inPrograms = (ids: readonly string[]) => ({
  groups: sql`gr.programId ${anyOf(ids)} AND gr.deletedAt IS NULL`,
  groupsEvenDeleted: sql`gr.programId ${anyOf(ids)}`,
  programs: sql`pr.id ${anyOf(ids)}`,
});
