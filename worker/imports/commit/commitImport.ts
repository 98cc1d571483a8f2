import { and, count, eq, inArray, isNull } from "drizzle-orm";
import { cohorts, importRows, imports, programs } from "#db/schema/index.ts";
import type { Context, SystemActor } from "../../context.ts";
import { conflict, invalid, notFound } from "../../errors.ts";
import { type AuditDraft, auditStatements, commit, guard, type Statement, writeBatch } from "../../http/commit.ts";
import { type Reply, type RequestContext, StartOver } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { expectVersion } from "../../http/resourceRead.ts";
import { tellStatements } from "../../notify/tell.ts";
import { KINDS } from "../kinds.ts";
import { programAgain } from "../lookAgain.ts";
import { presentImport } from "../present.ts";
import { importsResource, readImport, reload } from "../resource.ts";
import type { ImportRow, Writer } from "../rowStore.ts";
import { commitShape } from "../shapes.ts";
import { assertOpen, checkCohort, mergeCohort } from "../upload.ts";
import { planCohort } from "./cohort.ts";
import { finalCounts, finishStatement, isCollision, TO_WRITE, writePending } from "./run.ts";

/** Up to here the request writes everything itself; a longer file is worked off by the queue. */
const AT_ONCE = 2_000;
const CHUNKS_A_MESSAGE = 120;

export interface ImportMessage {
  kind: "import";
  importId: string;
}

async function toWrite(ctx: Writer, job: ImportRow): Promise<number> {
  const [row] = await ctx.db
    .select({ n: count() })
    .from(importRows)
    .where(and(eq(importRows.importId, job.id), isNull(importRows.doneAt), inArray(importRows.outcome, TO_WRITE)));
  return row?.n ?? 0;
}

/** ready → committing: fixes the cohort, in the batch that locks the import against corrections. */
async function begin(
  ctx: RequestContext,
  job: ImportRow,
  pending: number,
): Promise<{ job: ImportRow; statements: Statement[] }> {
  const text = await ctx.bytes(20_000);
  const body = parseOrThrow(commitShape, text.byteLength > 0 ? await ctx.json() : {});
  const cohort = mergeCohort(job.cohort ?? {}, body.cohort);
  checkCohort(cohort);
  const [program] = await ctx.db.select().from(programs).where(eq(programs.id, job.programId));
  if (!program || program.deletedAt !== null) throw notFound();
  const { hasCohort } = KINDS[job.kind];
  if (hasCohort) assertOpen(program);
  const owned = { ...job, updatedBy: ctx.actor.userId };
  const planned =
    hasCohort && pending > 0 ? await planCohort(ctx, owned, cohort, program.name) : { id: null, row: undefined };
  if ("id" in cohort && cohort.id && !planned.id) {
    throw invalid({
      "cohort.id": { id: "Angkatan ini tidak ada di program ini.", en: "The programme has no such cohort." },
    });
  }
  const next: ImportRow = {
    ...owned,
    cohort,
    cohortId: planned.id,
    state: "committing",
    version: job.version + 1,
    updatedAt: ctx.now,
  };
  const update = ctx.db
    .update(imports)
    .set({
      cohort,
      cohortId: next.cohortId,
      state: next.state,
      version: next.version,
      updatedAt: ctx.now,
      updatedBy: next.updatedBy,
    })
    .where(and(eq(imports.id, job.id), eq(imports.version, job.version), eq(imports.state, "ready")));
  const audits = [
    {
      action: "commit" as const,
      entity: "imports" as const,
      entityId: job.id,
      before: { state: job.state },
      after: { state: next.state },
    },
    ...(planned.row
      ? [{ action: "create" as const, entity: "cohorts" as const, entityId: planned.row.id, after: planned.row }]
      : []),
  ];
  return {
    job: next,
    statements: [
      update,
      guard(ctx),
      ...(planned.row ? [ctx.db.insert(cohorts).values(planned.row)] : []),
      ...auditStatements(
        ctx,
        audits.map((draft) => ({ ...draft, organizationId: job.organizationId })),
      ),
    ],
  };
}

const subject = (job: ImportRow) => ({ resource: "imports" as const, id: job.id });

/** Has the queue go on with an import; a message more than needed does no harm. */
export const sendOn = (ctx: Pick<Context, "env">, importId: string) =>
  ctx.env.JOBS.send({ kind: "import", importId } satisfies ImportMessage);

async function answer(
  ctx: RequestContext,
  job: ImportRow,
  statements: Statement[],
  audit: AuditDraft[],
  status = 200,
): Promise<Reply> {
  const headers = status === 202 ? { Location: `/api/imports/${job.id}` } : undefined;
  return commit(ctx, { statements, audit }, { status, body: presentImport(job), headers }, subject(job));
}

const ending = (job: ImportRow, counts: Record<string, number>): AuditDraft => ({
  ...{ action: "commit", entity: "imports", entityId: job.id, organizationId: job.organizationId },
  before: { state: job.state },
  after: { state: "committed", counts },
});

/** Ends an import whose rows are all written; whoever comes second finds it ended and says the same. */
async function finish(ctx: RequestContext, id: string): Promise<Reply> {
  const job = await reload(ctx, id);
  if (job.state !== "committing") return { status: 200, body: presentImport(job) };
  const counts = await finalCounts(ctx, job);
  const ended: ImportRow = { ...job, counts, state: "committed", committedAt: ctx.now, version: job.version + 1 };
  return answer(
    ctx,
    ended,
    [finishStatement(ctx, job, counts), ...(await programAgain(ctx, job))],
    [ending(job, counts)],
  );
}

/**
 * POST /api/imports/ID/commit. Writes the valid rows: a short file in this request, a long one through the queue (202).
 * Asked again it goes on where it stopped, or changes nothing.
 */
export async function commitImport(ctx: RequestContext): Promise<Reply> {
  const found = await readImport(ctx, "transition");
  if (found.state === "undone") {
    throw conflict("import_undone", {
      id: "Impor ini sudah dibatalkan; unggah berkasnya lagi.",
      en: "This import was undone; upload the file again.",
    });
  }
  if (found.state === "committed") return { status: 200, body: presentImport(found) };
  const pending = await toWrite(ctx, found);
  let job = found;
  if (found.state === "ready") {
    expectVersion(ctx, importsResource.spec, found);
    const begun = await begin(ctx, found, pending);
    await writeBatch(ctx, begun.statements).catch((error) => {
      throw isCollision(error) ? new StartOver("somebody else began or corrected it") : error;
    });
    job = begun.job;
  }
  if (pending > AT_ONCE) {
    await sendOn(ctx, job.id);
    return answer(ctx, job, [], [], 202);
  }
  await writePending(ctx, job);
  return finish(ctx, job.id);
}

/** The queue's part: some chunks, then a message to go on, so that no delivery runs long. Safe to be delivered twice. */
export async function continueImport(ctx: Context<SystemActor>, importId: string): Promise<void> {
  const [job] = await ctx.db.select().from(imports).where(eq(imports.id, importId));
  if (job?.state !== "committing") return;
  const all = await writePending(ctx, job, CHUNKS_A_MESSAGE);
  if (!all) {
    await sendOn(ctx, importId);
    return;
  }
  const counts = await finalCounts(ctx, job);
  const { create = 0, update = 0, error = 0 } = counts;
  await writeBatch(ctx, [
    finishStatement(ctx, job, counts),
    ...auditStatements(ctx, [ending(job, counts)]),
    ...(await programAgain(ctx, job)),
    ...tellStatements(ctx, [
      {
        ...{ userId: job.updatedBy, organizationId: job.organizationId, kind: "import_finished" },
        ...{ subject: "imports", subjectId: job.id, dedupeKey: `import:${job.id}` },
        data: { count: create + update, errors: error },
      },
    ]),
  ]);
}
