import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { organizations, users } from "#db/schema/index.ts";
import { actorId, type Context, type SystemActor } from "../../context.ts";
import { todayOf } from "../../http/account.ts";
import { auditStatements, type Statement, writeBatch } from "../../http/commit.ts";
import { type Telling, tellStatements } from "../../notify/tell.ts";
import { endSessions } from "../session/ownSessions.ts";

const DAYS_BEFORE = 7;
const A_ROUND = 200;

/** Open accounts with a last day, with today where their organisation is. */
async function endingAccounts({ db, now }: Context) {
  return db
    .select({ id: users.id, organizationId: users.organizationId, endsOn: users.endsOn, today: todayOf(now) })
    .from(users)
    .innerJoin(organizations, eq(organizations.id, users.organizationId))
    .where(
      and(
        isNotNull(users.endsOn),
        eq(users.active, true),
        sql`${users.deletedAt} IS NULL AND julianday(${users.endsOn}) - julianday(${todayOf(now)}) <= ${DAYS_BEFORE}`,
      ),
    )
    .limit(A_ROUND);
}
type Ending = Awaited<ReturnType<typeof endingAccounts>>[number];

function closing(ctx: Context<SystemActor>, over: Ending[]): Statement[] {
  if (over.length === 0) return [];
  const ids = over.map(({ id }) => id);
  const stamp = { version: sql`${users.version} + 1`, updatedAt: ctx.now, updatedBy: actorId(ctx.actor) };
  return [
    ctx.db
      .update(users)
      .set({ active: false, ...stamp })
      .where(and(inArray(users.id, ids), eq(users.active, true))),
    ...ids.map((id) => endSessions(ctx, id)),
    ...auditStatements(
      ctx,
      over.map(({ id, organizationId }) => ({
        ...{ action: "account_ended", entity: "users" as const, entityId: id, organizationId },
        ...{ before: { active: true }, after: { active: false } },
      })),
    ),
  ];
}

const tellingOf = ({ id, organizationId, endsOn, today }: Ending): Telling => {
  const over = (endsOn ?? "") < today;
  return {
    ...{ organizationId, roles: ["admin"], subject: "users", subjectId: id },
    kind: over ? "account_ended" : "account_ending",
    data: { day: endsOn ?? "" },
    dedupeKey: `${over ? "account_ended" : "account_ending"}:${id}:${endsOn}`,
  };
};

/** Closes accounts the day after their last day, and tells the admins then and a week before. Safe to run twice. */
export async function runAccountEndings(ctx: Context<SystemActor>): Promise<Record<string, number>> {
  const found = await endingAccounts(ctx);
  const over = found.filter(({ endsOn, today }) => (endsOn ?? "") < today);
  await writeBatch(ctx, [...closing(ctx, over), ...tellStatements(ctx, found.map(tellingOf))]);
  return { ended: over.length, told: found.length };
}
