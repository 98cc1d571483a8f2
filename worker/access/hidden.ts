import { type SQL, sql } from "drizzle-orm";

/** Columns of a row of the access log, as the statement names them. */
interface Look {
  reason: SQL;
  userId: SQL;
}

/** The access log as `a`. */
export const LOOK: Look = { reason: sql.raw("a.reason"), userId: sql.raw("a.userId") };

/**
 * Looks of a checker at units of an audit that still runs: whoever could read them would know which units were drawn.
 * They are told once the audit is over. Such a look is logged as `<sample id>: <reason>`, by somebody of the sample's
 * own organisation: nobody else hides a look by writing the like.
 */
export const ofRunningAudit = ({ reason, userId }: Look): SQL =>
  sql`(${reason} LIKE 'smp\\_%:%' ESCAPE '\\' AND EXISTS (SELECT 1 FROM samples x
    JOIN users w ON w.organizationId = x.organizationId AND w.id = ${userId}
    WHERE x.id = substr(${reason}, 1, instr(${reason}, ':') - 1) AND x.state NOT IN ('closed', 'cancelled')))`;
