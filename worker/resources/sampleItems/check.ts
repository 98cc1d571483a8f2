import { sql } from "drizzle-orm";
import { z } from "zod";
import { dayAt, ITEM_MATCHES, type ItemMatch } from "#db/constants.ts";
import type { CheckedItem } from "#db/schema/samples.ts";
import { conflict, invalid } from "../../errors.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { etagOf, expectVersion, ifMatch, presentRow, reachable } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { asRecord, updateRecord } from "../../http/resourceWrite.ts";
import { day, line } from "../../http/shape.ts";
import { worstOf } from "../../samples/matchRate.ts";
import { compare } from "./compare.ts";
import { type DrawnUnit, readDrawnUnit, stillDrawn } from "./drawnUnit.ts";
import { type SampleItemRow, sampleItemsResource } from "./resource.ts";

const seen = z.union([line(200), z.number().min(-1e15).max(1e15)]);
const observedList = z
  .array(z.strictObject({ item: line(40), seen: seen.nullish(), match: z.enum(["not_found", "refused"]).optional() }))
  .max(20);
const around = {
  checkedOn: day().optional(),
  photo: line(60).nullish(),
  lat: z.number().min(-90).max(90).nullish(),
  lng: z.number().min(-180).max(180).nullish(),
  note: line(1_000).nullish(),
};
const body = z.strictObject({
  outcome: z.enum(["found", "not_found", "refused"]).default("found"),
  observed: observedList.default([]),
  ...around,
});
/** As a record: what was seen as a list or by item, and what comes of it. */
const recordBody = z.strictObject({
  match: z.enum(ITEM_MATCHES).optional(),
  observed: z.union([observedList, z.record(line(40), seen.nullable())]).nullish(),
  ...around,
});
type Around = Omit<z.output<typeof body>, "outcome" | "observed">;

/** Where what is compared was written, by the column that names its unit. */
const WRITTEN = [
  ...["groups.id", "people.id", "equipment.id", "memberships.personId", "memberships.groupId", "follow_ups.groupId"],
  ...["linkages.groupId", "equipment.holderGroupId", "equipment.holderPersonId", "equipment_checks.equipmentId"],
];

/** Who wrote a record does not check it: neither the record itself nor what tells of it. */
function notItsWriter(ctx: RequestContext, { unitId }: SampleItemRow) {
  const me = ctx.actor.userId;
  const wrote = WRITTEN.map((place) => {
    const [table = ""] = place.split(".");
    return sql`SELECT 1 FROM ${sql.raw(table)} WHERE ${sql.raw(place)} = ${unitId} AND (createdBy = ${me} OR updatedBy = ${me})`;
  });
  return sql`NOT EXISTS (${sql.join(wrote, sql` UNION ALL `)})`;
}

/** Writes what was seen, by somebody who wrote none of it, on a day since the draw, while the check runs. */
async function keep(ctx: RequestContext, unit: DrawnUnit, found: Found, told: Around) {
  const { item, sample } = unit;
  const today = dayAt(ctx.now, ctx.actor.jurisdiction);
  const checkedOn = told.checkedOn ?? today;
  if (checkedOn > today || checkedOn < dayAt(sample.drawnAt ?? 0, ctx.actor.jurisdiction)) {
    throw invalid({
      checkedOn: {
        id: "Antara hari undian dan hari ini.",
        en: "Between the day of the draw and today.",
      },
    });
  }
  const [own] = await ctx.db.all<{ may: number }>(sql`SELECT ${notItsWriter(ctx, item)} AS may`);
  if (!own?.may) {
    throw conflict("own_record", {
      id: "Anda ikut mencatat data unit ini; pemeriksaannya dilakukan orang lain.",
      en: "You wrote data of this unit; somebody else checks it.",
    });
  }
  const patch = {
    ...{ ...found, checkedOn, checkedAt: ctx.now, checkedBy: ctx.actor.userId },
    ...{ photo: told.photo ?? null, lat: told.lat ?? null, lng: told.lng ?? null, note: told.note ?? null },
  };
  return updateRecord(ctx, sampleItemsResource.spec, item as Row, patch, {
    action: "check",
    extras: { statements: [stillDrawn(ctx, sample)] },
  });
}

interface Found {
  observed: CheckedItem[];
  match: ItemMatch;
}
const unseen = ({ reported }: DrawnUnit, match: "not_found" | "refused"): Found => ({
  observed: reported.map((one) => ({ ...one })),
  match,
});
function found(observed: CheckedItem[]): Found {
  return { observed, match: worstOf(observed.flatMap((one) => one.match ?? [])) };
}

async function check(ctx: RequestContext) {
  const { outcome, observed, ...told } = parseOrThrow(body, await ctx.json());
  const unit = await readDrawnUnit(ctx, "update");
  expectVersion(ctx, sampleItemsResource.spec, unit.item as Row);
  const what = outcome === "found" ? found(compare(unit.sample.unit, unit.reported, observed)) : unseen(unit, outcome);
  return keep(ctx, unit, what, told);
}

/** The same in the dialect of records: `match` of a unit that was found follows from what was seen, and must agree with it. */
async function put(ctx: RequestContext) {
  const raw = asRecord(await ctx.json());
  ifMatch(ctx, true);
  const unit = await readDrawnUnit(ctx, "update");
  const { spec } = sampleItemsResource;
  expectVersion(ctx, spec, unit.item as Row, true);
  const shown = presentRow(ctx, spec, unit.item as Row);
  const changed = Object.entries(raw).filter(([name, value]) => JSON.stringify(shown[name]) !== JSON.stringify(value));
  const { match, observed, ...told } = parseOrThrow(recordBody, Object.fromEntries(changed));
  if (changed.length === 0) return { status: 200, body: shown, etag: etagOf(unit.item as Row) };
  const { photo, lat, lng, note, checkedOn } = unit.item;
  const around = { photo, lat, lng, note, checkedOn: checkedOn ?? undefined, ...told };
  if (match === "not_found" || match === "refused") return keep(ctx, unit, unseen(unit, match), around);
  if (!match && !observed && unit.item.match && unit.item.observed)
    return keep(ctx, unit, { match: unit.item.match, observed: unit.item.observed }, around);
  const list = Array.isArray(observed)
    ? observed
    : Object.entries(observed ?? {}).map(([item, of]) => ({ item, seen: of }));
  const nameOf = Array.isArray(observed) ? undefined : (item: string) => `observed.${item}`;
  const what = found(compare(unit.sample.unit, unit.reported, list, nameOf));
  if (match && match !== what.match) {
    throw invalid({
      match: {
        id: `Menurut yang terlihat, unit ini "${what.match}".`,
        en: `By what was seen, this unit is "${what.match}".`,
      },
    });
  }
  return keep(ctx, unit, what, around);
}

/** `POST /:id/check` and `PUT /:id`: what was seen of a drawn unit, compared thing by thing with what the office had reported. */
export function addCheck(): void {
  const needed = { resource: "sample-items", action: "update" } as const;
  const summary = "What was seen, compared with what was reported at the freeze: match, differs, not found, refused";
  sampleItemsResource.routes
    .post("/:id/check", endpoint(needed, check, { reachable, body, summary }))
    .put("/:id", endpoint(needed, put, { reachable, body: recordBody, summary }));
}
