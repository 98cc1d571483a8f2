import { sql } from "drizzle-orm";
import { z } from "zod";
import { dayAt, type ItemMatch } from "#db/constants.ts";
import type { LocalText } from "#db/schema/rules.ts";
import type { CheckedItem } from "#db/schema/samples.ts";
import { conflict, invalid } from "../../errors.ts";
import { guardThat } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { expectVersion, reachable } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { updateRecord } from "../../http/resourceWrite.ts";
import { day, line } from "../../http/shape.ts";
import { SAMPLE_ITEMS, sameValue } from "../../samples/items.ts";
import { worstOf } from "../../samples/matchRate.ts";
import type { Sample } from "../samples/resource.ts";
import { readDrawnUnit } from "./drawnUnit.ts";
import { type SampleItemRow, sampleItemsResource } from "./resource.ts";

const seen = z.union([line(200), z.number().min(-1e15).max(1e15)]);
const body = z.strictObject({
  outcome: z.enum(["found", "not_found", "refused"]).default("found"),
  observed: z
    .array(
      z.strictObject({
        item: line(40),
        seen: seen.nullish(),
        match: z.enum(["not_found", "refused"]).optional(),
      }),
    )
    .max(20)
    .default([]),
  checkedOn: day().optional(),
  photo: line(60).nullish(),
  lat: z.number().min(-90).max(90).nullish(),
  lng: z.number().min(-180).max(180).nullish(),
  note: line(1_000).nullish(),
});
type Body = z.output<typeof body>;

/** Each thing beside what had been reported of it at the freeze. */
function compare(sample: Sample, reported: readonly CheckedItem[], told: Body["observed"]): CheckedItem[] {
  const faults: Record<string, LocalText> = {};
  const known = SAMPLE_ITEMS[sample.unit];
  for (const [i, { item }] of told.entries()) {
    if (reported.some((one) => one.item === item)) continue;
    faults[`observed.${i}.item`] = {
      id: `"${item}" tidak dibandingkan dalam sampel ini.`,
      en: `"${item}" is not compared in this sample.`,
    };
  }
  const compared = reported.map((one): CheckedItem => {
    const found = told.find(({ item }) => item === one.item);
    if (found?.match) return { ...one, seen: null, match: found.match };
    if (found?.seen === undefined || found.seen === null) {
      faults[`observed.${one.item}`] = {
        id: "Isi yang terlihat, atau tandai tidak ditemukan atau menolak.",
        en: "Write what was seen, or mark it as not found or refused.",
      };
      return one;
    }
    const kind = known[one.item]?.kind ?? "text";
    return { ...one, seen: found.seen, match: sameValue(kind, one.reported, found.seen) ? "match" : "differs" };
  });
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return compared;
}

/** Who wrote a record does not check it: neither the record itself nor a contact that tells of it. */
function notItsWriter(ctx: RequestContext, { unitId }: SampleItemRow) {
  const me = ctx.actor.userId;
  const wrote = (table: string, where: string) =>
    sql`SELECT 1 FROM ${sql.raw(table)} WHERE ${sql.raw(where)} = ${unitId} AND (createdBy = ${me} OR updatedBy = ${me})`;
  return sql`NOT EXISTS (${wrote("groups", "id")} UNION ALL ${wrote("people", "id")} UNION ALL ${wrote("equipment", "id")}
    UNION ALL ${wrote("follow_ups", "groupId")} UNION ALL ${wrote("equipment_checks", "equipmentId")})`;
}

async function check(ctx: RequestContext) {
  const told = parseOrThrow(body, await ctx.json());
  const { item, sample, reported } = await readDrawnUnit(ctx, "update");
  expectVersion(ctx, sampleItemsResource.spec, item as Row);
  const found = told.outcome === "found";
  const observed: CheckedItem[] = found
    ? compare(sample, reported, told.observed)
    : reported.map((one) => ({ ...one }));
  const match: ItemMatch =
    told.outcome === "found" ? worstOf(observed.flatMap((one) => one.match ?? [])) : told.outcome;
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
    ...{ observed, match, checkedOn, checkedAt: ctx.now, checkedBy: ctx.actor.userId },
    ...{ photo: told.photo ?? null, lat: told.lat ?? null, lng: told.lng ?? null, note: told.note ?? null },
  };
  const still = sql`EXISTS (SELECT 1 FROM samples WHERE id = ${sample.id} AND state = 'drawn')`;
  return updateRecord(ctx, sampleItemsResource.spec, item as Row, patch, {
    action: "check",
    extras: { statements: [guardThat(ctx, still, "state")] },
  });
}

/** `POST /:id/check`: what was seen of a drawn unit, compared thing by thing with what the office had reported. */
export function addCheck(): void {
  sampleItemsResource.routes.post(
    "/:id/check",
    endpoint({ resource: "sample-items", action: "update" }, check, {
      reachable,
      body,
      summary: "What was seen, compared with what was reported at the freeze: match, differs, not found, refused",
    }),
  );
}
