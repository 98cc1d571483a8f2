import { type SQL, sql } from "drizzle-orm";
import { type AsOf, dayOf, endOf, viewOf } from "./asOf.ts";

const ENDED = "('closed', 'cancelled')";
/** A skill as a rule's reach compares it: skillKey() in SQL. */
const SKILL = sql.raw("lower(trim(pr.skill))");

/** State of a programme on a past day: from its last change by then, else what its first change afterwards left. */
function stateAsOf(asOf: AsOf): string {
  const view = viewOf(asOf);
  if (!view.past) return "pr.state";
  const known = view.basis === "recorded" ? "v.recordedAt < r.endAt" : "1";
  const later = view.basis === "recorded" ? "NOT (v.recordedAt < r.endAt)" : 'v."on" > r.day';
  const change = `FROM events v WHERE v.programId = pr.id AND v.kind = 'program_state'`;
  return `coalesce(
    (SELECT v.state ${change} AND v."on" <= r.day AND ${known} ORDER BY v.recordedAt DESC LIMIT 1),
    (SELECT json_extract(v.data, '$.from') ${change} AND ${later} ORDER BY v.recordedAt LIMIT 1),
    pr.state)`;
}

/** Deleted rows are out; of a past day as recorded, those deleted later are still in and those made later are not. */
function standing(asOf: AsOf, row: string): string {
  const view = viewOf(asOf);
  if (!view.past || view.basis === "happened") return `${row}.deletedAt IS NULL`;
  return `(${row}.deletedAt IS NULL OR ${row}.deletedAt >= r.endAt) AND ${row}.createdAt < r.endAt`;
}

const ends = (asOf: AsOf, region: string) =>
  "day" in asOf && asOf.basis === "recorded" ? sql`, ${endOf(asOf.day, region)} AS endAt` : sql.raw("");
const endColumn = (asOf: AsOf) => ("day" in asOf && asOf.basis === "recorded" ? ", r.endAt" : "");

/**
 * The CTE `g` of groups, from a condition on `gr` (groups): what the rules may look at, with the as-of day of each.
 * `inScope` is 0 for a group that rules do not run for: no training day yet, deleted, or a programme that is over.
 */
export function groupScopeCte(where: SQL, asOf: AsOf): SQL {
  const region = "coalesce(gr.villageCode, gr.programRegionCode)";
  const trained = viewOf(asOf).past ? "r.trainedOn <= r.day" : "r.trainedOn IS NOT NULL";
  return sql`g AS MATERIALIZED (SELECT r.*, julianday(r.day) AS julian, max(r.trainedOn, r.enteredOn) AS startOn,
      date(r.trainedOn, '+6 months', '-21 days') AS month6From, date(r.trainedOn, '+6 months', '+90 days') AS month6To,
      pr.teachesEntrepreneurship, pr.kind AS programKind, ${SKILL} AS programSkill, coalesce(pr.grantReportDueOn, (pr.year + 1) || '-01-10') AS reportDueOn, pr.grantReportReceivedOn AS reportReceivedOn,
      ${sql.raw(`coalesce(${trained} AND ${standing(asOf, "r")} AND ${standing(asOf, "pr")} AND ${stateAsOf(asOf)} NOT IN ${ENDED}, 0)`)} AS inScope
    FROM (SELECT gr.id AS groupId, gr.programId, gr.organizationId, gr.kind, gr.trainedOn, gr.enteredOn, gr.baselineRevenueIdr, gr.villageCode, gr.programRegionCode AS regionCode, gr.createdAt, gr.deletedAt,
      ${dayOf(asOf, region)} AS day${ends(asOf, region)} FROM groups gr WHERE ${where}) r CROSS JOIN programs pr ON pr.id = r.programId)`;
}

/** The same of programmes, from a condition on `pr`. */
export function programScopeCte(where: SQL, asOf: AsOf): SQL {
  return sql`g AS MATERIALIZED (SELECT *, julianday(day) AS julian, coalesce(alive AND state NOT IN ${sql.raw(ENDED)}, 0) AS inScope
    FROM (SELECT pr.id AS programId, pr.organizationId, pr.budgetIdr, pr.spentIdr, pr.plannedStartOn, pr.plannedCloseOn, pr.regionCode, pr.kind AS programKind, ${SKILL} AS programSkill,
      coalesce(pr.plannedEndOn, (SELECT max(c.endsOn) FROM cohorts c WHERE c.programId = pr.id AND c.deletedAt IS NULL)) AS plannedEndOn,
      r.day${sql.raw(endColumn(asOf))}, ${sql.raw(`(${standing(asOf, "pr")}) AS alive, ${stateAsOf(asOf)}`)} AS state
    FROM (SELECT pr.id, ${dayOf(asOf, "pr.regionCode")} AS day${ends(asOf, "pr.regionCode")} FROM programs pr WHERE ${where}) r
      CROSS JOIN programs pr ON pr.id = r.id))`;
}
