import { and, asc, isNull, sql } from "drizzle-orm";
import { Hono } from "hono";
import { people, regions, targets } from "#db/schema/index.ts";
import { invalid } from "../errors.ts";
import { endpoint, type Reply, type RequestContext } from "../http/endpoint.ts";
import { reach } from "../http/resourceRead.ts";
import { figureFilter } from "../outcomes/filters.ts";
import { dayAsked } from "../outcomes/read.ts";
import { wilson } from "../outcomes/wilson.ts";
import { scope } from "../policy/scope.ts";
import { targetsResource } from "../resources/targets/resource.ts";
import { coverageOf, type Recorded } from "./coverage.ts";
import { groupCounts, type PlacedGroups, STEP_OF_MEASURE } from "./groupCounts.ts";
import { classCondition, endOf, placeOf, recordedBy, standingAt } from "./people.ts";
import {
  byRegion,
  isWithin,
  type PlacedCount,
  PROTECTION_CLASSES,
  PROTECTION_STEPS,
  type ProtectionClass,
  type ProtectionCount,
  sumOf,
} from "./pipeline.ts";

type TargetRow = typeof targets.$inferSelect;

/** What was known of a past day counts as it was recorded by then, of people and of groups alike. */
const basisOf = ({ day, today }: Asked) => (day === today ? "happened" : "recorded");

interface Asked {
  region: string;
  day: string;
  today: string;
}

function asked(ctx: RequestContext): Asked {
  const { jurisdiction } = ctx.actor;
  const region = ctx.query("region") ?? jurisdiction;
  const { day, today } = dayAsked(ctx);
  if (!isWithin(region, jurisdiction)) {
    throw invalid({
      region: {
        id: `Di luar wilayah kerja Anda (${jurisdiction}).`,
        en: `Outside your jurisdiction (${jurisdiction}).`,
      },
    });
  }
  return { region, day, today };
}

/** People within reach by place and class: each looked at once, then those alike together. */
function peopleCounts(ctx: RequestContext, until: number | null) {
  const { status, verification } = standingAt(until);
  const alike = ctx.db
    .select({
      place: placeOf(until).as("place"),
      status: sql`${status}`.as("status"),
      verification: sql`${verification}`.as("verification"),
      people: sql<number>`count(*)`.as("people"),
    })
    .from(people)
    .where(
      and(
        recordedBy(until),
        scope(ctx, "people", "read", { by: "person", personId: people.id }, people.organizationId),
      ),
    )
    .groupBy(sql`1, 2, 3`)
    .as("alike");
  const standing = { status: sql`${alike.status}`, verification: sql`${alike.verification}` };
  const sums = flagsOf((name) => sql<number>`sum(${alike.people} * (${classCondition(name, standing)}))`);
  return ctx.db
    .select({ place: alike.place, ...sums })
    .from(alike)
    .groupBy(sql`${alike.place}`);
}

const flagsOf = <T>(make: (name: ProtectionClass) => T): Record<ProtectionClass, T> =>
  Object.fromEntries(PROTECTION_CLASSES.map((name) => [name, make(name)])) as Record<ProtectionClass, T>;

/** Filter of the list behind a figure: of today in words the list can show, of a past day by its day. */
function filterOf({ day, today }: Asked, name: ProtectionClass, place: string) {
  const at = (value: string) => (day === today ? value : `${day}:${value}`);
  return { ...(name === "listed" && day === today ? {} : { protection: at(name) }), place: at(place) };
}

function lineOf(wanted: Asked, count: ProtectionCount, place: string, eligible: number | undefined) {
  return PROTECTION_STEPS.map((step) => {
    const unknown = step === "registered" || step === "paying" ? count.unknown : 0;
    return {
      ...{ step, count: count[step], of: count.listed, unknown },
      share: count.listed > 0 ? count[step] / count.listed : null,
      best: count.listed > 0 ? (count[step] + unknown) / count.listed : null,
      interval: step === "listed" ? null : wilson(count[step], count.listed, eligible),
      ...{ resource: "people", filter: filterOf(wanted, step, place) },
      unknownFilter: filterOf(wanted, "unknown", place),
    };
  });
}

/** What a target is measured by, within its region. */
function recordedFor({ measure, regionCode }: TargetRow, counts: PlacedCount[], groups: PlacedGroups[]): Recorded {
  if (measure === "bpjs_coverage") {
    const { listed, paying, unknown } = sumOf(counts.filter(({ place }) => isWithin(place, regionCode)));
    return { listed, covered: paying, unknown };
  }
  const step = STEP_OF_MEASURE[measure];
  const mine = groups.filter(({ place }) => isWithin(place, regionCode));
  const sum = (...states: string[]) =>
    mine.reduce((all, one) => all + (step && states.includes(one[step]) ? one.groups : 0), 0);
  return { listed: sum("reached", "missed", "unknown"), covered: sum("reached"), unknown: sum("unknown") };
}

/** The lists behind a target: of those covered, and of those of whom it is not known. */
function doorsOf(wanted: Asked, { measure, regionCode }: TargetRow) {
  const step = STEP_OF_MEASURE[measure];
  if (!step) {
    const filter = filterOf(wanted, "paying", regionCode);
    return { resource: "people", filter, unknownFilter: filterOf(wanted, "unknown", regionCode) };
  }
  const asked = { by: "region", id: regionCode, day: wanted.day, basis: basisOf(wanted) } as const;
  const filter = figureFilter(asked, `step.${step}.reached`);
  return { resource: "groups", filter, unknownFilter: figureFilter(asked, `step.${step}.unknown`) };
}

function targetLine(wanted: Asked, row: TargetRow, recorded: Recorded) {
  const { id, organizationId, version, measure, regionCode, eligible, source, target, startsOn, baseline, deadline } =
    row;
  return {
    ...{ id, organizationId, version, measure, regionCode, eligible, source, target, startsOn, baseline, deadline },
    ...coverageOf(row, recorded, wanted.day),
    ...doorsOf(wanted, row),
  };
}

/**
 * `GET /api/social-protection?region=&asOf=`: people listed, verified, registered and paying, by region, and how far
 * each target is. A past day is told as it was recorded by its end. Numbers only: no person is in the reply.
 */
async function socialProtection(ctx: RequestContext): Promise<Reply> {
  const wanted = asked(ctx);
  const { region, day } = wanted;
  const until = endOf(ctx, day);
  const [names, rows, counted, ofGroups] = (await ctx.read([
    ctx.db
      .select({ code: regions.code, name: regions.name })
      .from(regions)
      .where(sql`${regions.code} = ${region} OR ${regions.parentCode} = ${region}`),
    ctx.db
      .select()
      .from(targets)
      .where(and(isNull(targets.deletedAt), reach(ctx, targetsResource.spec, "read")))
      .orderBy(asc(targets.deadline), asc(targets.id)),
    peopleCounts(ctx, until),
    groupCounts(ctx, { day, basis: basisOf(wanted) }),
  ] as never)) as unknown as [{ code: string; name: string }[], TargetRow[], PlacedCount[], PlacedGroups[]];
  const nameOf = new Map(names.map(({ code, name }) => [code, name]));
  if (!nameOf.has(region)) throw invalid({ region: { id: "Wilayah ini tidak ada.", en: "No such region." } });
  const total = sumOf(counted.filter(({ place }) => isWithin(place, region)));
  const own = rows.find((row) => row.measure === "bpjs_coverage" && row.regionCode === region);
  const parts = [...byRegion(counted, region)].map(([code, count]) => ({
    ...{ code, name: code === null ? null : (nameOf.get(code) ?? code) },
    ...count,
    filters: Object.fromEntries(PROTECTION_CLASSES.map((name) => [name, filterOf(wanted, name, code ?? `=${region}`)])),
  }));
  const body = {
    asOf: day,
    region: { code: region, name: nameOf.get(region) },
    total: {
      ...total,
      filters: Object.fromEntries(PROTECTION_CLASSES.map((name) => [name, filterOf(wanted, name, region)])),
    },
    steps: lineOf(wanted, total, region, own?.eligible),
    byRegion: parts.sort((a, b) => ((a.code ?? "~") < (b.code ?? "~") ? -1 : 1)),
    targets: rows
      .filter(({ regionCode }) => isWithin(regionCode, region))
      .map((row) => targetLine(wanted, row, recordedFor(row, counted, ofGroups))),
  };
  return { status: 200, body };
}

export const socialProtectionRoutes = new Hono().get(
  "/",
  endpoint({ resource: "targets", action: "read" }, socialProtection, {
    summary: "Listed, verified, registered and paying people by region, and how far each target is; numbers only",
    query: {
      region: "Code of a region within one's jurisdiction; without it the whole of it",
      asOf: "A past day, YYYY-MM-DD: as it was recorded by its end",
    },
  }),
);
