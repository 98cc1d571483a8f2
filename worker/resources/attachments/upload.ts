import { and, count, eq, gte, sql } from "drizzle-orm";
import { z } from "zod";
import { ATTACHMENT_KINDS } from "#db/constants.ts";
import { idPattern, newId } from "#db/ids.ts";
import { attachments, programs } from "#db/schema/index.ts";
import type { ProgramSetup } from "#db/schema/programTemplates.ts";
import { type CleanFile, DOCUMENT_BYTES, readFile } from "../../attachments/readFile.ts";
import { type RefusalCode, RefusedFile } from "../../attachments/refusedFile.ts";
import { ApiError, conflict, forbidden, invalid, notFound, tooMany } from "../../errors.ts";
import { commit, guardThat } from "../../http/commit.ts";
import { sha256 } from "../../http/crypto.ts";
import { type Reply, type RequestContext, StartOver } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { countAttempt } from "../../http/limits.ts";
import { readMultipart } from "../../http/multipart.ts";
import { etagOf, presentRow } from "../../http/resourceRead.ts";
import { type Row, specOf } from "../../http/resourceSpec.ts";
import { newRow } from "../../http/resourceWrite.ts";
import { attachmentsResource } from "./resource.ts";
import { SUBJECTS, subjectQuery } from "./subjects.ts";

const UPLOADS = 120;
const UPLOAD_WINDOW_MS = 10 * 60_000;
const DAY_MS = 86_400_000;
const BYTES_A_DAY = 400_000_000;
const MOST_ON_A_RECORD = 30;
const LONGEST_NAME = 120;

const STATUS: Partial<Record<RefusalCode, number>> = { too_large: 413, unknown_type: 415, type_mismatch: 415 };

const uploadShape = z.strictObject({
  id: z.string().regex(idPattern("fil")).optional(),
  file: z.instanceof(File),
  subject: z.enum(SUBJECTS),
  subjectId: z.string().min(1).max(60),
  kind: z.enum(ATTACHMENT_KINDS).optional(),
  documentCode: z.string().min(1).max(60).optional(),
});
type Upload = z.output<typeof uploadShape>;

/** The name a person gave a file, without its folders and without what no file name holds. */
export function cleanName(name: string): string {
  const last = name.normalize("NFC").split(/[\\/]/).at(-1) ?? "";
  // Control, direction and format characters can make a name look like another.
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"<>|:*?]/gu, "").trim();
  const ending = /\.[A-Za-z0-9]{1,5}$/.exec(plain)?.[0] ?? "";
  const stem = plain.slice(0, plain.length - ending.length);
  return `${(stem || "berkas").slice(0, LONGEST_NAME - ending.length)}${ending}`;
}

async function readForm(ctx: RequestContext): Promise<Upload> {
  const form = await readMultipart(ctx, DOCUMENT_BYTES);
  const values: Record<string, unknown> = {};
  for (const [name, value] of form.entries()) {
    if (Object.hasOwn(values, name)) throw invalid({ [name]: { id: "Muncul dua kali.", en: "Appears twice." } });
    values[name] = value;
  }
  return parseOrThrow(uploadShape, values);
}

/** Which of the documents a programme's template asks for, if the file is one of them. */
function assertDocument({ subject, documentCode }: Upload, setup: ProgramSetup | null | undefined): void {
  if (documentCode === undefined) return;
  if (subject === "programs" && setup?.documents.some(({ code }) => code === documentCode)) return;
  throw invalid({
    documentCode: {
      id: "Program ini tidak meminta dokumen tersebut.",
      en: "This programme asks for no such document.",
    },
  });
}

/** The record it hangs on, what else hangs there, and how much this person sent today. */
async function readPlace(ctx: RequestContext, form: Upload) {
  const { subject, subjectId, id } = form;
  const spec = specOf(subject);
  if (!spec) throw notFound();
  const [found, [beside], [today], taken, [program]] = await ctx.read([
    subjectQuery(ctx, spec, subjectId),
    ctx.db.select({ total: count() }).from(attachments).where(onRecord(form)),
    ctx.db
      .select({ bytes: sql<number>`coalesce(sum(${attachments.size}), 0)` })
      .from(attachments)
      .where(
        and(
          eq(attachments.organizationId, ctx.actor.organizationId),
          gte(attachments.createdAt, ctx.now - DAY_MS),
          eq(attachments.createdBy, ctx.actor.userId),
        ),
      ),
    ctx.db
      .select({ id: attachments.id })
      .from(attachments)
      .where(eq(attachments.id, id ?? "")),
    ctx.db.select({ setup: programs.setup }).from(programs).where(eq(programs.id, subjectId)),
  ]);
  const record = found[0];
  if (!record) throw notFound();
  const own = record.organizationId === ctx.actor.organizationId || record._answers;
  if (!record._may || !own) throw forbidden();
  assertDocument(form, program?.setup);
  if (taken.length > 0) {
    throw conflict("id_taken", { id: "Id ini sudah dipakai.", en: "This id is already taken." });
  }
  if ((beside?.total ?? 0) >= MOST_ON_A_RECORD) {
    throw conflict("too_many_files", {
      id: `Paling banyak ${MOST_ON_A_RECORD} berkas per catatan.`,
      en: `A record has at most ${MOST_ON_A_RECORD} files.`,
    });
  }
  if ((today?.bytes ?? 0) > BYTES_A_DAY) throw tooMany(DAY_MS / 1000);
  return record;
}

async function readClean(file: File): Promise<CleanFile> {
  try {
    return await readFile(new Uint8Array(await file.arrayBuffer()), file.name, file.type);
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error;
    throw new ApiError(STATUS[error.code] ?? 422, error.code, error.text, { fields: { file: error.text } });
  }
}

const onRecord = ({ subject, subjectId }: Upload) =>
  sql`${attachments.subject} = ${subject} AND ${attachments.subjectId} = ${subjectId} AND ${attachments.deletedAt} IS NULL`;

/** Of two at once one is there and the room is not overrun: the other looks again, and is told. */
const stillNew = (ctx: RequestContext, form: Upload, hash: string) =>
  guardThat(
    ctx,
    sql`(SELECT count(*) <= ${MOST_ON_A_RECORD} AND sum(${attachments.sha256} = ${hash}) = 1 FROM ${attachments} WHERE ${onRecord(form)})`,
    "stale",
  );

async function assertNew(ctx: RequestContext, form: Upload, hash: string) {
  const [same] = await ctx.read([
    ctx.db
      .select({ id: attachments.id })
      .from(attachments)
      .where(and(onRecord(form), eq(attachments.sha256, hash))),
  ]);
  if (same.length === 0) return;
  throw conflict("already_there", { id: "Berkas ini sudah ada di sini.", en: "This file is already here." });
}

/** POST /api/attachments: rights, then the file as it is kept, then the object, then its row. */
export async function uploadAttachment(ctx: RequestContext): Promise<Reply> {
  await ctx.verify();
  await countAttempt(ctx.db, `upload|${ctx.actor.userId}`, UPLOADS, UPLOAD_WINDOW_MS, ctx.now);
  const form = await readForm(ctx);
  const record = await readPlace(ctx, form);
  const file = await readClean(form.file);
  const hash = await sha256(file.bytes);
  await assertNew(ctx, form, hash);
  const id = form.id ?? newId("fil", ctx.now);
  const objectKey = `attachments/${crypto.randomUUID()}`;
  const row: Row = {
    ...newRow(ctx, id),
    subject: form.subject,
    subjectId: form.subjectId,
    groupId: record.groupId,
    groupOrganizationId: record.groupOrganizationId,
    documentCode: form.documentCode ?? null,
    kind: form.kind ?? (file.width === null ? "document" : "photo"),
    name: cleanName(form.file.name),
    contentType: file.contentType,
    size: file.bytes.byteLength,
    width: file.width,
    height: file.height,
    sha256: hash,
    objectKey,
  };
  // The object goes first: a row without its file would be a promise; a file without its row is swept up at night.
  await ctx.env.FILES.put(objectKey, file.bytes, {
    httpMetadata: { contentType: file.contentType },
    customMetadata: { at: String(ctx.now) },
  });
  const { objectKey: _, ...logged } = row;
  return commit(
    ctx,
    {
      statements: [
        ctx.db.insert(attachments).values(row as typeof attachments.$inferInsert),
        stillNew(ctx, form, hash),
      ],
      audit: [
        {
          action: "create",
          entity: "attachments",
          entityId: id,
          organizationId: ctx.actor.organizationId,
          after: logged,
        },
      ],
    },
    {
      status: 201,
      body: presentRow(ctx, attachmentsResource.spec, row),
      etag: etagOf(row),
      headers: { Location: `/api/attachments/${id}` },
    },
    { resource: "attachments", id },
  ).catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 412) throw new StartOver("stale");
    throw error;
  });
}
