import { type SQL, sql } from "drizzle-orm";
import type { Entity } from "./pointers.ts";

/** A number that more people share is a shared one: a cadre's, a shop's. */
const SHARED_BY = 5;

const live = (alias: string) => sql.raw(`${alias}."deletedAt" IS NULL`);
/** Neither restricted nor erased at the person's request: those are compared with nobody. */
const open = (alias: string) => sql.raw(`coalesce(${alias}."restrictedAt", ${alias}."erasedAt") IS NULL`);
/** Neither contradicts the other: the same, or not known of one. */
const agrees = (column: string) =>
  sql.raw(`(a."${column}" = b."${column}" OR a."${column}" IS NULL OR b."${column}" IS NULL)`);
const same = (column: string) => sql.raw(`a."${column}" = b."${column}"`);

/** Pairs of people by an index each: phone; name with birth date and village, as far as they are known. */
const peoplePairs = (organizationId: string): SQL => sql`
  SELECT a.id AS firstId, b.id AS secondId, 'phone' AS why FROM people a
    JOIN people b ON b.organizationId = a.organizationId AND b.phoneIndex = a.phoneIndex AND b.id > a.id AND ${live("b")}
    WHERE a.organizationId = ${organizationId} AND ${live("a")} AND a.phoneIndex IS NOT NULL AND ${open("a")} AND ${open("b")}
      AND (a.nikIndex IS NULL OR b.nikIndex IS NULL)
      AND (SELECT count(*) FROM people c WHERE c.organizationId = a.organizationId AND c.phoneIndex = a.phoneIndex
        AND ${live("c")}) <= ${SHARED_BY}
  UNION ALL
  SELECT a.id, b.id, CASE WHEN ${same("birthDate")} AND ${same("villageCode")} THEN 'name_birth_village' ELSE 'name' END
    FROM people a
    JOIN people b ON b.organizationId = a.organizationId AND b.nameKey = a.nameKey AND b.id > a.id AND ${live("b")}
    WHERE a.organizationId = ${organizationId} AND ${live("a")} AND ${agrees("birthDate")} AND ${agrees("villageCode")}
      AND (${same("birthDate")} OR ${same("villageCode")}) AND ${open("a")} AND ${open("b")}
      AND (${same("birthDate")} AND ${same("villageCode")} OR a.nikIndex IS NULL OR b.nikIndex IS NULL)`;

/** Pairs of groups of the same name where the village agrees. A programme counts its own groups: `across` looks between them. */
const groupPairs = (organizationId: string, across: boolean): SQL => sql`
  SELECT a.id AS firstId, b.id AS secondId, CASE WHEN ${same("villageCode")} THEN 'name_village' ELSE 'name' END AS why
    FROM groups a
    JOIN groups b ON b.organizationId = a.organizationId AND b.nameKey = a.nameKey AND b.id > a.id AND ${live("b")}
    WHERE a.organizationId = ${organizationId} AND ${live("a")} AND ${agrees("villageCode")}
      AND ${across ? sql.raw(`a."programId" <> b."programId" AND a."villageCode" = b."villageCode"`) : same("programId")}`;

/** Pairs nobody has looked at yet: `firstId`, `secondId`, `why` (keys, joined by commas), surest first. */
export function openPairs(entity: Entity, organizationId: string, across: boolean): SQL {
  const pairs = entity === "people" ? peoplePairs(organizationId) : groupPairs(organizationId, across);
  return sql`SELECT firstId, secondId, group_concat(DISTINCT why) AS why FROM (${pairs}) p
    WHERE NOT EXISTS (SELECT 1 FROM duplicate_verdicts v WHERE v.firstId = p.firstId AND v.secondId = p.secondId
      AND v.deletedAt IS NULL)
    GROUP BY firstId, secondId`;
}

/** Surest first, then by time of making: the order stays while one works through the list. */
export const surestFirst = sql.raw(
  "ORDER BY (why LIKE '%,%') DESC, (why IN ('name_birth_village', 'name_village')) DESC, why = 'phone' DESC, secondId DESC",
);
