import { and, eq, isNull } from "drizzle-orm";
import type { ImportCohort } from "#db/schema/imports.ts";
import { cohorts } from "#db/schema/index.ts";
import type { ImportRow, Writer } from "../rowStore.ts";

/** The cohort an import makes has the import's own id under another prefix: made once, however often it is tried. */
export const cohortIdOf = (importId: string) => importId.replace(/^imp_/, "coh_");

/** The cohort of a file: the one named, one of the same title and days in the programme, or a new one. */
export async function planCohort(
  ctx: Writer,
  job: ImportRow,
  given: ImportCohort & { id?: string },
  programName: string,
) {
  const title = given.title ?? programName;
  const existing = await ctx.db
    .select()
    .from(cohorts)
    .where(and(eq(cohorts.programId, job.programId), isNull(cohorts.deletedAt)));
  const same = existing.find((one) =>
    given.id
      ? one.id === given.id
      : one.title === title && one.endsOn === (given.endsOn ?? null) && one.startsOn === (given.startsOn ?? null),
  );
  if (same || given.id) return { id: same?.id ?? null, row: undefined };
  const { startsOn, endsOn, provider, venue } = given;
  const by = job.updatedBy;
  const id = cohortIdOf(job.id);
  const row = {
    ...{ id, organizationId: job.organizationId, createdAt: ctx.now, createdBy: by, updatedAt: ctx.now, updatedBy: by },
    ...{ programId: job.programId, title, startsOn, endsOn, provider, venue },
  };
  return { id, row };
}
