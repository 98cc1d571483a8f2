import { z } from "zod";
import { dayAt } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { exports } from "#db/schema/index.ts";
import { lookStatements } from "../access/look.ts";
import { forbidden, invalid } from "../errors.ts";
import { commit, type Statement } from "../http/commit.ts";
import type { Reply, RequestContext } from "../http/endpoint.ts";
import { parseOrThrow } from "../http/faults.ts";
import { countAttempts } from "../http/limits.ts";
import { etagOf } from "../http/resourceRead.ts";
import { line } from "../http/shape.ts";
import { can } from "../policy/can.ts";
import { personalFields, readsPersonal } from "../policy/fields.ts";
import type { About } from "./about.ts";
import { baseOf, type ExportColumn } from "./columns.ts";
import { AT_ONCE, CHUNK, MOST_ROWS, PER_HOUR } from "./limits.ts";
import { fileNameOf, makeFile, rowsOf } from "./make.ts";
import { type ExportRow, exportsResource, presentExport, sendOn } from "./resource.ts";
import { asking, columnsOfFile, readRows, type Source, sourceOf } from "./sources.ts";
import { keepFile, keepIds } from "./store.ts";

const HOUR = 3_600_000;

export const exportBody = z.strictObject({
  resource: line(40),
  filter: z.record(z.string().max(60), z.json()).optional(),
  sort: z.tuple([z.string().max(60), z.enum(["ASC", "DESC"])]).optional(),
  locale: z.enum(["id", "en"]).optional(),
  /** What the file is for; stands in the file and in the log of looks at personal data. */
  reason: line(300).optional(),
});

/** Columns with personal values that a file shows to this reader. */
function personalOf(ctx: RequestContext, source: Source, columns: readonly ExportColumn[]): ExportColumn[] {
  if (!readsPersonal(ctx.actor)) return [];
  const personal = personalFields(source.resource);
  return columns.filter(({ field }) => personal.includes(baseOf(field)));
}

function readableSource(ctx: RequestContext, resource: string | undefined): Source {
  const source = sourceOf(resource ?? "");
  if (!source) throw invalid({ resource: { id: "Daftar ini tidak ada.", en: "There is no such list." } });
  if (!can(ctx.actor, source.resource, "read")) throw forbidden();
  return source;
}

/** GET /api/exports/personal?resource=people: what of a person the file of a list would show to this reader. */
export async function personalColumns(ctx: RequestContext): Promise<Reply> {
  const source = readableSource(ctx, ctx.query("resource"));
  await ctx.verify();
  const personal = personalOf(ctx, source, await columnsOfFile(ctx, source, ctx.now));
  return { status: 200, body: { columns: personal.map(({ field, heading }) => ({ field, heading })) } };
}

function assertPurpose(personal: readonly ExportColumn[], reason: string | undefined): void {
  if (personal.length === 0 || reason) return;
  throw invalid({
    reason: {
      id: "Tulis untuk apa berkas ini: isinya data pribadi.",
      en: "Say what this file is for: it holds personal data.",
    },
  });
}

/** A list with personal fields is looked at as a whole: it stands in the log of such looks. */
function logLook(
  ctx: RequestContext,
  row: ExportRow,
  personal: readonly ExportColumn[],
  ids: readonly string[],
): Statement[] {
  if (personal.length === 0 || row.total === 0) return [];
  const fields = [...new Set(personal.map(({ field }) => baseOf(field)))];
  const told = ctx.locale === "en" ? `Exported a list of ${row.total}` : `Ekspor daftar ${row.total} baris`;
  return lookStatements(ctx, {
    entity: row.resource === "worklist" ? "follow-ups" : row.resource,
    entityId: row.id,
    field: fields.join(", "),
    reason: row.reason ? `${told}: ${row.reason}` : told,
    seen: ids,
  });
}

async function* pieces(ctx: RequestContext, source: Source, about: About, ids: readonly string[]) {
  for (let at = 0; at < ids.length; at += CHUNK) {
    const records = await readRows(ctx, source, about.filter.view, ids.slice(at, at + CHUNK));
    yield rowsOf(ctx, about.columns, records);
  }
}

/** POST /api/exports: the list's ids at this instant; a short list is a file at once, a long one is worked off. */
export async function startExport(asked: RequestContext): Promise<Reply> {
  const body = parseOrThrow(exportBody, await asked.json());
  const source = readableSource(asked, body.resource);
  const ctx: RequestContext = { ...asked, locale: body.locale ?? "id" };
  const { now } = ctx;
  const columns = await columnsOfFile(ctx, source, now);
  const personal = personalOf(ctx, source, columns);
  assertPurpose(personal, body.reason);
  const { filter = {}, sort } = body;
  const ids = await source.ids(asking(ctx, { filter, sort }), MOST_ROWS + 1);
  if (ids.length > MOST_ROWS) {
    throw invalid({
      filter: {
        id: `Lebih dari ${MOST_ROWS} baris; persempit saringannya.`,
        en: `More than ${MOST_ROWS} rows; narrow the filter.`,
      },
    });
  }
  await ctx.verify();
  const { actor } = ctx;
  await countAttempts(
    ctx.db,
    [
      { key: `export|${actor.userId}`, limit: PER_HOUR.person, windowMs: HOUR },
      { key: `export|${actor.organizationId}`, limit: PER_HOUR.organization, windowMs: HOUR },
    ],
    now,
  );
  const id = newId("exp", now);
  const { resource, reason } = body;
  const about: About = { id, resource, reason, columns, filter, sort, asked: ids.length, madeAt: now };
  const row = newExport(ctx, about, ids.length > AT_ONCE);
  if (row.state === "running") await keepIds(ctx, row.id, ids);
  else row.objectKey = await keepFile(ctx, row.id, await makeFile(ctx, about, pieces(ctx, source, about, ids)));
  const audit = {
    action: "export" as const,
    entity: "exports" as const,
    entityId: row.id,
    organizationId: row.organizationId,
    // Which fields were filtered by, not the values: those can be names.
    after: { resource: row.resource, filteredBy: Object.keys(filter), rows: row.total, locale: row.locale },
  };
  const reply = await commit(
    asked,
    {
      statements: [ctx.db.insert(exports).values(row), ...logLook(ctx, row, personal, ids)],
      audit: [audit],
    },
    {
      status: 201,
      body: presentExport(row),
      etag: etagOf(row),
      headers: { Location: `/api/${exportsResource.spec.name}/${row.id}` },
    },
    { resource: "exports", id: row.id },
  );
  if (row.state === "running") await sendOn(ctx, row.id);
  return reply;
}

function newExport(ctx: RequestContext, about: About, long: boolean): ExportRow {
  const { actor, now } = ctx;
  return {
    id: about.id,
    organizationId: actor.organizationId,
    version: 1,
    createdAt: now,
    createdBy: actor.userId,
    updatedAt: now,
    updatedBy: actor.userId,
    deletedAt: null,
    resource: about.resource,
    filter: about.filter,
    sort: about.sort ?? null,
    reason: about.reason ?? null,
    locale: ctx.locale,
    state: long ? "running" : "ready",
    total: about.asked,
    rowsDone: long ? 0 : about.asked,
    fileName: fileNameOf(ctx, about.resource, dayAt(now, actor.jurisdiction)),
    objectKey: null,
    error: null,
  };
}
