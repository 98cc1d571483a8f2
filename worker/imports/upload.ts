import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { newId } from "#db/ids.ts";
import type { ImportCohort } from "#db/schema/imports.ts";
import { imports, type programs } from "#db/schema/index.ts";
import { ApiError, conflict, forbidden, invalid } from "../errors.ts";
import { commit, writeBatch } from "../http/commit.ts";
import { sha256 } from "../http/crypto.ts";
import type { Reply, RequestContext } from "../http/endpoint.ts";
import { countAttempt } from "../http/limits.ts";
import { admitRow, recordQuery } from "../http/resourceRead.ts";
import type { Row } from "../http/resourceSpec.ts";
import { newRow } from "../http/resourceWrite.ts";
import { can } from "../policy/can.ts";
import { programsResource } from "../resources/programs/routes.ts";
import type { ImportKind } from "./kind.ts";
import { KINDS } from "./kinds.ts";
import { rememberedLayout, rememberLayout } from "./layouts.ts";
import { LIMITS } from "./limits.ts";
import { type PresentedRow, presentImport, presentRow } from "./present.ts";
import { openWorkbook } from "./read/workbook.ts";
import { type ImportRow, insertRows, type StoredRow, toStored } from "./rowStore.ts";
import { type cohortShape, parseUpload } from "./shapes.ts";
import { type ChosenMapping, readTable } from "./table/readTable.ts";
import type { ImportKindName } from "./table/shapes.ts";
import { type UnreadableCode, UnreadableFile } from "./unreadable.ts";

const FORM_OVERHEAD = 64 * 1024;
const UPLOADS = 60;
const UPLOAD_WINDOW_MS = 10 * 60_000;
/** Above this only the rows a person has to look at come in the reply; the others are a page away. */
const ALL_ROWS_UP_TO = 2_000;
const MOST_FAULTS = 3_000;
const FAULTS_WITH_VALUES = 500;

const STATUS: Partial<Record<UnreadableCode, number>> = {
  file_too_large: 413,
  unpacked_too_large: 413,
  zip_bomb: 413,
  too_many_rows: 413,
  not_a_spreadsheet: 415,
  old_format: 415,
};

/** An unreadable file as the reply a person gets: the reason stands at the field `file`. */
export function unreadableReply(error: unknown): unknown {
  if (!(error instanceof UnreadableFile)) return error;
  return new ApiError(STATUS[error.code] ?? 422, error.code, error.text, { fields: { file: error.text } });
}

async function readForm(ctx: RequestContext) {
  const type = ctx.header("Content-Type") ?? "";
  if (!/^multipart\/form-data\b/i.test(type)) {
    throw new ApiError(415, "unsupported_type", {
      id: "Kirimkan berkas sebagai multipart/form-data.",
      en: "Send the file as multipart/form-data.",
    });
  }
  const bytes = await ctx.bytes(LIMITS.bytes + FORM_OVERHEAD);
  const form = await new Response(bytes, { headers: { "Content-Type": type } }).formData().catch(() => {
    throw invalid({ file: { id: "Kiriman terpotong; coba lagi.", en: "The upload was cut short; try again." } });
  });
  return parseUpload(form);
}

/** A programme that ended takes no more people. */
export function assertOpen({ state }: Pick<typeof programs.$inferSelect, "state">) {
  if (state !== "closed" && state !== "cancelled") return;
  throw conflict("program_ended", {
    id: "Program ini sudah ditutup atau dibatalkan.",
    en: "This programme is closed or cancelled.",
  });
}

async function readProgram(ctx: RequestContext, id: string, kind: ImportKind) {
  const { role } = ctx.actor;
  if (!kind.importers.includes(role) || !can(ctx.actor, kind.creates, "create")) throw forbidden();
  const action = kind.hasCohort ? "update" : "read";
  const [rows] = (await ctx.read([recordQuery(ctx, programsResource.spec, id, action)])) as [Row[]];
  const program = admitRow(rows[0]) as typeof programs.$inferSelect;
  if (kind.hasCohort) assertOpen(program);
  return program;
}

/** What the form says of the cohort goes before what the title rows say. */
export function mergeCohort(proposed: ImportCohort, given: z.output<typeof cohortShape> | undefined): ImportCohort {
  const said = Object.fromEntries(
    Object.entries(given ?? {}).filter(([, value]) => value !== null && value !== undefined),
  );
  return { ...proposed, ...said };
}

/** A round cannot end before it starts. */
export function checkCohort({ startsOn, endsOn }: ImportCohort) {
  if (startsOn && endsOn && endsOn < startsOn) {
    throw invalid({ "cohort.endsOn": { id: "Selesai sebelum mulai.", en: "Ends before it starts." } });
  }
}

async function readFile(ctx: RequestContext, file: Uint8Array, kind: ImportKindName, mapping?: ChosenMapping) {
  const owner = { organizationId: ctx.actor.organizationId, kind };
  try {
    return await readTable(openWorkbook(file), KINDS[kind].shape, mapping, (key) => rememberedLayout(ctx, owner, key));
  } catch (error) {
    throw unreadableReply(error);
  }
}

/** The reply of a dry run: all rows of a small file, of a big one those with faults, as far as a reply can carry them. */
export function dryRunReply(ctx: RequestContext, job: ImportRow, rows: readonly StoredRow[]) {
  const wanted = rows.length <= ALL_ROWS_UP_TO ? rows : rows.filter((row) => row.faults.length > 0);
  const shown: PresentedRow[] = [];
  let faults = 0;
  for (const row of wanted) {
    faults += row.faults.length;
    if (faults > MOST_FAULTS) break;
    shown.push(presentRow(job, row, ctx.locale, row.faults.length > 0 && faults <= FAULTS_WITH_VALUES));
  }
  return { ...presentImport(job), rows: shown, rowsLeftOut: rows.length - shown.length };
}

/** POST /api/imports: file → table → mapping → dry run. Writes the import and its rows, nothing else. */
export async function uploadFile(ctx: RequestContext): Promise<Reply> {
  await ctx.verify();
  await countAttempt(ctx.db, `import:${ctx.actor.userId}`, UPLOADS, UPLOAD_WINDOW_MS, ctx.now);
  const form = await readForm(ctx);
  const kind = KINDS[form.kind];
  const program = await readProgram(ctx, form.programId, kind);
  const bytes = new Uint8Array(await form.file.arrayBuffer());
  const table = await readFile(ctx, bytes, form.kind, form.mapping);
  const cohort = kind.hasCohort ? mergeCohort(table.cohort, form.cohort) : null;
  if (cohort) checkCohort(cohort);
  const { mapping, valueMap, headerRows, date1904, ignored } = table;
  const input = { rows: table.rows, mapping, valueMap, date1904, edits: new Map() };
  const dry = await kind.dry(ctx, { program, importer: ctx.actor }, input);
  const job: ImportRow = {
    ...(newRow(ctx, newId("imp", ctx.now)) as Pick<
      ImportRow,
      "id" | "version" | "createdAt" | "createdBy" | "updatedAt" | "updatedBy" | "deletedAt"
    >),
    organizationId: ctx.actor.organizationId,
    kind: form.kind,
    programId: program.id,
    cohortId: null,
    cohort,
    legalBasis: kind.hasCohort ? (form.legalBasis ?? null) : null,
    fileName: form.file.name.slice(0, 200),
    sha256: await sha256(bytes),
    sheet: table.sheet,
    layoutKey: table.layoutKey,
    headers: { headerRows, date1904, ignored },
    mapping: { columns: mapping, valueMap },
    counts: dry.counts,
    state: "ready",
    rowsDone: 0,
    committedAt: null,
    undoneAt: null,
  };
  const rows = toStored(table.rows, dry.rows, new Map());
  // Invisible until its last row is stored: a crash on the way leaves nothing that anybody sees.
  await writeBatch(ctx, [ctx.db.insert(imports).values({ ...job, deletedAt: ctx.now })]);
  for await (const statements of insertRows(ctx, job, rows)) await writeBatch(ctx, statements);
  const appear = ctx.db
    .update(imports)
    .set({ deletedAt: null })
    .where(and(eq(imports.id, job.id), sql`${imports.deletedAt} IS NOT NULL`));
  const corrected = form.mapping?.columns || form.mapping?.valueMap;
  const said = { columns: mapping, valueMap };
  const remember = corrected ? [rememberLayout(ctx, job, job.layoutKey, said, ctx.actor.userId)] : [];
  return commit(
    ctx,
    {
      statements: [appear, ...remember],
      audit: [
        {
          action: "create",
          entity: "imports",
          entityId: job.id,
          organizationId: job.organizationId,
          after: { kind: job.kind, programId: job.programId, sha256: job.sha256, counts: job.counts },
        },
      ],
    },
    { status: 201, body: dryRunReply(ctx, job, rows), headers: { Location: `/api/imports/${job.id}` } },
    { resource: "imports", id: job.id },
  );
}
