import { type SQL, sql } from "drizzle-orm";

/** Columns of a row of the access log, as the statement names them. */
interface Look {
  reason: SQL;
  userId: SQL;
}

/** The access log as `a`. */
export const LOOK: Look = { reason: sql.raw("a.reason"), userId: sql.raw("a.userId") };

/**
 * Looks at one person, as rows of the access log `a`: at the record itself, and at lists it or a membership of it stood
 * in; `theirs` is a SELECT of the ids of the person's records.
 */
export const looksAt = (theirs: SQL): SQL => sql`((a.entity = 'people' AND a.entityId IN ${theirs})
    OR a.id IN (SELECT s.accessId FROM access_subjects s WHERE s.entityId IN ${theirs}
      OR s.entityId IN (SELECT m.id FROM memberships m WHERE m.personId IN ${theirs})))`;

const OF_AUDIT = /^smp_\w+:\s*/;

/** Whether a look was a checker's of the commission, and its reason without the number of the check before it. */
export function withoutSample({ reason, role }: { reason: string; role: string | null }): {
  check: boolean;
  reason: string;
} {
  const check = role === "commission" && OF_AUDIT.test(reason);
  return { check, reason: check ? reason.replace(OF_AUDIT, "") : reason };
}

/**
 * Looks of a checker at units of an audit that still runs: whoever could read them would know which units were drawn.
 * They are told once the audit is over. Such a look is logged as `<sample id>: <reason>`, by somebody of the sample's
 * own organisation: nobody else hides a look by writing the like.
 */
export const ofRunningAudit = ({ reason, userId }: Look): SQL =>
  sql`(${reason} LIKE 'smp\\_%:%' ESCAPE '\\' AND EXISTS (SELECT 1 FROM samples x
    JOIN users w ON w.organizationId = x.organizationId AND w.id = ${userId}
    WHERE x.id = substr(${reason}, 1, instr(${reason}, ':') - 1) AND x.state NOT IN ('closed', 'cancelled')))`;
