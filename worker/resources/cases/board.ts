import { and, asc, count, desc, eq, getTableColumns, isNull, type SQL, sql } from "drizzle-orm";
import { Hono } from "hono";
import { CASE_STATES, type CaseState, dayAt } from "#db/constants.ts";
import { cases, groupStatus, groups, programs, users } from "#db/schema/index.ts";
import { isLiving } from "../../cases/decide.ts";
import type { Reads } from "../../context.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseListQuery } from "../../http/listQuery.ts";
import { presentRow, reach } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { maskRow } from "../../policy/fields.ts";
import { casesResource } from "./resource.ts";

const { spec } = casesResource;
/** Cards of a column; the rest is a click away, in the list. */
const SHOWN = 25;

/** As the index has them: the first cards are read, and no more, however many are due on one day. */
const IN_INDEX = [cases.dueOn, cases.organizationId, cases.groupId];

const openActions = sql`FROM case_actions a WHERE a.caseId = ${cases.id} AND a.doneOn IS NULL AND a.deletedAt IS NULL`;

const card = {
  case: getTableColumns(cases),
  group: {
    id: groups.id,
    organizationId: groups.organizationId,
    kind: groups.kind,
    name: groups.name,
    villageCode: groups.villageCode,
  },
  status: {
    riskBand: groupStatus.riskBand,
    score: groupStatus.score,
    reasons: groupStatus.reasons,
    overriddenUntil: groupStatus.overriddenUntil,
  },
  programName: programs.name,
  ownerName: users.name,
  ownerOrganizationId: users.organizationId,
  actionsOpen: sql<number>`(SELECT count(*) ${openActions})`,
  nextActionOn: sql<string | null>`(SELECT min(a.dueOn) ${openActions})`,
};

/** Soonest due first; what is over, latest first. */
function column(ctx: RequestContext, state: CaseState, where: SQL | undefined) {
  return ctx.db
    .select(card)
    .from(cases)
    .innerJoin(groups, sql`${groups.id} = ${cases.groupId} AND ${groups.deletedAt} IS NULL`)
    .innerJoin(groupStatus, eq(groupStatus.groupId, cases.groupId))
    .innerJoin(programs, eq(programs.id, groups.programId))
    .leftJoin(users, eq(users.id, cases.ownerId))
    .where(and(eq(cases.state, state), where))
    .orderBy(...IN_INDEX.map(isLiving(state) ? asc : desc))
    .limit(SHOWN);
}
type Card = Awaited<ReturnType<ReturnType<typeof column>["execute"]>>[number];

function shown(ctx: RequestContext, row: Card): Row {
  const { organizationId, ...group } = maskRow(ctx.actor, "groups", row.group);
  return {
    ...presentRow(ctx, spec, { ...row.case, ...row.status }),
    group,
    programName: row.programName,
    ownerName: row.ownerOrganizationId === ctx.actor.organizationId ? row.ownerName : null,
    actionsOpen: row.actionsOpen,
    nextActionOn: row.nextActionOn,
    ownedHere: organizationId === ctx.actor.organizationId,
  };
}

async function board(ctx: RequestContext) {
  const query = parseListQuery(ctx, {
    fields: {
      id: { column: cases.id, value: cases.id },
      ownerId: { column: cases.ownerId, value: cases.ownerId },
      programId: { column: cases.programId, value: cases.programId },
      groupId: { column: cases.groupId, value: cases.groupId },
      dueOn: { column: cases.dueOn, value: cases.dueOn },
    },
    virtual: spec.virtual?.(ctx) ?? {},
    search: (term) => spec.search?.(ctx.actor, term),
    defaultSort: ["dueOn", "ASC"],
  });
  const where = and(isNull(cases.deletedAt), reach(ctx, spec, "read"), query.where);
  const today = dayAt(ctx.now, ctx.actor.jurisdiction);
  const counting = ctx.db
    .select({ state: cases.state, total: count(), late: sql<number>`sum(${cases.dueOn} < ${today})` })
    .from(cases)
    .where(where)
    .groupBy(cases.state);
  const columns = CASE_STATES.map((state) => column(ctx, state, where));
  const [counts, ...cards] = (await ctx.read([counting, ...columns] as unknown as Reads)) as unknown as [
    { state: CaseState; total: number; late: number }[],
    ...Card[][],
  ];
  const body = CASE_STATES.map((state, i) => {
    const counted = counts.find((one) => one.state === state);
    return {
      state,
      total: counted?.total ?? 0,
      late: isLiving(state) ? (counted?.late ?? 0) : 0,
      cases: (cards[i] ?? []).map((row) => shown(ctx, row)),
    };
  });
  return { status: 200, body };
}

/** What stands behind the living cases, most frequent first; a case may have several causes. */
async function causes(ctx: RequestContext) {
  const cause = sql<string>`j.value`;
  const [rows, [all]] = await ctx.read([
    ctx.db
      .select({ key: cause, value: count() })
      .from(cases)
      .innerJoin(sql`json_each(${cases.causes}) j`, sql`1`)
      .where(and(isNull(cases.deletedAt), reach(ctx, spec, "read"), spec.virtual?.(ctx).living?.(true)))
      .groupBy(cause)
      .orderBy(desc(count()), asc(cause)),
    ctx.db
      .select({ total: count() })
      .from(cases)
      .where(and(isNull(cases.deletedAt), reach(ctx, spec, "read"), spec.virtual?.(ctx).living?.(true))),
  ]);
  const body = rows.map(({ key, value }) => ({ key, value, resource: "cases", filter: { living: true, cause: key } }));
  return { status: 200, body: { total: all?.total ?? 0, causes: body } };
}

/** `GET /api/case-board?filter={…}`: a column for each state; `/causes`: how often each cause stands behind a living case. */
export const boardRoutes = new Hono()
  .get(
    "/",
    endpoint({ resource: "cases", action: "read" }, board, {
      summary: "The cases by state: how many, how many late, and the first cards of each",
      query: { filter: '{"ownerId": …, "programId": …, "mine": true, "late": true, "cause": …}' },
    }),
  )
  .get(
    "/causes",
    endpoint({ resource: "cases", action: "read" }, causes, {
      summary: "Root causes of the living cases, most frequent first, each with the list of its cases",
    }),
  );
