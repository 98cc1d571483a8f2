import { and, count, eq, getTableColumns, sql } from "drizzle-orm";
import { Hono } from "hono";
import { z } from "zod";
import { dayAt } from "#db/constants.ts";
import { idPattern } from "#db/ids.ts";
import { groups, stallRuns } from "#db/schema/index.ts";
import { ApiError, forbidden, invalid, notFound } from "../errors.ts";
import { commit } from "../http/commit.ts";
import { endpoint, type Reply, type RequestContext } from "../http/endpoint.ts";
import { parseOrThrow } from "../http/faults.ts";
import { parseListQuery } from "../http/listQuery.ts";
import { admitRow, recordQuery } from "../http/resourceRead.ts";
import { type ProgramRow, type Row, specOf } from "../http/resourceSpec.ts";
import { day } from "../http/shape.ts";
import { can } from "../policy/can.ts";
import { scope } from "../policy/scope.ts";
import { todayAt } from "./asOf.ts";
import { previewStall } from "./preview.ts";
import { runStall } from "./run.ts";
import { undoable, undoStatements } from "./undo.ts";

const FIRST_DAY = "2000-01-01";

const runBody = z.strictObject({
  programId: z.string().regex(idPattern("prg")).optional(),
  preview: z.boolean().optional(),
  asOf: day().optional(),
  basis: z.enum(["happened", "recorded"]).optional(),
});
type RunBody = z.output<typeof runBody>;

const mine = (ctx: RequestContext) =>
  scope(ctx, "stall-runs", "read", { by: "organization" }, stallRuns.organizationId);

/** The programme a run is narrowed to, if the actor may read it. */
async function programOf(ctx: RequestContext, programId: string): Promise<ProgramRow> {
  const spec = specOf("programs");
  if (!spec) throw new Error("programs is not declared");
  const [rows] = (await ctx.read([recordQuery(ctx, spec, programId, "read")])) as [Row[]];
  return admitRow(rows[0]) as ProgramRow;
}

/** Of another organisation's programme a preview tells only what lies in the reader's own reach. */
async function readableGroups(ctx: RequestContext, programId: string): Promise<Set<string>> {
  const reached = scope(ctx, "groups", "read", { by: "groups" }, groups.organizationId);
  const rows = await ctx.db
    .select({ id: groups.id })
    .from(groups)
    .where(and(eq(groups.programId, programId), reached));
  return new Set(rows.map(({ id }) => id));
}

function assertAsOf(ctx: RequestContext, { preview, asOf, basis }: RunBody): void {
  const fault = (field: string, id: string, en: string) => invalid({ [field]: { id, en } });
  if (asOf === undefined) {
    if (basis !== undefined) throw fault("basis", "Hanya bersama asOf.", "Only together with asOf.");
    return;
  }
  if (!preview) throw fault("asOf", "Hanya untuk uji coba (preview).", "Only in a preview.");
  const today = dayAt(ctx.now, ctx.actor.jurisdiction);
  if (asOf >= today || asOf < FIRST_DAY) {
    throw fault("asOf", `Hari yang sudah lewat, sebelum ${today}.`, `A past day, before ${today}.`);
  }
}

async function start(ctx: RequestContext): Promise<Reply> {
  const body = parseOrThrow(runBody, await ctx.json());
  if (!body.preview && !can(ctx.actor, "stall-runs", "run")) throw forbidden();
  assertAsOf(ctx, body);
  const { programId, preview, asOf, basis = "happened" } = body;
  const program = programId === undefined ? undefined : await programOf(ctx, programId);
  await ctx.verify();
  const organizationId = program?.organizationId ?? ctx.actor.organizationId;
  if (preview) {
    const at = asOf === undefined ? todayAt(ctx.now) : { day: asOf, basis };
    const result = await previewStall(ctx, { organizationId, programId, asOf: at });
    if (organizationId === ctx.actor.organizationId) return { status: 200, body: result };
    const readable = await readableGroups(ctx, String(programId));
    const results = result.results.filter(({ groupId }) => readable.has(groupId));
    return { status: 200, body: { ...result, groups: results.length, results } };
  }
  if (organizationId !== ctx.actor.organizationId) throw forbidden();
  const { result, finish } = await runStall(ctx, { organizationId, programId, trigger: "manual" });
  const reply = { status: 200, body: result };
  return commit(
    ctx,
    {
      statements: [finish],
      audit: [
        {
          action: "run",
          entity: "stall-runs",
          entityId: result.runId,
          organizationId,
          after: { ...result, programId },
        },
      ],
    },
    reply,
  );
}

export async function listRuns(ctx: RequestContext): Promise<Reply> {
  const columns = getTableColumns(stallRuns);
  const query = parseListQuery(ctx, {
    fields: Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, { column, value: column }])),
    virtual: {},
    search: () => undefined,
    defaultSort: ["startedAt", "DESC"],
  });
  const where = and(mine(ctx), query.where);
  const [rows, [total]] = await ctx.read([
    ctx.db
      .select({ ...columns, undoable: sql<number>`${undoable}` })
      .from(stallRuns)
      .where(where)
      .orderBy(...query.orderBy)
      .limit(query.to - query.from + 1)
      .offset(query.from),
    ctx.db.select({ total: count() }).from(stallRuns).where(where),
  ]);
  const range = rows.length > 0 ? `${query.from}-${query.from + rows.length - 1}` : "*";
  return {
    status: 200,
    body: rows.map(shown),
    headers: {
      "Content-Range": `stall-runs ${range}/${total?.total ?? 0}`,
      "Access-Control-Expose-Headers": "Content-Range",
    },
  };
}

const shown = (row: Row) => ({ ...row, undoable: row.undoable === 1 });

async function findRun(ctx: RequestContext) {
  const [rows] = await ctx.read([
    ctx.db
      .select({ ...getTableColumns(stallRuns), undoable: sql<number>`${undoable}` })
      .from(stallRuns)
      .where(and(eq(stallRuns.id, ctx.param("id")), mine(ctx))),
  ]);
  if (!rows[0]) throw notFound();
  return rows[0];
}

async function undo(ctx: RequestContext): Promise<Reply> {
  const run = await findRun(ctx);
  if (run.organizationId !== ctx.actor.organizationId) throw forbidden();
  if (run.undoable !== 1) {
    throw new ApiError(409, "not_latest_run", {
      id: "Hanya evaluasi terakhir yang selesai dan belum dibatalkan yang dapat dibatalkan.",
      en: "Only the latest run that is finished and not undone can be undone.",
    });
  }
  const body = { ...run, undoneAt: ctx.now, undoneBy: ctx.actor.userId, undoable: false };
  return commit(
    ctx,
    {
      statements: undoStatements(ctx, run.id),
      audit: [{ action: "undo", entity: "stall-runs", entityId: run.id, organizationId: run.organizationId }],
    },
    { status: 200, body },
  );
}

export const runRoutes = new Hono()
  .get("/", endpoint({ resource: "stall-runs", action: "read" }, listRuns))
  .get(
    "/:id",
    endpoint({ resource: "stall-runs", action: "read" }, async (ctx) => ({
      status: 200,
      body: shown(await findRun(ctx)),
    })),
  )
  .post(
    "/",
    endpoint({ resource: "stall-runs", action: "preview" }, start, {
      body: runBody,
      summary: "Run the rules now, or preview them as of a day",
    }),
  )
  .post("/:id/undo", endpoint({ resource: "stall-runs", action: "run" }, undo));
