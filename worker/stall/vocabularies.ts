import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { computedFacts, groups } from "#db/schema/index.ts";
import type { Context } from "../context.ts";
import { type ComputedFactRow, computedFact } from "./computed/compile.ts";
import { BUILT_IN, type Vocabulary } from "./facts.ts";

/** The facts that some organisations made and use, to be read in a batch with other things. */
export const computedFactsQuery = (db: Context["db"], organizationIds: string[] | SQL) =>
  db
    .select({
      id: computedFacts.id,
      version: computedFacts.version,
      organizationId: computedFacts.organizationId,
      code: computedFacts.code,
      label: computedFacts.label,
      meaning: computedFacts.meaning,
      definition: computedFacts.definition,
    })
    .from(computedFacts)
    .where(
      and(
        inArray(computedFacts.organizationId, organizationIds),
        eq(computedFacts.enabled, true),
        isNull(computedFacts.deletedAt),
      ),
    )
    .orderBy(computedFacts.code);

/** The facts that the owner of a group made and uses. */
export const computedFactsOf = (db: Context["db"], groupId: string) =>
  computedFactsQuery(db, sql`(SELECT ${groups.organizationId} FROM ${groups} WHERE ${groups.id} = ${groupId})`);

/** What of a row makes a fact. */
export type FactSource = Pick<ComputedFactRow, "code" | "label" | "meaning" | "definition">;

/** The built-in facts and these. A fact that is built in keeps its name, whatever an office calls its own. */
export function vocabularyFrom(rows: readonly FactSource[]): Vocabulary {
  if (rows.length === 0) return BUILT_IN;
  const made = Object.fromEntries(rows.map((row, i) => [row.code, computedFact(row, `own${i + 1}`)]));
  return { ...BUILT_IN, group: { ...BUILT_IN.group, ...made, ...BUILT_IN.group } };
}
