import { z } from "zod";
import { IMPORT_KINDS, LEGAL_BASES } from "#db/constants.ts";
import { idPattern } from "#db/ids.ts";
import { invalid } from "../errors.ts";
import { parseOrThrow } from "../http/faults.ts";
import { parseJson } from "../http/openRequest.ts";
import { day, line } from "../http/shape.ts";
import { type ImportKindName, SHAPES } from "./table/shapes.ts";
import type { ValueMap } from "./valueMap.ts";

const MOST_COLUMNS = 256;
const MOST_WORDS = 200;
const optionalDay = day().nullish();

/** The training round a file belongs to; `id` names one the programme has already. */
export const cohortShape = z.strictObject({
  id: z.string().regex(idPattern("coh")).optional(),
  title: line(200).nullish(),
  startsOn: optionalDay,
  endsOn: optionalDay,
  provider: line(200).nullish(),
  venue: line(200).nullish(),
});

const columnShape = z.object({
  column: z.string().regex(/^[A-Z]{1,3}$/),
  field: z.string().max(60).nullable(),
});

const valueMapShape = z
  .record(z.string().max(60), z.record(z.string().max(200), z.string().max(60).nullable()))
  .refine((map) => Object.values(map).every((words) => Object.keys(words).length <= MOST_WORDS), {
    params: { local: { id: "Terlalu banyak isian.", en: "Too many entries." } },
  });

/** A mapping as an import shows it (its columns alone) is taken as well as `{columns}`. */
const asColumns = (value: unknown) => (Array.isArray(value) ? { columns: value } : value);

export const mappingShape = z.preprocess(
  asColumns,
  z.strictObject({ columns: z.array(columnShape).min(1).max(MOST_COLUMNS), valueMap: valueMapShape.optional() }),
);

/** A column or a meaning that this kind of file does not have is named, as a wrong field of any form would be. */
export function assertFields(
  kind: ImportKindName,
  { columns = [], valueMap = {} }: { columns?: { field: string | null }[]; valueMap?: ValueMap },
) {
  const { fields } = SHAPES[kind];
  const stray = columns.find(({ field }) => field !== null && !fields.some(({ name }) => name === field))?.field;
  if (stray) throw invalid({ columns: { id: `Tidak ada kolom ${stray}.`, en: `There is no field ${stray}.` } });
  for (const [name, words] of Object.entries(valueMap)) {
    const meanings = fields.find((field) => field.name === name)?.meanings;
    const wrong = Object.values(words).find((meaning) => meaning !== null && !meanings?.includes(meaning));
    if (!meanings || wrong) {
      const what = wrong ?? name;
      throw invalid({ valueMap: { id: `Tidak ada arti ${what}.`, en: `There is no meaning ${what}.` } });
    }
  }
}

const chosenShape = z.preprocess(
  asColumns,
  z.strictObject({
    sheet: z.string().max(100).optional(),
    headerRows: z.array(z.int().min(1)).max(3).optional(),
    columns: z.array(columnShape).max(MOST_COLUMNS).optional(),
    valueMap: valueMapShape.optional(),
  }),
);

export const uploadShape = z.strictObject({
  file: z.instanceof(File),
  kind: z.enum(IMPORT_KINDS),
  programId: z.string().regex(idPattern("prg")),
  cohort: cohortShape.optional(),
  legalBasis: z.enum(LEGAL_BASES).optional(),
  mapping: chosenShape.optional(),
});

export const editShape = z.strictObject({
  values: z.record(z.string().max(200), z.union([z.string().max(2_000), z.number(), z.boolean()]).nullable()),
});

export const commitShape = z.strictObject({ cohort: cohortShape.optional() });

export const rowNumber = z.coerce.number().int().min(1).max(1_048_576);

function jsonField(form: Record<string, unknown>, name: string) {
  const text = form[name];
  if (typeof text !== "string") return;
  if (text.trim() === "") {
    delete form[name];
    return;
  }
  try {
    form[name] = parseJson(text);
  } catch {
    throw invalid({ [name]: { id: "Bukan JSON yang sah.", en: "Not valid JSON." } });
  }
}

/** The fields of an upload form; those that are objects come as JSON text. */
export function parseUpload(data: FormData): z.output<typeof uploadShape> {
  const form: Record<string, unknown> = {};
  for (const [name, value] of data) form[name] = value === "" ? undefined : value;
  jsonField(form, "cohort");
  jsonField(form, "mapping");
  const upload = parseOrThrow(uploadShape, form);
  if (upload.mapping) assertFields(upload.kind, upload.mapping);
  return upload;
}
