import { and, asc, count, eq, isNull, type SQL, sql } from "drizzle-orm";
import { ACTIVITY_STATUSES, dayAt, RISK_BANDS } from "#db/constants.ts";
import { equipment, followUps, groupStatus, groups } from "#db/schema/index.ts";
import { invalid } from "../errors.ts";
import { endpoint, type RequestContext } from "../http/endpoint.ts";
import { admitRow, reach, recordQuery } from "../http/resourceRead.ts";
import type { Row } from "../http/resourceSpec.ts";
import { isDay } from "../http/shape.ts";
import { equipmentResource } from "../resources/equipment/routes.ts";
import { followUpsResource, viewCondition } from "../resources/followUps/resource.ts";
import { groupsResource } from "../resources/groups/routes.ts";
import { programsResource } from "../resources/programs/routes.ts";
import { FUNNEL_STEPS, funnel, type GroupSteps } from "./funnel.ts";
import { moneyPerActive } from "./money.ts";
import { statusAt, stepState } from "./steps.ts";
import { lifeOf, survivalAt } from "./survival.ts";

const MONTHS = [1, 3, 6, 12, 24];
/** A point of the curve that stands on fewer groups than this is not shown. */
const FEWEST_AT_RISK = 5;

const IDLE = ["idle", "damaged"];
const NOT_DELIVERED = ["procured", "stored"];

function dayOf(ctx: RequestContext): { day: string; today: string } {
  const today = dayAt(ctx.now, ctx.actor.jurisdiction);
  const day = ctx.query("asOf") ?? today;
  if (!isDay(day)) throw invalid({ asOf: { id: "Tulis sebagai TTTT-BB-HH.", en: "Write it as YYYY-MM-DD." } });
  if (day > today) {
    throw invalid({ asOf: { id: `Paling akhir hari ini (${today}).`, en: `Today (${today}) at the latest.` } });
  }
  return { day, today };
}

function queries(ctx: RequestContext, programId: string, day: string, past: boolean) {
  const mine = and(eq(groups.programId, programId), isNull(groups.deletedAt), reach(ctx, groupsResource.spec, "read"));
  const steps = Object.fromEntries(FUNNEL_STEPS.map((step) => [step, stepState(step, day)]));
  const machines = (held: SQL) => {
    const where = and(
      eq(equipment.programId, programId),
      isNull(equipment.deletedAt),
      reach(ctx, equipmentResource.spec, "read"),
      held,
    );
    return ctx.db
      .select({ count: count(), valueIdr: sql<number>`coalesce(sum(${equipment.valueIdr}), 0)` })
      .from(equipment)
      .where(where);
  };
  const lastCheck = sql`(SELECT v.state FROM events v WHERE v.subjectId = ${equipment.id} AND v.kind IN ('equipment_checked', 'equipment_state')
    AND v."on" <= ${day} AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = v.id) ORDER BY v."on" DESC, v.recordedAt DESC LIMIT 1)`;
  const idle = past ? sql`${lastCheck} IN ${IDLE}` : sql`${equipment.state} IN ${IDLE}`;
  const waiting = past
    ? sql`${equipment.procuredOn} <= ${day} AND (${equipment.handedOverOn} > ${day} OR ${equipment.state} IN ${NOT_DELIVERED})`
    : sql`${equipment.state} IN ${NOT_DELIVERED}`;
  const overdue = past
    ? sql`${followUps.windowEndsOn} < ${day} AND ${followUps.state} <> 'predates' AND coalesce(${followUps.resolvedOn}, '9999') > ${day}`
    : viewCondition(ctx, "overdue");
  return [
    recordQuery(ctx, programsResource.spec, programId, "read"),
    ctx.db
      .select({
        id: groups.id,
        trainedOn: groups.trainedOn,
        riskBand: groupStatus.riskBand,
        overriddenUntil: groupStatus.overriddenUntil,
        status: statusAt(day),
        ...steps,
      })
      .from(groups)
      .innerJoin(groupStatus, eq(groupStatus.groupId, groups.id))
      .where(mine),
    ctx.db
      .select({ n: count() })
      .from(groups)
      .where(and(eq(groups.programId, programId), isNull(groups.deletedAt))),
    ctx.db
      .select({ groupId: sql<string>`v.groupId`, on: sql<string>`v."on"`, status: sql<string>`v.state` })
      .from(sql`events v`)
      .where(
        sql`v.programId = ${programId} AND v.kind = 'follow_up_done' AND v.state <> 'unknown' AND v."on" <= ${day}
          AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = v.id)`,
      )
      .orderBy(asc(sql`v."on"`), asc(sql`v.recordedAt`)),
    machines(idle),
    machines(waiting),
    ctx.db
      .select({ n: count() })
      .from(followUps)
      .where(
        and(
          eq(followUps.programId, programId),
          isNull(followUps.deletedAt),
          reach(ctx, followUpsResource.spec, "read"),
          overdue,
        ),
      ),
  ] as const;
}

type GroupLine = GroupSteps & {
  id: string;
  trainedOn: string | null;
  riskBand: string;
  overriddenUntil: string | null;
  status: string;
};
type Held = { count: number; valueIdr: number };

/** What became of a programme's groups as of a day, from what had happened by then. */
async function outcomes(ctx: RequestContext) {
  const { day, today } = dayOf(ctx);
  const past = day < today;
  const programId = ctx.param("id");
  const found = (await ctx.read(queries(ctx, programId, day, past) as never)) as unknown[][];
  const program = admitRow((found[0] as Row[])[0]);
  const lines = (found[1] as GroupLine[]).filter(({ registered }) => registered === "reached");
  const whole = (found[2] as { n: number }[])[0]?.n === (found[1] as GroupLine[]).length;
  const contacts = Map.groupBy(found[3] as { groupId: string; on: string; status: string }[], (one) => one.groupId);
  const spentIdr = whole ? (program.spentIdr as number | null) : null;
  const filter = (more: object) => ({ resource: "groups", filter: { programId, ...more } });
  const steps = funnel(lines, spentIdr);
  const atMonth12 = steps.at(-1);
  const lives = lines.flatMap(({ id, trainedOn }) => {
    const life = trainedOn && lifeOf(trainedOn, contacts.get(id) ?? []);
    return life ? [life] : [];
  });
  const machines = (held: Held | undefined, state: string[]) => ({
    ...(held ?? { count: 0, valueIdr: 0 }),
    ...(past ? {} : { resource: "equipment", filter: { programId, state } }),
  });
  const body = {
    asOf: day,
    groups: lines.length,
    funnel: steps.map((line) => ({
      ...line,
      ...filter({ stepAt: `${day}:${line.step}:reached` }),
      unknownFilter: filter({ stepAt: `${day}:${line.step}:unknown` }).filter,
      missedFilter: filter({ stepAt: `${day}:${line.step}:missed` }).filter,
    })),
    statuses: counts(ACTIVITY_STATUSES, lines, "status"),
    statusFilters: Object.fromEntries(
      ACTIVITY_STATUSES.map((status) => [status, filter({ statusAt: `${day}:${status}` }).filter]),
    ),
    bands: past ? {} : counts(RISK_BANDS, lines, "riskBand"),
    overridden: past
      ? {}
      : counts(
          RISK_BANDS,
          lines.filter(({ overriddenUntil }) => overriddenUntil !== null && overriddenUntil >= today),
          "riskBand",
        ),
    survival: survivalAt(lives, MONTHS).map((point) => {
      const shown = point.atRisk >= FEWEST_AT_RISK;
      return shown ? { ...point, shown } : { month: point.month, atRisk: point.atRisk, shown, ...HIDDEN };
    }),
    followed: lives.length,
    neverSeen: lines.length - lives.length,
    money: {
      budgetIdr: whole ? (program.budgetIdr as number | null) : null,
      spentIdr,
      perActive: atMonth12 ? moneyPerActive(spentIdr, atMonth12.count, atMonth12.unknown) : null,
      idle: machines((found[4] as Held[])[0], IDLE),
      undelivered: machines((found[5] as Held[])[0], NOT_DELIVERED),
    },
    followUps: {
      overdue: (found[6] as { n: number }[])[0]?.n ?? 0,
      ...(past ? {} : { resource: "follow-ups", filter: { programId, view: "overdue" } }),
    },
  };
  return { status: 200, body };
}

const HIDDEN = { share: null, se: null, low: null, high: null, worst: null, best: null };

function counts(values: readonly string[], lines: GroupLine[], field: "status" | "riskBand"): Record<string, number> {
  return Object.fromEntries(values.map((value) => [value, lines.filter((line) => line[field] === value).length]));
}

/** `GET /api/programs/ID/outcomes?asOf=YYYY-MM-DD` */
export function addOutcomes() {
  programsResource.routes.get(
    "/:id/outcomes",
    endpoint({ resource: "outcomes", action: "read" }, outcomes, {
      summary: "Funnel, status counts, survival and money of a programme",
      query: { asOf: "A day, YYYY-MM-DD, today at the latest: only what had happened by then" },
    }),
  );
}
