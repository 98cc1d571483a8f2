import { conflict, notFound } from "../errors.ts";
import { endpoint, type Reply, type RequestContext } from "../http/endpoint.ts";
import { admitRow, etagOf, reachable, recordQuery } from "../http/resourceRead.ts";
import type { Row } from "../http/resourceSpec.ts";
import { STALLED_AFTER_MS, XLSX } from "./limits.ts";
import { type ExportRow, exportsResource, presentExport, sendOn } from "./resource.ts";
import { exportBody, personalColumns, startExport } from "./start.ts";
import { openFile } from "./store.ts";

async function readExport(ctx: RequestContext): Promise<ExportRow> {
  const [rows] = (await ctx.read([recordQuery(ctx, exportsResource.spec, ctx.param("id"), "read")])) as [Row[]];
  return admitRow(rows[0]) as ExportRow;
}

/** GET /api/exports/ID: how far it is. */
async function showExport(ctx: RequestContext): Promise<Reply> {
  const job = await readExport(ctx);
  if (job.state === "running" && ctx.now - job.updatedAt > STALLED_AFTER_MS) await sendOn(ctx, job.id);
  return { status: 200, body: presentExport(job), etag: etagOf(job) };
}

/** A name for every client: plain letters, and the true one beside (RFC 6266). */
const disposition = (name: string) =>
  `attachment; filename="${name.replace(/[^\w.-]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(name)}`;

/** GET /api/exports/ID/file: to the one who asked for it. */
async function downloadExport(ctx: RequestContext): Promise<Response> {
  const job = await readExport(ctx);
  if (job.state !== "ready" || !job.objectKey) {
    throw conflict("export_not_ready", {
      id: "Berkasnya belum siap.",
      en: "The file is not ready.",
    });
  }
  const object = await openFile(ctx, job.objectKey);
  if (!object) throw notFound();
  return new Response(object.body as unknown as ReadableStream, {
    headers: {
      "Content-Type": XLSX,
      "Content-Length": String(object.size),
      "Content-Disposition": disposition(job.fileName),
      "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    },
  });
}

const read = { resource: "exports" as const, action: "read" as const };

exportsResource.routes
  .post(
    "/",
    endpoint({ resource: "exports", action: "create" }, startExport, {
      reachable,
      body: exportBody,
      summary:
        "A list as filtered, as a workbook (XLSX), with a reason where it holds personal data; above 2,000 rows with progress at GET /api/exports/ID",
    }),
  )
  .get(
    "/personal",
    endpoint({ resource: "exports", action: "create" }, personalColumns, {
      summary: "Which columns of a list's file are personal: with any, the file needs a reason",
      query: { resource: "List" },
    }),
  )
  .get("/:id", endpoint(read, showExport, { summary: "State and progress" }))
  .get("/:id/file", endpoint(read, downloadExport, { summary: "The workbook; kept for a day, for its maker alone" }));

export { exportsResource };
