import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { AuditAction } from "#db/constants.ts";
import { imports, programs } from "#db/schema/index.ts";
import { invalid, notFound } from "../errors.ts";
import { commit, guard, writeBatch } from "../http/commit.ts";
import type { Reply, RequestContext } from "../http/endpoint.ts";
import { parseOrThrow } from "../http/faults.ts";
import { expectVersion } from "../http/resourceRead.ts";
import { cellText } from "./fields/cellText.ts";
import { KINDS } from "./kinds.ts";
import { rememberLayout, type StoredMapping } from "./layouts.ts";
import { mappingOf, presentRow, shownValues, valueMapOf } from "./present.ts";
import type { Edits } from "./readCells.ts";
import { assertReady, importsResource, readImport } from "./resource.ts";
import { type ImportRow, pageRows, replaceRows, type StoredRow, toStored } from "./rowStore.ts";
import { assertFields, editShape, mappingShape, rowNumber } from "./shapes.ts";
import { headingKey } from "./table/mapping.ts";
import { applyChoice } from "./table/readTable.ts";
import { dryRunReply } from "./upload.ts";
import { mergeMaps, proposeValueMap } from "./valueMap.ts";

async function loadRows(ctx: RequestContext, job: ImportRow): Promise<StoredRow[]> {
  const rows: StoredRow[] = [];
  for await (const page of pageRows(ctx, job)) rows.push(...page);
  return rows;
}

/** Runs the whole file dry again, since one repaired row can free or spoil another, and stores what came out differently. */
async function recheck(
  ctx: RequestContext,
  job: ImportRow,
  before: readonly StoredRow[],
  { columns: mapping, valueMap }: StoredMapping,
  edits: ReadonlyMap<number, Edits>,
) {
  const [program] = await ctx.db.select().from(programs).where(eq(programs.id, job.programId));
  if (!program) throw notFound();
  const { date1904 } = job.headers as { date1904: boolean };
  const input = { rows: before, mapping, valueMap, date1904, edits };
  const dry = await KINDS[job.kind].dry(ctx, { program, importer: ctx.actor }, input);
  const rows = toStored(before, dry.rows, edits);
  const changed = rows.filter((row, i) => JSON.stringify(row) !== JSON.stringify(before[i]));
  return { rows, changed, counts: dry.counts };
}

/** Rows first, the import (and the stored reply) last: a crash in between is mended by asking again. */
async function store(
  ctx: RequestContext,
  job: ImportRow,
  after: ImportRow,
  changed: readonly StoredRow[],
  action: AuditAction,
  reply: Reply,
  extra: Parameters<typeof commit>[1]["statements"] = [],
) {
  const batches: Parameters<typeof writeBatch>[1][] = [];
  for await (const statements of replaceRows(ctx, job, changed)) batches.push(statements);
  const last = batches.length === 1 ? (batches.pop() ?? []) : [];
  for (const statements of batches) await writeBatch(ctx, statements);
  const { counts, mapping } = after;
  const update = ctx.db
    .update(imports)
    .set({ counts, mapping, version: job.version + 1, updatedAt: ctx.now, updatedBy: ctx.actor.userId })
    .where(and(eq(imports.id, job.id), eq(imports.version, job.version), eq(imports.state, "ready")));
  return commit(
    ctx,
    {
      statements: [update, guard(ctx), ...last, ...extra],
      audit: [
        {
          ...{ action, entity: "imports", entityId: job.id, organizationId: job.organizationId },
          before: { counts: job.counts },
          after: { counts, rows: changed.map((row) => row.row).slice(0, 20) },
        },
      ],
    },
    reply,
    { resource: "imports", id: job.id },
  );
}

/** PUT /api/imports/ID/mapping: what the columns are, corrected by a person and remembered for this layout. */
export async function remap(ctx: RequestContext): Promise<Reply> {
  const { columns, valueMap: said = {} } = parseOrThrow(mappingShape, await ctx.json());
  const job = await readImport(ctx, "update");
  assertFields(job.kind, { columns, valueMap: said });
  assertReady(job);
  expectVersion(ctx, importsResource.spec, job);
  const known = new Set(mappingOf(job).map((one) => one.column));
  const stray = columns.find((one) => !known.has(one.column));
  if (stray)
    throw invalid({ columns: { id: `Kolom ${stray.column} tidak ada.`, en: `There is no column ${stray.column}.` } });
  const fields = columns.flatMap((one) => one.field ?? []);
  const twice = fields.find((field, i) => fields.indexOf(field) !== i);
  if (twice) throw invalid({ columns: { id: `${twice} dipilih dua kali.`, en: `${twice} is chosen twice.` } });
  const mapping = applyChoice(mappingOf(job), columns);
  const before = await loadRows(ctx, job);
  const edits = new Map(before.map((row) => [row.row, row.edits]));
  const meant = mergeMaps(valueMapOf(job), said);
  const whole = { columns: mapping, valueMap: proposeValueMap(KINDS[job.kind].shape, before, mapping, meant) };
  const { rows, changed, counts } = await recheck(ctx, job, before, whole, edits);
  const after = { ...job, mapping: whole, counts, version: job.version + 1 };
  return store(ctx, job, after, changed, "map", { status: 200, body: dryRunReply(ctx, after, rows) }, [
    rememberLayout(ctx, job, job.layoutKey, whole, ctx.actor.userId),
  ]);
}

/** A cell named by its field, its heading or its column letter. */
function fieldNamed(job: ImportRow, name: string): string | null {
  if (KINDS[job.kind].shape.fields.some((field) => field.name === name)) return name;
  const key = headingKey(name);
  const one = mappingOf(job).find(
    ({ column, heading, field }) =>
      field &&
      (column === name || headingKey(heading) === key || headingKey(heading.split(" / ").at(-1) ?? "") === key),
  );
  return one?.field ?? null;
}

const VEIL = /•/;

function readEdits(job: ImportRow, row: StoredRow, values: z.output<typeof editShape>["values"]): Edits {
  const shown = shownValues(job, row);
  const edits: Edits = {};
  for (const [name, value] of Object.entries(values)) {
    const field = fieldNamed(job, name);
    if (!field)
      throw invalid({ [`values.${name}`]: { id: "Kolom ini tidak dikenal.", en: "There is no such column." } });
    // A veiled number that comes back unchanged is no correction.
    if (value !== shown[field] || !VEIL.test(String(value))) edits[field] = cellText(value);
  }
  return edits;
}

/** PUT /api/imports/ID/rows/ROW: cells of one row typed anew (or a proposal taken over), and the file checked again. */
export async function repairRow(ctx: RequestContext): Promise<Reply> {
  const { values } = parseOrThrow(editShape, await ctx.json());
  const number = rowNumber.safeParse(ctx.param("row"));
  const job = await readImport(ctx, "update");
  assertReady(job);
  expectVersion(ctx, importsResource.spec, job);
  const before = await loadRows(ctx, job);
  const target = before.find((row) => row.row === number.data);
  if (!target) throw notFound();
  const whole = { columns: mappingOf(job), valueMap: valueMapOf(job) };
  const edits = new Map(before.map((row) => [row.row, row.edits]));
  edits.set(target.row, { ...target.edits, ...readEdits(job, target, values) });
  const { rows, changed, counts } = await recheck(ctx, job, before, whole, edits);
  const row = rows.find((one) => one.row === target.row) ?? target;
  const after = { ...job, counts, version: job.version + 1 };
  const others = changed.filter((one) => one.row !== target.row);
  const body = {
    ...presentRow(job, row, ctx.locale, true),
    counts,
    version: after.version,
    others: others.map((one) => presentRow(job, one, ctx.locale)),
  };
  return store(ctx, job, after, changed, "repair", { status: 200, body });
}
