import { type SQL, sql } from "drizzle-orm";
import { actorId, type Context } from "../context.ts";
import { auditStatements, type Statement, writeBatch } from "../http/commit.ts";
import {
  CHOSEN_NAMES,
  DAY_MS,
  RETENTION,
  RETENTION_NAMES,
  type RetentionClass,
  type RetentionName,
} from "./classes.ts";

/** Class → days after which it goes, where an office decided so. */
export type Chosen = Partial<Record<string, number>>;

const classOf = (name: RetentionName): RetentionClass => RETENTION[name];

export const daysOf = (name: RetentionName, chosen: Chosen): number => chosen[name] ?? RETENTION[name].days;

const pastOf = (ctx: Pick<Context, "now">, organizationId: string, name: RetentionName, chosen: Chosen): SQL =>
  classOf(name).past(organizationId, ctx.now - daysOf(name, chosen) * DAY_MS);

/** How many rows of each class would go now, enabled or not: one query. */
export async function countPast(
  ctx: Pick<Context, "db" | "now">,
  organizationId: string,
  chosen: Chosen,
): Promise<Record<RetentionName, number>> {
  const each = RETENTION_NAMES.map(
    (name) =>
      sql`SELECT ${name} AS name, count(*) AS n FROM ${sql.raw(classOf(name).table)} WHERE ${pastOf(ctx, organizationId, name, chosen)}`,
  );
  const rows = await ctx.db.all<{ name: RetentionName; n: number }>(sql.join(each, sql` UNION ALL `));
  return Object.fromEntries(rows.map(({ name, n }) => [name, n])) as Record<RetentionName, number>;
}

/** Removes, or empties, what is past its keeping in some classes of one organisation. */
export function applyStatements(
  ctx: Pick<Context, "db" | "now" | "actor">,
  organizationId: string,
  names: readonly RetentionName[],
  chosen: Chosen,
): Statement[] {
  return names.map((name) => {
    const { table, set } = classOf(name);
    const where = pastOf(ctx, organizationId, name, chosen);
    if (!set) return ctx.db.run(sql`DELETE FROM ${sql.raw(table)} WHERE ${where}`);
    const stamp = sql`version = version + 1, updatedAt = ${ctx.now}, updatedBy = ${actorId(ctx.actor)}`;
    return ctx.db.run(sql`UPDATE ${sql.raw(table)} SET ${set}, ${stamp} WHERE ${where}`);
  });
}

/** Every night: what offices chose to have removed by itself; what is removed everywhere is the housekeeping's. */
export async function runRetention(ctx: Context): Promise<Record<string, number>> {
  const offices = await ctx.db.all<{ organizationId: string; retention: string }>(
    sql`SELECT organizationId, retention FROM settings WHERE retention IS NOT NULL AND deletedAt IS NULL`,
  );
  let removed = 0;
  for (const { organizationId, retention } of offices) {
    const chosen: Chosen = JSON.parse(retention);
    const names = CHOSEN_NAMES.filter((name) => chosen[name] !== undefined);
    const counts = await countPast(ctx, organizationId, chosen);
    const due = names.filter((name) => counts[name] > 0);
    if (due.length === 0) continue;
    removed += due.reduce((sum, name) => sum + counts[name], 0);
    await writeBatch(ctx, [
      ...applyStatements(ctx, organizationId, due, chosen),
      ...auditStatements(ctx, [
        {
          ...{ action: "retention", entity: "settings", entityId: organizationId, organizationId },
          after: Object.fromEntries(due.map((name) => [name, counts[name]])),
        },
      ]),
    ]);
  }
  return { offices: offices.length, removed };
}
