import { and, gte, inArray, lt } from "drizzle-orm";
import { dayAt } from "#db/constants.ts";
import { regions } from "#db/schema/index.ts";
import { maskedNik, maskedPhone } from "../../people/readNumbers.ts";
import { cohortIdOf } from "../commit/cohort.ts";
import { readDestination, writeChunk } from "../commit/writeChunk.ts";
import { checkRows, decideOutcomes, type FileContext, rowGroupKey } from "../dryRun.ts";
import { buildRegionIndex } from "../fields/regionIndex.ts";
import type { DryReader, ImportKind } from "../kind.ts";
import { findKnown } from "../known.ts";
import type { RosterValues } from "../rosterValues.ts";
import { fieldColumns } from "../table/extract.ts";
import { ROSTER_SHAPE } from "../table/rosterFields.ts";
import { undoRoster } from "../undo/undoRoster.ts";

/** Districts and villages of the programme's province: where its people live, or a neighbouring regency. */
async function loadRegions(ctx: DryReader, regionCode: string) {
  const province = regionCode.slice(0, 2);
  const rows = await ctx.db
    .select({ code: regions.code, name: regions.name })
    .from(regions)
    .where(
      and(
        gte(regions.code, `${province}.`),
        lt(regions.code, `${province}/`),
        inArray(regions.level, ["district", "village"]),
      ),
    );
  return buildRegionIndex(rows);
}

/** Lists of people with their groups and machines. */
export const rosterKind: ImportKind<RosterValues> = {
  shape: ROSTER_SHAPE,
  importers: ["office"],
  creates: "people",
  hasCohort: true,
  // With a machine in two rows of three, 100 rows are some 500 KB. 10,000 rows took 21 s in chunks of 72, 16 s of 150,
  // 14 s of 300: more gains little and makes batches the server may refuse.
  rowsAChunk: 100,
  async dry(ctx, { program }, { rows, mapping, date1904, edits }) {
    const columns = fieldColumns(mapping);
    const namesVillages = columns.has("villageName") || [...edits.values()].some((typed) => typed.villageName);
    const context: FileContext = {
      columns,
      regions: namesVillages ? await loadRegions(ctx, program.regionCode) : buildRegionIndex([]),
      regency: program.regionCode,
      today: dayAt(ctx.now, program.regionCode),
      date1904,
    };
    const checked = checkRows(rows, context, edits);
    const into = { organizationId: program.organizationId, programId: program.id };
    const known = await findKnown(
      ctx,
      into,
      checked.map((row) => row.values),
    );
    return decideOutcomes(checked, known, edits);
  },
  chunkKey: rowGroupKey,
  async writer(ctx, job) {
    const target = await readDestination(ctx, job);
    const made = job.rowsDone === 0 && job.cohortId === cohortIdOf(job.id);
    const cohort = made ? { table: "cohorts" as const, id: cohortIdOf(job.id), version: 1 } : undefined;
    return (numbers, isFirst) => writeChunk(ctx, job, target, numbers, isFirst ? cohort : undefined);
  },
  titleOf: ({ name }) => name,
  // Reading them in full is a reveal, with a reason and a log.
  veiled: ({ nik, phone }) => ({
    ...(nik && { nik: maskedNik(nik.slice(-2)) }),
    ...(phone && { phone: maskedPhone(phone.slice(-2)) }),
  }),
  undo: undoRoster,
};
