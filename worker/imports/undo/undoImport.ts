import { and, asc, eq, gt, inArray, isNotNull, isNull, notInArray, sql } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import {
  cohorts,
  equipment,
  events,
  followUps,
  groups,
  handovers,
  importRows,
  imports,
  memberships,
  people,
} from "#db/schema/index.ts";
import { conflict } from "../../errors.ts";
import { commit, guard, type Statement, writeBatch } from "../../http/commit.ts";
import type { Reply, RequestContext } from "../../http/endpoint.ts";
import { expectVersion } from "../../http/resourceRead.ts";
import type { Made } from "../commit/chunkPlan.ts";
import type { ImportRow } from "../commit/writeChunk.ts";
import { groupsAgain, programAgain } from "../lookAgain.ts";
import { presentImport } from "../present.ts";
import { importsResource, readImport } from "../resource.ts";
import { ROWS_A_PAGE } from "../rowStore.ts";
import { byTable, decideUndo, type Standing, type UndoInput, type UndoPlan, type UndoTable } from "./decideUndo.ts";

type MadeRow = Made & { row: number };
type Undoable = SQLiteTable & Record<"id" | "version" | "deletedAt" | "updatedAt" | "updatedBy", SQLiteColumn>;

/** In the order they are taken back: what hangs on something else goes first. */
const TABLES: [UndoTable, Undoable][] = [
  ["follow_ups", followUps],
  ["handovers", handovers],
  ["equipment", equipment],
  ["memberships", memberships],
  ["people", people],
  ["groups", groups],
  ["cohorts", cohorts],
];
const IDS_AT_ONCE = 2_000;
const MOST_LISTED = 500;

const anyOf = (ids: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

function parts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

async function readMade(ctx: RequestContext, importId: string): Promise<MadeRow[]> {
  const made: MadeRow[] = [];
  for (let last = -1; ; ) {
    const page = await ctx.db
      .select({ row: importRows.row, made: importRows.made })
      .from(importRows)
      .where(and(eq(importRows.importId, importId), gt(importRows.row, last), isNotNull(importRows.made)))
      .orderBy(asc(importRows.row))
      .limit(ROWS_A_PAGE);
    for (const { row, made: records } of page) {
      for (const one of (records ?? []) as Made[]) made.push({ ...one, row });
    }
    if (page.length < ROWS_A_PAGE) return made;
    last = page.at(-1)?.row ?? last;
  }
}

const idsOf = (made: readonly MadeRow[], table: UndoTable) =>
  made.filter((one) => one.table === table).map((one) => one.id);

async function readStanding(ctx: RequestContext, made: readonly MadeRow[]): Promise<UndoInput["standing"]> {
  const standing = byTable<Standing>();
  for (const [name, table] of TABLES) {
    const columns = table as Partial<Record<"groupId" | "personId" | "holderGroupId" | "holderPersonId", SQLiteColumn>>;
    const groupId = columns.groupId ?? columns.holderGroupId;
    const personId = columns.personId ?? columns.holderPersonId;
    for (const ids of parts(idsOf(made, name), IDS_AT_ONCE)) {
      const rows = await ctx.db
        .select({
          id: table.id,
          version: table.version,
          deleted: sql<boolean>`${table.deletedAt} IS NOT NULL`.mapWith(Boolean),
          ...(groupId && { groupId }),
          ...(personId && { personId }),
        })
        .from(table)
        .where(inArray(table.id, anyOf(ids)));
      standing[name].push(...(rows as Standing[]));
    }
  }
  return standing;
}

/** What others hung on the people and groups of this import since: memberships, machines, and what was recorded. */
async function readUses(ctx: RequestContext, job: ImportRow, made: readonly MadeRow[]) {
  const visitedGroups = new Set<string>();
  const foreign: { groupId: string | null; personId: string | null }[] = [];
  const own = new Set([...idsOf(made, "memberships"), ...idsOf(made, "equipment")]);
  for (const ids of parts(idsOf(made, "groups"), IDS_AT_ONCE)) {
    const [visits, joined, machines] = await ctx.db.batch([
      ctx.db
        .selectDistinct({ groupId: events.groupId })
        .from(events)
        .where(
          and(
            inArray(events.groupId, anyOf(ids)),
            gt(events.recordedAt, job.committedAt ?? 0),
            notInArray(events.kind, ["member_joined", "member_left"]),
          ),
        ),
      ctx.db
        .select({ id: memberships.id, groupId: memberships.groupId })
        .from(memberships)
        .where(and(inArray(memberships.groupId, anyOf(ids)), isNull(memberships.deletedAt))),
      ctx.db
        .select({ id: equipment.id, groupId: equipment.holderGroupId })
        .from(equipment)
        .where(and(inArray(equipment.holderGroupId, anyOf(ids)), isNull(equipment.deletedAt))),
    ]);
    for (const { groupId } of visits) if (groupId) visitedGroups.add(groupId);
    for (const one of [...joined, ...machines])
      if (!own.has(one.id)) foreign.push({ groupId: one.groupId, personId: null });
  }
  for (const ids of parts(idsOf(made, "people"), IDS_AT_ONCE)) {
    const [joined, machines] = await ctx.db.batch([
      ctx.db
        .select({ id: memberships.id, personId: memberships.personId })
        .from(memberships)
        .where(and(inArray(memberships.personId, anyOf(ids)), isNull(memberships.deletedAt))),
      ctx.db
        .select({ id: equipment.id, personId: equipment.holderPersonId })
        .from(equipment)
        .where(and(inArray(equipment.holderPersonId, anyOf(ids)), isNull(equipment.deletedAt))),
    ]);
    for (const one of [...joined, ...machines])
      if (!own.has(one.id)) foreign.push({ groupId: null, personId: one.personId });
  }
  const madeGroups = new Set(idsOf(made, "groups"));
  const inCohort = job.cohortId
    ? await ctx.db
        .select({ id: groups.id })
        .from(groups)
        .where(and(eq(groups.cohortId, job.cohortId), isNull(groups.deletedAt)))
    : [];
  return { visitedGroups, foreign, cohortInUse: inCohort.some((group) => !madeGroups.has(group.id)) };
}

/** Soft-deletes each record that is still as it was made; the condition holds again at the moment of writing. */
function removal(ctx: RequestContext, table: Undoable, records: readonly { id: string; version: number }[]): Statement {
  return ctx.db.run(
    sql`UPDATE ${table} SET deletedAt = ${ctx.now}, version = version + 1, updatedAt = ${ctx.now}, updatedBy = ${ctx.actor.userId}
      WHERE deletedAt IS NULL AND (id, version) IN (SELECT value ->> '$.id', value ->> '$.version' FROM json_each(${JSON.stringify(records)}))`,
  );
}

async function takeBack(ctx: RequestContext, plan: UndoPlan) {
  for (const [name, table] of TABLES) {
    for (const records of parts(plan.remove[name], IDS_AT_ONCE)) await writeBatch(ctx, [removal(ctx, table, records)]);
  }
}

/**
 * POST /api/imports/ID/undo: takes back what the import made, unless it was touched since; the rest is listed. What it
 * changed in records that existed before stays. Asked again it changes nothing.
 */
export async function undoImport(ctx: RequestContext): Promise<Reply> {
  const job = await readImport(ctx, "transition");
  if (job.state === "ready" || job.state === "committing") {
    throw conflict("import_not_committed", {
      id: job.state === "ready" ? "Impor ini belum disimpan." : "Impor ini masih berjalan; tunggu sampai selesai.",
      en:
        job.state === "ready"
          ? "This import was not written yet."
          : "This import is still running; wait until it ends.",
    });
  }
  const made = await readMade(ctx, job.id);
  const standing = await readStanding(ctx, made);
  const plan = decideUndo({ made, standing, ...(await readUses(ctx, job, made)) });
  const removed = Object.fromEntries(Object.entries(plan.remove).map(([name, rows]) => [name, rows.length]));
  const ended: ImportRow =
    job.state === "undone" ? job : { ...job, state: "undone", undoneAt: ctx.now, version: job.version + 1 };
  const body = {
    ...presentImport(ended),
    removed,
    kept: plan.kept.slice(0, MOST_LISTED).map((one) => ({ ...one, reason: one.reason[ctx.locale] })),
    keptCount: plan.kept.length,
  };
  if (job.state === "undone") return { status: 200, body: { ...body, removed: {} } };
  expectVersion(ctx, importsResource.spec, job);
  await takeBack(ctx, plan);
  const left = plan.kept.filter((one) => one.table === "groups").map((one) => one.id);
  const again = [...(await groupsAgain(ctx, job, left)), ...(await programAgain(ctx, job))];
  // What was taken back is not kept in the copy of the file either; rows whose records stay remain to be listed.
  const rowsKept = JSON.stringify([...new Set(plan.kept.map((one) => one.row))]);
  const forget = ctx.db
    .delete(importRows)
    .where(and(eq(importRows.importId, job.id), sql`"row" NOT IN (SELECT value FROM json_each(${rowsKept}))`));
  const update = ctx.db
    .update(imports)
    .set({
      state: "undone",
      undoneAt: ctx.now,
      version: ended.version,
      updatedAt: ctx.now,
      updatedBy: ctx.actor.userId,
    })
    .where(and(eq(imports.id, job.id), eq(imports.version, job.version)));
  return commit(
    ctx,
    {
      statements: [update, guard(ctx), forget],
      after: again,
      audit: [
        {
          ...{ action: "undo", entity: "imports", entityId: job.id, organizationId: job.organizationId },
          before: { state: job.state },
          after: { state: "undone", removed, kept: plan.kept.length },
        },
      ],
    },
    { status: 200, body },
    { resource: "imports", id: job.id },
  );
}
