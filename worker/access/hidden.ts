import { type SQL, sql } from "drizzle-orm";

/**
 * Looks of a checker at units of an audit that still runs: whoever could read them would know which units were drawn.
 * They are told once the audit is over. Such a look is logged as `<sample id>: <reason>`.
 */
export const ofRunningAudit = (reason: SQL): SQL =>
  sql`(${reason} LIKE 'smp\\_%:%' ESCAPE '\\' AND EXISTS (SELECT 1 FROM samples x
    WHERE x.id = substr(${reason}, 1, instr(${reason}, ':') - 1) AND x.state NOT IN ('closed', 'cancelled')))`;
