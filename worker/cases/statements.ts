import { type SQL, sql } from "drizzle-orm";
import { LAST_OF_INSTANT } from "#db/ids.ts";
import type { Slot } from "../stall/template.ts";

/** When, by whom (a run, or the rules after a write), and what the ids of new rows end their time part with. */
export interface CaseStamp {
  now: number | Slot;
  runId: string | null;
  /** Any prefix of four characters and the time part of an id. */
  idStart: string | Slot;
}

/** Who opens a case that no person opened. */
export const openedByRun = (runId: string | null): string => `system:${runId ?? "stall"}`;

const LIVING = "k.state IN ('open', 'in_progress') AND k.deletedAt IS NULL";
const RANK = (column: string) => `CASE ${column} WHEN 'high' THEN 3 WHEN 'medium' THEN 2 WHEN 'low' THEN 1 END`;

/** The open risk signals of a group: what a case carries. */
const OPEN_SIGNALS = "g.subjectId = gr.id AND g.clearedAt IS NULL AND g.kind = 'risk'";

/** The band or a signal that an office chose to act on. */
const CALLS_FOR_CASE = `((st.caseBand IS NOT NULL AND s.riskBand = 'mandek') OR (st.caseBand = 'berisiko' AND s.riskBand = 'berisiko')
  OR (st.caseSeverity IS NOT NULL AND EXISTS (SELECT 1 FROM signals g WHERE ${OPEN_SIGNALS} AND ${RANK("g.severity")} >= ${RANK("st.caseSeverity")})))`;

/** After a case was closed another one needs a new reason: a signal it did not carry, or a band reached since. */
const NOTHING_NEW = `NOT EXISTS (SELECT 1 FROM signals g WHERE ${OPEN_SIGNALS} AND g.id NOT IN (SELECT value FROM json_each(k.signalIds)))
  AND NOT coalesce(s.bandSince > k.closedOn AND (k.state = 'recovered' OR s.riskBand = 'mandek'), 0)`;

const CARRIED = `(SELECT json_group_array(id) FROM (SELECT g.id FROM signals g WHERE ${OPEN_SIGNALS} ORDER BY g.raisedAt, g.id))`;
/** What the last visit said stands in the way. */
const CAUSES = `coalesce((SELECT f.obstacles FROM follow_ups f INDEXED BY follow_ups_group WHERE f.groupId = gr.id AND f.state = 'done' AND f.deletedAt IS NULL
  ORDER BY f.doneOn DESC LIMIT 1), '[]')`;

const ABLE =
  "u.organizationId = gr.organizationId AND u.role IN ('office', 'officer') AND u.active AND u.deletedAt IS NULL";
/** Who visits the group next, else the officer of the smallest area it lies in. */
export const PROPOSED_OWNER = `coalesce(
  (SELECT u.id FROM follow_ups f INDEXED BY follow_ups_group CROSS JOIN users u ON u.id = f.assigneeId WHERE f.groupId = gr.id AND f.state = 'scheduled'
    AND f.deletedAt IS NULL AND ${ABLE} ORDER BY f.dueOn, f.id LIMIT 1),
  (SELECT u.id FROM users u WHERE ${ABLE} AND u.role = 'officer' AND gr.villageCode >= u.regionCode AND gr.villageCode < u.regionCode || '/'
    ORDER BY length(u.regionCode) DESC, u.id LIMIT 1))`;

/** Opens a case for each of these groups (`gr`) that calls for one, has none, and is not overridden. */
function openCases(where: SQL, { now, runId, idStart }: CaseStamp): SQL {
  const by = openedByRun(runId);
  return sql`INSERT INTO cases (id, organizationId, version, createdAt, createdBy, updatedAt, updatedBy, groupId, programId, state,
      openedBy, openedOn, signalIds, causes, ownerId, dueOn, reopened)
    SELECT 'cas_' || substr(${idStart}, 5) || ${sql.raw(`'${LAST_OF_INSTANT}'`)} || substr(hex(randomblob(8)), 2), gr.organizationId, 1, ${now}, ${by}, ${now}, ${by}, gr.id, gr.programId, 'open',
      'rule', s.asOf, ${sql.raw(`${CARRIED}, ${CAUSES}, ${PROPOSED_OWNER}, date(s.asOf, '+' || st.caseDueDays || ' days')`)}, 0
    FROM groups gr CROSS JOIN group_status s ON s.groupId = gr.id CROSS JOIN settings st ON st.organizationId = gr.organizationId
    WHERE ${where} AND gr.deletedAt IS NULL AND s.asOf IS NOT NULL AND ${sql.raw(`${CALLS_FOR_CASE}
      AND coalesce(s.overriddenUntil, '') < s.asOf
      AND NOT EXISTS (SELECT 1 FROM cases k WHERE k.groupId = gr.id AND ${LIVING})
      AND NOT EXISTS (SELECT 1 FROM cases k WHERE k.groupId = gr.id AND k.deletedAt IS NULL AND ${NOTHING_NEW})`)}
    ON CONFLICT DO NOTHING`;
}

/**
 * Keeps what living cases of these groups (`gr`) carry: signals raised meanwhile join them, and on the day none holds
 * any more recovery is proposed. Derived, so outside `version`.
 */
export function settleCases(where: SQL): SQL {
  // The unary plus keeps SQLite from scanning every case for the few that are looked at.
  return sql`UPDATE cases AS c SET signalIds = n.ids, recoveryProposedOn = n.proposedOn FROM (
    WITH w AS MATERIALIZED (SELECT k.id, k.recoveryProposedOn, s.asOf, ${sql.raw(`EXISTS (SELECT 1 FROM signals g WHERE ${OPEN_SIGNALS}) AS holds,
        (SELECT json_group_array(id) FROM (SELECT g.id FROM signals g WHERE g.subjectId = gr.id
          AND ((g.clearedAt IS NULL AND g.kind = 'risk') OR g.id IN (SELECT value FROM json_each(k.signalIds))) ORDER BY g.raisedAt, g.id)) AS ids
      FROM groups gr CROSS JOIN cases k ON k.groupId = gr.id AND ${LIVING} CROSS JOIN group_status s ON s.groupId = gr.id`)}
      WHERE ${where})
    SELECT id, ids, CASE WHEN ids <> '[]' AND NOT holds THEN coalesce(recoveryProposedOn, asOf) END AS proposedOn FROM w) n
    WHERE c.id = +n.id AND (c.signalIds <> n.ids OR c.recoveryProposedOn IS NOT n.proposedOn)`;
}

/** What follows an evaluation of these groups (`gr`): for the end of the same batch. */
export const caseStatements = (where: SQL, stamp: CaseStamp): SQL[] => [openCases(where, stamp), settleCases(where)];

/** Takes back the cases that a run opened and nobody touched; the rest of the office's cases are settled anew. */
export function undoCaseStatements(runId: string, now: number): SQL[] {
  const organizationId = sql`(SELECT organizationId FROM stall_runs WHERE id = ${runId})`;
  const untouched = sql`SELECT k.id FROM cases k WHERE k.createdBy = ${openedByRun(runId)} AND k.organizationId = ${organizationId}
    AND k.version = 1 AND k.state = 'open' AND NOT EXISTS (SELECT 1 FROM case_actions a WHERE a.caseId = k.id)`;
  return [
    sql`INSERT INTO void_events (eventId, voidedAt) SELECT id, ${now} FROM events WHERE subjectId IN (${untouched}) ON CONFLICT DO NOTHING`,
    sql`DELETE FROM cases WHERE id IN (${untouched})`,
    settleCases(sql`gr.organizationId = ${organizationId}`),
  ];
}
