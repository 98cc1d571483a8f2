import { and, eq, gt, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { PROVINCES_BY_ZONE } from "#db/constants.ts";
import { notificationPreferences, notifications, organizations, users } from "#db/schema/index.ts";
import type { UserActor } from "../context.ts";
import { adjustedOf, livingAccount, parseAdjusted } from "../http/account.ts";
import { writeBatch } from "../http/commit.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { figureQuery } from "../http/resourceRead.ts";
import type { ResourceSpec } from "../http/resourceSpec.ts";
import { casesResource } from "../resources/cases/resource.ts";
import { followUpsResource } from "../resources/followUps/resource.ts";
import { groupsResource } from "../resources/groups/routes.ts";
import { linkagesResource } from "../resources/linkages/routes.ts";
import { overridesResource } from "../resources/overrides/routes.ts";
import { redistributionsResource } from "../resources/redistributions/resource.ts";
import { type DueWeek, digestsDue } from "./digestDue.ts";
import { DIGEST_FIGURES, DIGEST_OF, type DigestKey } from "./digestFigures.ts";
import { type TellContext, type Telling, tellStatements } from "./tell.ts";

const PEOPLE_A_ROUND = 40;

type Counted = (typeof DIGEST_FIGURES)[DigestKey]["resource"];
const SPECS: Record<Counted, ResourceSpec> = {
  cases: casesResource.spec,
  "follow-ups": followUpsResource.spec,
  groups: groupsResource.spec,
  linkages: linkagesResource.spec,
  overrides: overridesResource.spec,
  redistributions: redistributionsResource.spec,
};

const province = sql`substr(coalesce(${users.regionCode}, ${organizations.regionCode}), 1, 2)`;

function inZone(zone: DueWeek["zone"]): SQL {
  const { 8: wita, 9: wit } = PROVINCES_BY_ZONE;
  if (zone === 7) return sql`${province} NOT IN ${[...wita, ...wit]}`;
  return sql`${province} IN ${zone === 8 ? wita : wit}`;
}

/** Who has a Monday list coming and was not told of it yet. */
const receivers = (ctx: TellContext, { zone, dedupeKey }: DueWeek, after: string) =>
  ctx.db
    .select({
      userId: users.id,
      role: users.role,
      regionCode: users.regionCode,
      organizationId: organizations.id,
      organizationKind: organizations.kind,
      jurisdiction: organizations.regionCode,
      adjusted: adjustedOf(sql`${users.role}`),
    })
    .from(users)
    .innerJoin(organizations, eq(organizations.id, users.organizationId))
    .leftJoin(
      notificationPreferences,
      and(eq(notificationPreferences.userId, users.id), isNull(notificationPreferences.deletedAt)),
    )
    .leftJoin(notifications, and(eq(notifications.userId, users.id), eq(notifications.dedupeKey, dedupeKey)))
    .where(
      and(
        gt(users.id, after),
        livingAccount(ctx.now),
        inArray(users.role, Object.keys(DIGEST_OF) as (keyof typeof DIGEST_OF)[]),
        sql`coalesce(${notificationPreferences.digest}, 1) = 1`,
        isNull(notifications.id),
        inZone(zone),
      ),
    )
    .orderBy(users.id)
    .limit(PEOPLE_A_ROUND);
type Receiver = Awaited<ReturnType<typeof receivers>>[number];

/** Everything but the person's name and session, which no list depends on. */
const actorOf = (person: Receiver): UserActor => ({
  ...{ type: "user", sessionId: "", name: "", email: "", organizationName: "", secondFactor: false },
  ...person,
  adjusted: parseAdjusted(person.adjusted),
  // Only counts are made: no personal value is read.
  closed: null,
});

/** Those of one reach share their counts: only an officer's area and one's own cases are personal. */
function reachKey({ role, organizationId, userId }: Receiver, key: DigestKey): string {
  return role === "officer" || key === "myCases" ? `${userId} ${key}` : `${organizationId} ${role} ${key}`;
}

/**
 * What waits for some people, each number counted by the very query of the list it opens, as that person: rights,
 * partnerships and areas as they are today.
 */
async function countFor(ctx: TellContext, people: readonly Receiver[], week: DueWeek): Promise<Map<string, number>> {
  const asked = new Map<string, ReturnType<typeof figureQuery>>();
  for (const person of people) {
    for (const key of DIGEST_OF[person.role] ?? []) {
      const { resource, filter } = DIGEST_FIGURES[key];
      const name = reachKey(person, key);
      if (asked.has(name)) continue;
      // Only the actor and the clock of a request are read here.
      const asPerson = { ...ctx, actor: actorOf(person) } as unknown as RequestContext;
      asked.set(name, figureQuery(asPerson, SPECS[resource], filter({ ...week, userId: person.userId })));
    }
  }
  const [first, ...rest] = asked.values();
  if (!first) return new Map();
  const found = await ctx.db.batch([first, ...rest]);
  return new Map([...asked.keys()].map((name, i) => [name, found[i]?.[0]?.total ?? 0]));
}

function tellingOf(person: Receiver, counts: Map<string, number>, { dedupeKey }: DueWeek): Telling {
  const figures = (DIGEST_OF[person.role] ?? []).map((key) => [key, counts.get(reachKey(person, key)) ?? 0] as const);
  const waiting = figures.some(([, n]) => n > 0);
  return {
    ...{ userId: person.userId, organizationId: person.organizationId, dedupeKey },
    kind: waiting ? "digest" : "digest_empty",
    subject: person.role === "head" ? "groups" : "follow-ups",
    data: Object.fromEntries(figures),
  };
}

/** Each hour: the Monday lists of the zones where that morning has come, once a person and week. */
export async function runDigests(ctx: TellContext): Promise<Record<string, number>> {
  let told = 0;
  for (const week of digestsDue(ctx.now)) {
    for (let after = ""; ; ) {
      const people = await receivers(ctx, week, after);
      if (people.length === 0) break;
      const counts = await countFor(ctx, people, week);
      await writeBatch(
        ctx,
        tellStatements(
          ctx,
          people.map((person) => tellingOf(person, counts, week)),
        ),
      );
      told += people.length;
      after = people.at(-1)?.userId ?? "";
    }
  }
  return { told };
}
