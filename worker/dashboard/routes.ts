import { and, asc, count, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { Hono } from "hono";
import { ACTIVITY_STATUSES, dayAt, PROGRAM_STATES, RISK_BANDS } from "#db/constants.ts";
import { followUps, groupStatus, groups, programStatus, programs, stallRuns } from "#db/schema/index.ts";
import type { Reads } from "../context.ts";
import { endpoint, type RequestContext } from "../http/endpoint.ts";
import { figureQuery, reach } from "../http/resourceRead.ts";
import { type Counted, countQuery } from "../indicators/count.ts";
import { moneyPerActive } from "../outcomes/money.ts";
import { maskRow } from "../policy/fields.ts";
import { followUpsResource, timingOf } from "../resources/followUps/resource.ts";
import { groupsResource, standingUntil } from "../resources/groups/routes.ts";
import { programsResource } from "../resources/programs/routes.ts";
import { type Chosen, catalogue, indicatorCard, readCards } from "./cards.ts";
import { type FigureKey, type FigureSpec, figuresOf, type GroupTally, OUT_OF_GROUPS } from "./figures.ts";

const FEW = 12;
const MINE = 8;
const OPEN_STATES = PROGRAM_STATES.filter((state) => state !== "closed" && state !== "cancelled");

/** One pass over the groups that the reader reaches: bands, statuses, steps and programmes all come from it. */
function tally(ctx: RequestContext, today: string) {
  return ctx.db
    .select({
      programId: groups.programId,
      riskBand: groupStatus.riskBand,
      activityStatus: groupStatus.activityStatus,
      groups: count(),
      contacted: count(groupStatus.lastContactOn),
      trained: sql<number>`sum(coalesce(${groups.trainedOn} <= ${today}, 0))`,
      equipped: sql<number>`sum(${groupStatus.equipped})`,
      supported: sql<number>`sum(${groupStatus.supported})`,
      linked: sql<number>`sum(${groupStatus.linked})`,
      earning: sql<number>`sum(${groupStatus.earning})`,
      overridden: sql<number>`sum(coalesce(${groupStatus.overriddenUntil} >= ${today}, 0))`,
    })
    .from(groups)
    .innerJoin(groupStatus, eq(groupStatus.groupId, groups.id))
    .where(and(isNull(groups.deletedAt), reach(ctx, groupsResource.spec, "read")))
    .groupBy(groups.programId, groupStatus.riskBand, groupStatus.activityStatus);
}

const openPrograms = (ctx: RequestContext) =>
  and(isNull(programs.deletedAt), inArray(programs.state, OPEN_STATES), reach(ctx, programsResource.spec, "read"));

const riskiest = (ctx: RequestContext) =>
  ctx.db
    .select({
      id: programs.id,
      name: programs.name,
      year: programs.year,
      state: programs.state,
      organizationId: programs.organizationId,
      spentIdr: programs.spentIdr,
      riskBand: programStatus.riskBand,
      score: programStatus.score,
      reasons: programStatus.reasons,
    })
    .from(programs)
    .innerJoin(programStatus, eq(programStatus.programId, programs.id))
    .where(openPrograms(ctx))
    .orderBy(desc(programStatus.score), asc(programs.name))
    .limit(FEW);

const programBands = (ctx: RequestContext) =>
  ctx.db
    .select({ riskBand: programStatus.riskBand, n: count() })
    .from(programs)
    .innerJoin(programStatus, eq(programStatus.programId, programs.id))
    .where(openPrograms(ctx))
    .groupBy(programStatus.riskBand);

/** The reader's own open points, most pressing first. */
const mine = (ctx: RequestContext) =>
  ctx.db
    .select({
      point: followUps,
      group: groups,
      riskBand: groupStatus.riskBand,
      overriddenUntil: groupStatus.overriddenUntil,
    })
    .from(followUps)
    .innerJoin(groups, eq(groups.id, followUps.groupId))
    .innerJoin(groupStatus, eq(groupStatus.groupId, groups.id))
    .where(
      and(
        eq(followUps.assigneeId, ctx.actor.userId),
        eq(followUps.state, sql`'scheduled'`),
        isNull(followUps.deletedAt),
        isNull(groups.deletedAt),
        reach(ctx, followUpsResource.spec, "read"),
      ),
    )
    .orderBy(asc(followUps.windowEndsOn))
    .limit(MINE);

const lastRun = (ctx: RequestContext) =>
  ctx.db
    .select()
    .from(stallRuns)
    .where(eq(stallRuns.organizationId, ctx.actor.organizationId))
    .orderBy(desc(stallRuns.startedAt))
    .limit(1);

const total = (rows: readonly GroupTally[], of: (row: GroupTally) => number) =>
  rows.reduce((sum, row) => sum + of(row), 0);

function funnelOf(rows: readonly GroupTally[], today: string) {
  const groups = total(rows, (row) => row.groups);
  const trained = total(rows, (row) => row.trained);
  const active = total(rows, (row) => (row.activityStatus === "active" ? row.groups : 0));
  const unknown = total(rows, (row) => (row.activityStatus === "unknown" ? row.groups : 0));
  const line = (step: string, count: number, of: number, filter: object, unknown = 0) => ({
    ...{ step, count, total: of, unknown, share: of > unknown ? count / (of - unknown) : null },
    ...{ worst: of > 0 ? count / of : null, best: of > 0 ? (count + unknown) / of : null },
    ...{ resource: "groups", filter },
  });
  return [
    line("registered", groups, groups, {}),
    line("trained", trained, groups, { trainedOn_lte: today }),
    ...(["equipped", "supported", "linked", "earning"] as const).map((step) =>
      line(
        step,
        total(rows, (row) => row[step]),
        trained,
        { [step]: true },
      ),
    ),
    line("active", active, groups, { activityStatus: "active" }, unknown),
  ];
}

interface RiskyProgram {
  id: string;
  spentIdr: number | null;
  organizationId: string;
}

/** What a programme's money bought so far: rupiah for each group still active, between best and worst. */
function withMoney<T extends RiskyProgram>(ctx: RequestContext, program: T, rows: readonly GroupTally[]) {
  const own = rows.filter(({ programId }) => programId === program.id);
  const active = total(own, (row) => (row.activityStatus === "active" ? row.groups : 0));
  const unknown = total(own, (row) => (row.activityStatus === "unknown" ? row.groups : 0));
  const atRisk = total(own, (row) => (["berisiko", "mandek"].includes(row.riskBand) ? row.groups : 0));
  const whole = ctx.actor.role !== "ngo" && ctx.actor.role !== "officer";
  const spentIdr = whole ? program.spentIdr : null;
  const groups = total(own, (row) => row.groups);
  const { organizationId: _, ...shown } = program;
  return { ...shown, spentIdr, groups, active, unknown, atRisk, perActive: moneyPerActive(spentIdr, active, unknown) };
}

type Figure = { total: number; sum: number };

async function dashboard(ctx: RequestContext) {
  const { role, userId, jurisdiction } = ctx.actor;
  const today = dayAt(ctx.now, jurisdiction);
  const chosen: Chosen = await readCards(ctx);
  const figures = figuresOf(ctx.actor, chosen.cards, today, userId);
  const asked = figures.filter(([, figure]) => !figure.ofGroups);
  const queries = [
    tally(ctx, today),
    riskiest(ctx),
    programBands(ctx),
    mine(ctx),
    lastRun(ctx),
    ...asked.map(([, { spec, filter, summed }]) => figureQuery(ctx, spec, filter, summed)),
    ...chosen.indicators.map(({ checked }) => countQuery(ctx, checked)),
  ] as const;
  const found = (await ctx.read(queries as unknown as Reads)) as unknown as unknown[][];
  const rows = found[0] as GroupTally[];
  const [run] = found[4] as (typeof stallRuns.$inferSelect)[];
  const answers = new Map(asked.map(([key], i) => [key, (found[5 + i] as Figure[])[0]]));
  const counts = new Map(
    chosen.indicators.map(({ row }, i) => [row.id, (found[5 + asked.length + i] as Counted[])[0]]),
  );
  const all = total(rows, (row) => row.groups);
  const bands = found[2] as { riskBand: string; n: number }[];
  const shown = (key: FigureKey, { spec, filter, ofGroups, summed }: FigureSpec) => ({
    key,
    value: ofGroups ? total(rows, (row) => (ofGroups(row) ? row.groups : 0)) : (answers.get(key)?.total ?? 0),
    total: OUT_OF_GROUPS.includes(key) ? all : null,
    overridden: ofGroups ? total(rows, (row) => (ofGroups(row) ? row.overridden : 0)) : null,
    amountIdr: summed ? (answers.get(key)?.sum ?? 0) : null,
    resource: spec.name,
    filter,
  });
  const counted = <T extends string>(values: readonly T[], field: "riskBand" | "activityStatus") =>
    values.map((value) => ({
      key: value,
      value: total(rows, (row) => (row[field] === value ? row.groups : 0)),
      // Counted all the same: somebody called them fine, and another person agreed.
      overridden: total(rows, (row) => (row[field] === value ? row.overridden : 0)),
      resource: "groups",
      filter: { [field]: value },
    }));
  const body = {
    asOf: today,
    figures: chosen.cards.flatMap((card): object[] => {
      const figure = figures.find(([key]) => key === card);
      if (figure) return [shown(...figure)];
      const own = chosen.indicators.find(({ row }) => row.id === card);
      return own ? [indicatorCard(ctx, own, counts.get(card))] : [];
    }),
    chosen: chosen.by,
    groupsByBand: counted(RISK_BANDS, "riskBand"),
    groupsByStatus: counted(ACTIVITY_STATUSES, "activityStatus"),
    programsByBand: RISK_BANDS.map((riskBand) => ({
      key: riskBand,
      value: bands.find((one) => one.riskBand === riskBand)?.n ?? 0,
      resource: "programs",
      filter: { riskBand, state: OPEN_STATES },
    })),
    programsByRisk: (found[1] as Awaited<ReturnType<typeof riskiest>>).map((one) => withMoney(ctx, one, rows)),
    funnel: funnelOf(rows, today),
    myFollowUps: (found[3] as Awaited<ReturnType<typeof mine>>).map(({ point, group, riskBand, overriddenUntil }) => ({
      ...{ id: point.id, groupId: point.groupId, planStep: point.planStep, dueOn: point.dueOn, riskBand },
      overriddenUntil: standingUntil(overriddenUntil, today),
      ...{ windowEndsOn: point.windowEndsOn, groupName: maskRow(ctx.actor, "groups", group).name },
      ...timingOf(ctx, point),
    })),
    lastRun:
      run && (role === "admin" || role === "office" || role === "head")
        ? { id: run.id, finishedAt: run.finishedAt, asOf: run.asOf, raised: run.raised, cleared: run.cleared }
        : null,
  };
  return { status: 200, body };
}

/** `GET /api/dashboard`: the figures of the start page, each with the list and filter that show its records. */
export const dashboardRoutes = new Hono()
  .get(
    "/",
    endpoint("session", dashboard, {
      summary: "The figures of the start page, each with the list and filter of its records",
    }),
  )
  .get(
    "/catalogue",
    endpoint({ resource: "dashboards", action: "read" }, catalogue, {
      summary: "Every card one may choose for oneself, or for a role, and those chosen so far",
    }),
  );
