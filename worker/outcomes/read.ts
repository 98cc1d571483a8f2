import { and, count, eq, isNull, type SQL, sql } from "drizzle-orm";
import { dayAt, RISK_BANDS } from "#db/constants.ts";
import { equipment, followUps, groupStatus, groups, organizations, programs, regions } from "#db/schema/index.ts";
import { invalid, notFound } from "../errors.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { admitRow, reach, recordQuery } from "../http/resourceRead.ts";
import type { Row } from "../http/resourceSpec.ts";
import { isDay } from "../http/shape.ts";
import { equipmentResource } from "../resources/equipment/routes.ts";
import { followUpsResource, viewCondition } from "../resources/followUps/resource.ts";
import { groupsResource } from "../resources/groups/routes.ts";
import { organizationsResource } from "../resources/organizations/routes.ts";
import { programsResource } from "../resources/programs/routes.ts";
import type { Basis } from "../stall/groupSources.ts";
import { composeOutcomes, type MachinesFigure, type Outcomes } from "./compose.ts";
import { figureFilter, knowsPartners, mayAsk } from "./filters.ts";
import { counted, type PackedLines, packedLines, unpackLines } from "./lines.ts";
import { machineFigure, pointFigure } from "./machines.ts";
import type { ProgramMoney } from "./money.ts";
import { readMany } from "./readMany.ts";
import { type Asked, BASES, inScope } from "./scope.ts";

const IDLE = ["idle", "damaged"];
const NOT_DELIVERED = ["procured", "stored"];

export const fault = (field: string, id: string, en: string) => invalid({ [field]: { id, en } });

/** The day and the basis asked for, and today where the reader works; 422 for a day that is none, or to come. */
export function dayAsked(ctx: RequestContext): { day: string; today: string; basis: Basis } {
  const today = dayAt(ctx.now, ctx.actor.jurisdiction);
  const day = ctx.query("asOf") ?? today;
  if (!isDay(day)) throw fault("asOf", "Tulis sebagai TTTT-BB-HH.", "Write it as YYYY-MM-DD.");
  if (day > today) throw fault("asOf", `Paling akhir hari ini (${today}).`, `Today (${today}) at the latest.`);
  const asked = ctx.query("basis") ?? "happened";
  const basis = BASES.find((one) => one === asked);
  if (!basis) throw fault("basis", "Pilih happened atau recorded.", "Choose happened or recorded.");
  return { day, today, basis };
}

/** Groups of a scope that the reader reaches. */
const mine = (ctx: RequestContext, asked: Asked): SQL =>
  sql`(${inScope(asked)} AND ${reach(ctx, groupsResource.spec, "read")})`;

/** Money of the programmes behind a scope, and whether the reader reaches all of their groups. */
export const moneyQuery = (ctx: RequestContext, asked: Pick<Asked, "day" | "basis">, scope: SQL) =>
  ctx.db
    .select({
      programId: groups.programId,
      budgetIdr: programs.budgetIdr,
      spentIdr: programs.spentIdr,
      total: count(),
      reached: sql<number>`sum(${reach(ctx, groupsResource.spec, "read")})`,
    })
    .from(groups)
    .innerJoin(programs, eq(programs.id, groups.programId))
    .where(
      and(
        sql`${groups.programId} IN (SELECT groups.programId FROM groups WHERE ${scope} AND ${counted(asked)})`,
        counted(asked),
      ),
    )
    .groupBy(groups.programId);

const bandsQuery = (ctx: RequestContext, asked: Asked) =>
  ctx.db
    .select({
      riskBand: groupStatus.riskBand,
      groups: count(),
      overridden: sql<number>`sum(coalesce(${groupStatus.overriddenUntil} >= ${asked.day}, 0))`,
    })
    .from(groups)
    .innerJoin(groupStatus, eq(groupStatus.groupId, groups.id))
    .where(and(mine(ctx, asked), counted(asked)))
    .groupBy(groupStatus.riskBand);

const machinesQuery = (ctx: RequestContext, condition: SQL | undefined) =>
  ctx.db
    .select({ count: count(), valueIdr: sql<number>`coalesce(sum(${equipment.valueIdr}), 0)` })
    .from(equipment)
    .where(and(isNull(equipment.deletedAt), reach(ctx, equipmentResource.spec, "read"), condition));

const overdueQuery = (ctx: RequestContext, condition: SQL | undefined) =>
  ctx.db
    .select({ n: count() })
    .from(followUps)
    .where(and(isNull(followUps.deletedAt), reach(ctx, followUpsResource.spec, "read"), condition));

/** Who or what a scope is named after, if the reader may know it. */
function subjectQuery(ctx: RequestContext, { by, id }: Asked) {
  if (by === "program") return recordQuery(ctx, programsResource.spec, id, "read");
  if (by === "region") return ctx.db.select({ name: regions.name }).from(regions).where(eq(regions.code, id));
  return ctx.db
    .select({ name: organizations.name, _known: sql<number>`${reach(ctx, organizationsResource.spec, "read")}` })
    .from(organizations)
    .where(and(eq(organizations.id, id), isNull(organizations.deletedAt)));
}

/** The name of the scope; 404 for what the reader may not know exists. */
function admitSubject(ctx: RequestContext, { by, id }: Asked, row: Row | undefined, groupsSeen: number): string {
  if (by === "program") return admitRow(row).name as string;
  const { jurisdiction } = ctx.actor;
  const near = by === "region" ? id.startsWith(jurisdiction) || jurisdiction.startsWith(id) : row?._known === 1;
  if (!row || (!near && groupsSeen === 0)) throw notFound();
  return row.name as string;
}

type Held = { count: number; valueIdr: number };
type Band = { riskBand: (typeof RISK_BANDS)[number]; groups: number; overridden: number };

/** What became of the groups of a scope as of a day. One read batch. */
export async function readOutcomes(ctx: RequestContext, asked: Asked, today: string): Promise<Outcomes> {
  if (!mayAsk(ctx.actor, asked)) throw notFound();
  const past = asked.day < today || asked.basis === "recorded";
  const now = past ? "" : "Now";
  const plain = !past && asked.by === "program";
  const open = plain
    ? and(eq(followUps.programId, asked.id), viewCondition(ctx, "overdue"))
    : pointFigure(asked, "overdue");
  const found = await readMany(ctx, [
    subjectQuery(ctx, asked),
    ctx.db.all<PackedLines>(packedLines({ ...asked, where: mine(ctx, asked) })),
    moneyQuery(ctx, asked, mine(ctx, asked)),
    bandsQuery(ctx, asked),
    machinesQuery(ctx, machineFigure(asked, `machines.idle${now}`)),
    machinesQuery(ctx, machineFigure(asked, `machines.undelivered${now}`)),
    overdueQuery(ctx, open),
  ]);
  const packed = found[1] as PackedLines[];
  const lines = unpackLines(packed);
  const name = admitSubject(ctx, asked, (found[0] as Row[])[0], lines.length);
  const ngos = new Map(packed.flatMap(({ ngo, ngoName }) => (ngo ? [[ngo, ngoName ?? ngo]] : [])));
  const body = composeOutcomes({
    ...{ asked, today, name, lines, money: found[2] as ProgramMoney[] },
    ngos: knowsPartners(ctx.actor) ? ngos : undefined,
  });
  const bands = past ? [] : (found[3] as Band[]);
  const ofBands = <T>(value: (band: Band | undefined, riskBand: Band["riskBand"]) => T) =>
    past
      ? {}
      : Object.fromEntries(
          RISK_BANDS.map((riskBand) => [
            riskBand,
            value(
              bands.find((band) => band.riskBand === riskBand),
              riskBand,
            ),
          ]),
        );
  const held = (row: Held | undefined, key: string, state: string[]): MachinesFigure => ({
    ...(row ?? { count: 0, valueIdr: 0 }),
    resource: "equipment",
    filter: plain ? { programId: asked.id, state } : figureFilter(asked, `${key}${now}`),
  });
  return {
    ...body,
    bands: ofBands((band) => band?.groups ?? 0),
    bandFilters: ofBands((_, riskBand) => ({ ...body.filter, riskBand })),
    overridden: ofBands((band) => band?.overridden ?? 0),
    money: {
      ...body.money,
      idle: held((found[4] as Held[])[0], "machines.idle", IDLE),
      undelivered: held((found[5] as Held[])[0], "machines.undelivered", NOT_DELIVERED),
    },
    followUps: {
      overdue: (found[6] as { n: number }[])[0]?.n ?? 0,
      resource: "follow-ups",
      filter: plain ? { programId: asked.id, view: "overdue" } : figureFilter(asked, "overdue"),
    },
  };
}
