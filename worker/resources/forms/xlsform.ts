import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { forms } from "#db/schema/index.ts";
import { ApiError, invalid } from "../../errors.ts";
import { type PlainSheet, writeSheets } from "../../exports/workbook/sheets.ts";
import { fault } from "../../forms/answers.ts";
import { type ReadForm, readXlsForm } from "../../forms/xlsform/readXlsForm.ts";
import { type SheetOut, writeXlsForm } from "../../forms/xlsform/writeXlsForm.ts";
import type { Reply, RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { countAttempt } from "../../http/limits.ts";
import { readMultipart } from "../../http/multipart.ts";
import { admitRow, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { commitTouching, planCreate } from "../../http/resourceWrite.ts";
import { openWorkbook } from "../../imports/read/workbook.ts";
import { unreadableReply } from "../../imports/upload.ts";
import { codeFrom, type FormRow, formsResource } from "./resource.ts";
import { draftShape } from "./shape.ts";

const LARGEST_FILE = 2_000_000;
const UPLOADS = 60;
const UPLOAD_WINDOW_MS = 10 * 60_000;
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const importShape = z.strictObject({ file: z.instanceof(File), preview: z.enum(["yes"]).optional() });

export const importForm = {
  file: "The XLSForm (.xlsx): sheets survey, choices, settings; at most 2 MB",
  preview: "yes: read it and say what became of it, keep nothing",
};

function readFile(bytes: Uint8Array, name: string): ReadForm {
  try {
    const book = openWorkbook(bytes);
    const sheets = book.sheets.map(({ name: sheet }, i) => ({ ...book.read(i), name: sheet }));
    const read = readXlsForm(sheets, name);
    if (read) return read;
  } catch (error) {
    throw unreadableReply(error);
  }
  throw new ApiError(
    422,
    "no_survey",
    fault("Lembar survey tidak ada: ini bukan XLSForm.", "There is no survey sheet: this is no XLSForm."),
    { fields: { file: fault("Berkas ini tidak memuat lembar survey.", "This file has no survey sheet.") } },
  );
}

/**
 * `POST /import` (multipart: file, preview?): an XLSForm as a new draft, with a list of everything in it that came in
 * otherwise or not at all. With `preview` nothing is kept.
 */
export async function importXlsForm(ctx: RequestContext): Promise<Reply> {
  await ctx.verify();
  await countAttempt(ctx.db, `form:${ctx.actor.userId}`, UPLOADS, UPLOAD_WINDOW_MS, ctx.now);
  const { file, preview } = parseOrThrow(importShape, Object.fromEntries(await readMultipart(ctx, LARGEST_FILE)));
  if (file.size > LARGEST_FILE) throw invalid({ file: fault("Paling besar 2 MB.", "At most 2 MB.") });
  const { name, code, draft, notTaken } = readFile(new Uint8Array(await file.arrayBuffer()), file.name);
  parseOrThrow(draftShape, draft);
  const { spec } = formsResource;
  const [taken] = await ctx.read([
    ctx.db
      .select({ code: forms.code })
      .from(forms)
      .where(and(eq(forms.organizationId, ctx.actor.organizationId), isNull(forms.deletedAt))),
  ]);
  const free = codeFrom(code, new Set(taken.map((one) => one.code)));
  if (preview) return { status: 200, body: { form: { name, code: free, draft }, notTaken } };
  const { id, change, touched, reply } = await planCreate(ctx, spec, { name, code: free, draft });
  const told: Reply = { ...reply, body: { form: reply.body, notTaken } };
  return commitTouching(ctx, change, touched, told, { resource: spec.name, id });
}

const WIDTHS: Record<string, number> = { type: 24, name: 22, relevant: 40, constraint: 32, required: 9 };

const plainSheet = ({ name, headings, rows }: SheetOut): PlainSheet => ({
  ...{ name, headings },
  widths: headings.map((heading) => WIDTHS[heading] ?? (heading.includes("::") ? 36 : 16)),
  rows: rows.map((cells) => cells.map((value) => (value === "" ? null : { kind: "text", value }))),
});

/** `GET /:id/xlsform`: the draft as an XLSForm (.xlsx). */
export async function exportXlsForm(ctx: RequestContext): Promise<Response> {
  const [rows] = (await ctx.read([recordQuery(ctx, formsResource.spec, ctx.param("id"), "read")])) as [Row[]];
  const { code, name, draft, version } = admitRow(rows[0]) as unknown as FormRow;
  const sheets = writeXlsForm({ code, name, version, definition: draft }).map(plainSheet);
  return new Response(writeSheets(sheets, ctx.now), {
    headers: {
      "Content-Type": XLSX,
      "Content-Disposition": `attachment; filename="${code}.xlsx"`,
      "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    },
  });
}
