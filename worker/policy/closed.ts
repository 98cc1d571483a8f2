import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import type { UserActor } from "../context.ts";

type Row = Record<string, unknown>;

/**
 * What an account is not to read because somebody's data is restricted on request, as JSON: people of its organisation
 * whose request it does not handle, businesses of theirs, and their complaints. Null where there is nobody, which an
 * index of hardly any row tells: nothing else is looked at then.
 */
export const closedTo = (organizationId: AnyColumn, userId: AnyColumn): SQL<string | null> =>
  sql<string | null>`(WITH closed(id) AS (SELECT x.id FROM people x
      WHERE x.organizationId = ${organizationId} AND x.restrictedAt IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM data_requests d WHERE d.personId = x.id AND d.organizationId = x.organizationId
          AND d.ownerId = ${userId} AND d.deletedAt IS NULL
          AND (d.state IN ('received', 'verified') OR (d.kind = 'restriction' AND d.liftedAt IS NULL))))
    SELECT nullif(json_group_array(id), '[]') FROM (SELECT id FROM closed
      UNION SELECT g.id FROM closed CROSS JOIN memberships m ON m.personId = closed.id AND m.deletedAt IS NULL
        CROSS JOIN groups g ON g.id = m.groupId AND g.kind = 'individual'
      UNION SELECT c.id FROM closed CROSS JOIN complaints c ON c.personId = closed.id AND c.organizationId = ${organizationId}
      ORDER BY 1))`;

export const parseClosed = (json: string | null): readonly string[] | null =>
  json ? (JSON.parse(json) as string[]) : null;

const NAMED_BY = ["id", "personId", "groupId", "subjectId"] as const;

/** Whether a row tells of somebody whose data is closed to this reader. */
export const isClosed = ({ closed }: UserActor, row: Row): boolean =>
  Boolean(closed) && NAMED_BY.some((name) => closed?.includes(String(row[name])));

/** The same as a condition over the columns that say whom or what a row is about. */
export function isOpen({ closed }: UserActor, ...columns: (AnyColumn | undefined)[]): SQL {
  if (!closed) return sql`1`;
  const told = JSON.stringify(closed);
  const each = columns.flatMap((column) =>
    column ? [sql`coalesce(${column}, '') NOT IN (SELECT value FROM json_each(${told}))`] : [],
  );
  return each.length > 0 ? sql`(${sql.join(each, sql` AND `)})` : sql`1`;
}
