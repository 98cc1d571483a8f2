import { and, count, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Hono } from "hono";
import { z } from "zod";
import { caseActions, cases, complaints, followUps, users } from "#db/schema/index.ts";
import { actorId } from "../../context.ts";
import { invalid } from "../../errors.ts";
import { type AuditDraft, auditStatements, guardThat, type Statement } from "../../http/commit.ts";
import { endpoint, type Reply, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { admitRow, recordQuery } from "../../http/resourceRead.ts";
import type { ResourceSpec, Row } from "../../http/resourceSpec.ts";
import { commitTouching } from "../../http/resourceWrite.ts";
import { line } from "../../http/shape.ts";
import { tellStatements } from "../../notify/tell.ts";

type Held = SQLiteTable &
  Record<"id" | "organizationId" | "version" | "deletedAt" | "updatedAt" | "updatedBy", SQLiteColumn>;

interface Work {
  resource: "follow-ups" | "cases" | "case-actions" | "complaints";
  table: Held;
  holder: SQLiteColumn;
  /** What is still to be done; the rest stays with whoever did it. */
  open: SQL;
}

/** What somebody can be responsible for. */
const WORK = {
  followUps: {
    resource: "follow-ups",
    table: followUps,
    holder: followUps.assigneeId,
    open: sql`${followUps.state} = 'scheduled'`,
  },
  cases: {
    resource: "cases",
    table: cases,
    holder: cases.ownerId,
    open: sql`${cases.state} IN ('open', 'in_progress')`,
  },
  caseActions: {
    resource: "case-actions",
    table: caseActions,
    holder: caseActions.ownerId,
    open: sql`${caseActions.doneOn} IS NULL`,
  },
  complaints: {
    resource: "complaints",
    table: complaints,
    holder: complaints.ownerId,
    open: sql`${complaints.state} IN ('received', 'in_progress')`,
  },
} as const satisfies Record<string, Work>;
type WorkName = keyof typeof WORK;
const NAMES = Object.keys(WORK) as WorkName[];
/** As many rows of a kind as one batch moves; the rest at the next request. */
const AT_ONCE = 1_000;

const ids = z.array(line(60)).max(AT_ONCE).optional();
const body = z.strictObject({
  toUserId: line(60),
  only: z.strictObject({ followUps: ids, cases: ids, caseActions: ids, complaints: ids }).optional(),
});
type Body = z.output<typeof body>;

/** Open work of one kind that an account of the own organisation holds. */
function heldBy(ctx: RequestContext, { table, holder, open }: Work, userId: string): SQL | undefined {
  return and(eq(holder, userId), eq(table.organizationId, ctx.actor.organizationId), isNull(table.deletedAt), open);
}

/** `GET /:id/work`: how much open work an account holds, by kind. */
async function openWork(ctx: RequestContext, spec: ResourceSpec): Promise<Reply> {
  const id = ctx.param("id");
  const counts = NAMES.map((name) =>
    ctx.db
      .select({ n: count() })
      .from(WORK[name].table)
      .where(heldBy(ctx, WORK[name], id)),
  );
  const [rows, ...found] = (await ctx.read([recordQuery(ctx, spec, id, "update"), ...counts])) as [
    Row[],
    ...{ n: number }[][],
  ];
  admitRow(rows[0]);
  return { status: 200, body: Object.fromEntries(NAMES.map((name, i) => [name, found[i]?.[0]?.n ?? 0])) };
}

interface Moved {
  name: WorkName;
  rows: { id: string; version: number }[];
}

const listOf = (rows: Moved["rows"]) => sql`(SELECT value FROM json_each(${JSON.stringify(rows.map(({ id }) => id))}))`;

/** One kind of work goes over, each row as it was read, or nothing does. */
function moving(ctx: RequestContext, { name, rows }: Moved, from: string, to: string): Statement[] {
  if (rows.length === 0) return [];
  const { resource, table, holder } = WORK[name];
  const stamp = { version: sql`${table.version} + 1`, updatedAt: ctx.now, updatedBy: actorId(ctx.actor) };
  const field = holder.name;
  const drafts = rows.map(
    ({ id }): AuditDraft => ({
      ...{ action: "transfer_work", entity: resource, entityId: id, organizationId: ctx.actor.organizationId },
      ...{ before: { [field]: from }, after: { [field]: to } },
    }),
  );
  const versions = sql.join(
    rows.map(({ id, version }) => sql`(${id}, ${version})`),
    sql`, `,
  );
  return [
    guardThat(
      ctx,
      sql`(SELECT count(*) FROM ${table} WHERE (${table.id}, ${table.version}) IN (VALUES ${versions})) = ${rows.length}`,
      "stale",
    ),
    ctx.db
      .update(table)
      .set({ [field]: to, ...stamp } as never)
      .where(sql`${table.id} IN ${listOf(rows)}`),
    ...auditStatements(ctx, drafts),
  ];
}

function readQueries(ctx: RequestContext, from: string, { toUserId, only }: Body) {
  const receiver = ctx.db
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.id, toUserId),
        eq(users.organizationId, ctx.actor.organizationId),
        eq(users.active, true),
        isNull(users.deletedAt),
      ),
    );
  const held = NAMES.map((name) => {
    const { table } = WORK[name] as Work;
    const named = only ? inArray(table.id, only[name] ?? []) : undefined;
    return ctx.db
      .select({ id: table.id, version: table.version })
      .from(table)
      .where(and(heldBy(ctx, WORK[name], from), named))
      .orderBy(table.id)
      .limit(AT_ONCE);
  });
  return [receiver, ...held] as const;
}

/** `POST /:id/transfer-work {toUserId, only?}`: open work goes to a colleague; `only` names rows, to give back what went over. */
async function transfer(ctx: RequestContext, spec: ResourceSpec): Promise<Reply> {
  const input = parseOrThrow(body, await ctx.json());
  const from = ctx.param("id");
  const [rows, receiver, ...held] = (await ctx.read([
    recordQuery(ctx, spec, from, "update"),
    ...readQueries(ctx, from, input),
  ])) as [Row[], Row[], ...Moved["rows"][]];
  admitRow(rows[0]);
  if (receiver.length === 0 || input.toUserId === from) {
    throw invalid({
      toUserId: {
        id: "Pilih akun aktif lain di organisasi Anda.",
        en: "Choose another active account of your organisation.",
      },
    });
  }
  const moved = NAMES.map((name, i): Moved => ({ name, rows: held[i] ?? [] }));
  const total = moved.reduce((sum, one) => sum + one.rows.length, 0);
  const told = tellStatements(ctx, [
    {
      ...{ organizationId: ctx.actor.organizationId, userId: input.toUserId, kind: "work_transferred" },
      ...{ data: { count: total }, dedupeKey: `work_transferred:${ctx.requestId}` },
    },
  ]);
  return commitTouching(
    ctx,
    {
      statements: [...moved.flatMap((one) => moving(ctx, one, from, input.toUserId)), ...(total > 0 ? told : [])],
      audit: [],
    },
    [],
    {
      status: 200,
      body: {
        total,
        moved: Object.fromEntries(moved.map((one) => [one.name, one.rows.map(({ id }) => id)])),
        more: moved.some((one) => one.rows.length === AT_ONCE),
      },
    },
    { resource: "users", id: from },
  );
}

export function addTransferWork({ spec, routes }: { spec: ResourceSpec; routes: Hono }): void {
  const needed = { resource: "users", action: "update" } as const;
  routes
    .get(
      "/:id/work",
      endpoint(needed, (ctx) => openWork(ctx, spec), { summary: "Open work that an account holds, by kind" }),
    )
    .post(
      "/:id/transfer-work",
      endpoint(needed, (ctx) => transfer(ctx, spec), {
        body,
        summary: "Hand open work to a colleague; with `only` exactly the rows named, which gives back what went over",
      }),
    );
}
