import { and, asc, count, eq, inArray, or } from "drizzle-orm";
import { z } from "zod";
import { IMPORT_OUTCOMES } from "#db/constants.ts";
import { importRows } from "#db/schema/index.ts";
import { malformed } from "../errors.ts";
import { endpoint, type Reply, type RequestContext } from "../http/endpoint.ts";
import { faultsOf } from "../http/faults.ts";
import { reachable } from "../http/resourceRead.ts";
import { commitImport, sendOn } from "./commit/commitImport.ts";
import { presentImport, presentRow } from "./present.ts";
import { remap, repairRow } from "./repair.ts";
import { importsResource, readImport } from "./resource.ts";
import { openAll } from "./rowStore.ts";
import { commitShape, editShape, mappingShape } from "./shapes.ts";
import { undoImport } from "./undo/undoImport.ts";
import { uploadFile } from "./upload.ts";

const STALLED_AFTER_MS = 60_000;
const FAULTY_AT_MOST = 1_000;

const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom", message: "JSON" });
        return z.NEVER;
      }
    })
    .pipe(schema);

const pageShape = z.object({
  range: json(z.tuple([z.int().min(0), z.int().min(0)])).default([0, 99]),
  filter: json(
    z.strictObject({ outcome: z.enum(IMPORT_OUTCOMES).optional(), hasWarning: z.boolean().optional() }),
  ).default({}),
});

/** GET /api/imports/ID: state and progress, and the rows a person has to look at. */
async function showImport(ctx: RequestContext): Promise<Reply> {
  const job = await readImport(ctx, "read");
  if (job.state === "committing" && ctx.now - job.updatedAt > STALLED_AFTER_MS) await sendOn(ctx, job.id);
  const faulty = await ctx.db
    .select()
    .from(importRows)
    .where(
      and(
        eq(importRows.importId, job.id),
        or(eq(importRows.hasWarning, true), inArray(importRows.outcome, ["duplicate", "error"])),
      ),
    )
    .orderBy(asc(importRows.row))
    .limit(FAULTY_AT_MOST);
  const rows = (await openAll(ctx, job.kind, faulty)).map((row) => presentRow(job, row, ctx.locale));
  return { status: 200, body: { ...presentImport(job), rows }, etag: `"${job.version}"` };
}

/** GET /api/imports/ID/rows: any rows, by page, with what stands in their cells. */
async function listRows(ctx: RequestContext): Promise<Reply> {
  const asked = pageShape.safeParse({ range: ctx.query("range"), filter: ctx.query("filter") });
  if (!asked.success || asked.data.range[1] - asked.data.range[0] >= FAULTY_AT_MOST) {
    throw malformed(
      { id: "range atau filter tidak sah.", en: "range or filter is not valid." },
      asked.success ? {} : faultsOf(asked.error),
    );
  }
  const job = await readImport(ctx, "read");
  const { range, filter } = asked.data;
  const where = and(
    eq(importRows.importId, job.id),
    filter.outcome && eq(importRows.outcome, filter.outcome),
    filter.hasWarning !== undefined ? eq(importRows.hasWarning, filter.hasWarning) : undefined,
  );
  const [page, [total]] = await ctx.db.batch([
    ctx.db
      .select()
      .from(importRows)
      .where(where)
      .orderBy(asc(importRows.row))
      .limit(range[1] - range[0] + 1)
      .offset(range[0]),
    ctx.db.select({ n: count() }).from(importRows).where(where),
  ]);
  const rows = await openAll(ctx, job.kind, page);
  const shown = rows.length > 0 ? `${range[0]}-${range[0] + rows.length - 1}` : "*";
  return {
    status: 200,
    body: rows.map((row) => presentRow(job, row, ctx.locale, true)),
    headers: { "Content-Range": `rows ${shown}/${total?.n ?? 0}`, "Access-Control-Expose-Headers": "Content-Range" },
  };
}

const may = (action: "read" | "create" | "update" | "transition") => ({ resource: "imports" as const, action });

importsResource.routes
  .post(
    "/",
    endpoint(may("create"), uploadFile, {
      reachable,
      summary: "Read a file, map its columns and run it dry",
      form: {
        file: "The spreadsheet, at most 10 MB",
        kind: "roster, orders or follow-ups",
        programId: "The programme it belongs to",
        cohort: "JSON: title, startsOn, endsOn",
        legalBasis: "hibah, bansos, csr or pinjam_pakai",
        mapping: "JSON: columns and valueMap as corrected before",
      },
    }),
  )
  .get("/:id", endpoint(may("read"), showImport, { summary: "State, progress, and the rows to look at" }))
  .get(
    "/:id/rows",
    endpoint(may("read"), listRows, {
      summary: "Rows of the file, by page, with what stands in their cells",
      query: { range: "[first,last], at most 1 000 rows", filter: "JSON: outcome, hasWarning" },
    }),
  )
  .put(
    "/:id/mapping",
    endpoint(may("update"), remap, { reachable, body: mappingShape, summary: "Correct the mapping; runs dry again" }),
  )
  .put(
    "/:id/rows/:row",
    endpoint(may("update"), repairRow, { reachable, body: editShape, summary: "Repair cells of a row" }),
  )
  .post(
    "/:id/commit",
    endpoint(may("transition"), commitImport, {
      reachable,
      bodyOptional: true,
      body: commitShape,
      summary: "Write the valid rows; 202 with progress above 2,000 rows",
    }),
  )
  .post(
    "/:id/undo",
    endpoint(may("transition"), undoImport, { reachable, summary: "Take back what it made, unless touched since" }),
  );

export { importsResource };
