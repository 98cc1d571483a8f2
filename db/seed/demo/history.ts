import type { Client } from "@libsql/client";
import { type SQL, sql } from "drizzle-orm";
import { openDb } from "#db/client.ts";
import { rules } from "#db/schema/rules.ts";
import { stallRuns } from "#db/schema/stallRuns.ts";
import { todayAt } from "#worker/stall/asOf.ts";
import { ruleSetOf } from "#worker/stall/ruleSet.ts";
import { groupStatements, programStatements, stampOf } from "#worker/stall/statements.ts";
import { addDays, instantOn } from "./days.ts";
import { seededRandom } from "./random.ts";

/** The nightly evaluation begins at 01:00 WIB. */
const STARTS_AT = 60;
/** How many days ago the rules ran: a signal is as old as the first of these runs that raised it. */
const RUNS_AGO = [480, 360, 270, 180, 120, 90, 60, 45, 30, 21, 14, 7, 3, 1, 0];

const COUNTS: Record<"groups" | "raised" | "cleared" | "unchanged", SQL> = {
  groups: sql`(SELECT count(*) FROM groups g WHERE g.organizationId = stall_runs.organizationId AND g.trainedOn <= asOf)`,
  raised: sql`(SELECT count(*) FROM signals s WHERE s.raisedRunId = stall_runs.id)`,
  cleared: sql`(SELECT count(*) FROM signals s WHERE s.clearedRunId = stall_runs.id)`,
  unchanged: sql`(SELECT count(*) FROM signals s WHERE s.organizationId = stall_runs.organizationId AND s.clearedAt IS NULL AND s.raisedRunId IS NOT stall_runs.id)`,
};

/**
 * The rules run as they would have been over the past months, each time on what had happened by then, and at last
 * now: signals have an age, some have cleared, and every group and programme has its band.
 */
export async function runHistory(
  client: Client,
  now: number,
  today: string,
  offices: readonly string[],
): Promise<void> {
  const db = openDb(client);
  const random = seededRandom("runs");
  const rows = await db.select().from(rules);
  for (const organizationId of offices) {
    const own = rows.filter((rule) => rule.organizationId === organizationId);
    const sets = { group: ruleSetOf(own, "group"), program: ruleSetOf(own, "program") };
    for (const ago of RUNS_AGO) {
      const day = addDays(today, -ago);
      const at = ago === 0 ? now : instantOn(day, STARTS_AT);
      const id = random.id("run", at);
      const asOf = ago === 0 ? todayAt(now) : { day, basis: "happened" as const };
      const stamp = stampOf(at, id);
      const run = { id, organizationId, trigger: "cron" as const, asOf: day, startedAt: at, finishedAt: at };
      await db.batch([
        db.insert(stallRuns).values({ ...run, startedBy: "system:nightly" }),
        ...[
          ...groupStatements({ where: ownedBy("gr", organizationId), asOf }, sets.group, stamp),
          ...programStatements({ where: ownedBy("pr", organizationId), asOf }, sets.program, stamp),
        ].map((statement) => db.run(statement)),
        db.update(stallRuns).set(COUNTS).where(sql`${stallRuns.id} = ${id}`),
      ]);
    }
  }
}

const ownedBy = (row: string, organizationId: string) =>
  sql`${sql.raw(`${row}.organizationId`)} = ${organizationId} AND ${sql.raw(`${row}.deletedAt`)} IS NULL`;
