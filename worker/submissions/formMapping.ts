import { z } from "zod";
import { invalid } from "../errors.ts";
import { assertFields } from "../imports/shapes.ts";
import type { RawRow } from "../imports/table/extract.ts";
import type { FollowUpFieldName } from "../imports/table/followUpFields.ts";
import type { ValueMap } from "../imports/valueMap.ts";

/** Which question fills which field, and what its words mean. Of several questions for a field the first answered counts. */
export interface FormMapping {
  columns: { column: string; field: string | null }[];
  valueMap: ValueMap;
}

const MOST_QUESTIONS = 300;
const MOST_WORDS = 200;

export const formMappingShape = z.strictObject({
  columns: z
    .array(z.object({ column: z.string().trim().min(1).max(200), field: z.string().max(60).nullable() }))
    .min(1)
    .max(MOST_QUESTIONS),
  valueMap: z
    .record(z.string().max(60), z.record(z.string().max(200), z.string().max(60).nullable()))
    .refine((map) => Object.values(map).every((words) => Object.keys(words).length <= MOST_WORDS), {
      params: { local: { id: "Terlalu banyak isian.", en: "Too many entries." } },
    })
    .default({}),
});

const NEEDED: readonly FollowUpFieldName[] = ["groupName", "doneOn", "activityStatus"];

/** A mapping without the group, the day or the status would reject whatever comes in. */
export function assertMapping(mapping: FormMapping) {
  assertFields("follow-ups", mapping);
  const lacking = NEEDED.find((field) => !mapping.columns.some((one) => one.field === field));
  if (lacking) {
    throw invalid({
      mapping: { id: `Belum ada pertanyaan untuk ${lacking}.`, en: `No question fills ${lacking} yet.` },
    });
  }
}

/** Questions as the sample form and the office's own spreadsheets name them. */
export const STANDARD_MAPPING: FormMapping = {
  columns: [
    { column: "group/nama_kelompok", field: "groupName" },
    { column: "nama_kelompok", field: "groupName" },
    { column: "today", field: "doneOn" },
    { column: "group/status_usaha", field: "activityStatus" },
    { column: "status_usaha", field: "activityStatus" },
    { column: "group/anggota_aktif", field: "activeMembers" },
    { column: "anggota_aktif", field: "activeMembers" },
    { column: "group/omzet_bulan", field: "monthlyRevenueIdr" },
    { column: "omzet_bulan", field: "monthlyRevenueIdr" },
    { column: "alat/dipakai", field: "equipmentUsed" },
    { column: "alat/kondisi", field: "equipmentCondition" },
    { column: "kendala", field: "obstacles" },
    { column: "_gps", field: "location" },
    { column: "_geolocation", field: "location" },
    { column: "_gps_latitude", field: "lat" },
    { column: "_gps_longitude", field: "lng" },
    { column: "enumerator", field: "enumerator" },
    { column: "username", field: "enumerator" },
  ],
  valueMap: {},
};

/** A submission as a row of a table: one cell a field. */
export function asRow(
  { columns }: FormMapping,
  answers: ReadonlyMap<string, string>,
): { raw: RawRow; columns: Map<string, number> } {
  const at = new Map<string, number>();
  const cells: string[] = [];
  for (const { column, field } of columns) {
    const answer = answers.get(column);
    if (!field || answer === undefined || answer === "" || at.has(field)) continue;
    at.set(field, cells.length);
    cells.push(answer);
  }
  return { raw: { row: 1, cells }, columns: at };
}
