import { type SQL, sql } from "drizzle-orm";
import { groups } from "#db/schema/index.ts";
import { isDay } from "../http/shape.ts";
import type { Basis } from "../stall/groupSources.ts";

export const OUTCOME_SCOPES = ["program", "office", "ngo", "region"] as const;
export type OutcomeScope = (typeof OUTCOME_SCOPES)[number];
export const BASES = ["happened", "recorded"] as const;

/** Whose outcomes, as of which day, and whether a past day is asked by what had happened or by what had been recorded. */
export interface Asked {
  by: OutcomeScope;
  /** A programme, an office, an NGO, or the code of a region. */
  id: string;
  day: string;
  basis: Basis;
}

const oneOf = <T extends string>(values: readonly T[], value: string | undefined): value is T =>
  (values as readonly string[]).includes(value ?? "");

/** `program:prg_…:2026-06-15:happened:` and what stands behind it; undefined when it is none. */
export function parseAsked(text: string): { asked: Asked; rest: string } | undefined {
  const [by, id, day, basis, ...rest] = text.split(":");
  if (!oneOf(OUTCOME_SCOPES, by) || !id || !day || !isDay(day) || !oneOf(BASES, basis)) return undefined;
  return { asked: { by, id, day, basis }, rest: rest.join(":") };
}

export const askedText = ({ by, id, day, basis }: Asked): string => [by, id, day, basis].join(":");

const REGION = sql`coalesce(${groups.villageCode}, ${groups.programRegionCode})`;

/** A granted partnership by the day; one that ended since still counts, so that nobody drops the groups that failed. */
const accompanied = ({ id, day }: Asked): SQL => sql`(${groups.id} IN (SELECT p.groupId FROM group_partners p
    WHERE p.organizationId = ${id} AND p.state IN ('granted', 'ended') AND p.deletedAt IS NULL)
  AND EXISTS (SELECT 1 FROM events w WHERE w.groupId = ${groups.id} AND w.kind = 'partner_changed' AND w.state = 'granted'
    AND w."on" <= ${day} AND json_extract(w.data, '$.organizationId') = ${id}))`;

/** Groups of a scope, as a condition on `groups`. */
export function inScope(asked: Asked): SQL {
  switch (asked.by) {
    case "program":
      return sql`${groups.programId} = ${asked.id}`;
    case "office":
      return sql`${groups.organizationId} = ${asked.id}`;
    case "ngo":
      return accompanied(asked);
    case "region":
      return sql`(${REGION} >= ${asked.id} AND ${REGION} < ${`${asked.id}/`})`;
  }
}
