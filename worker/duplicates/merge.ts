import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { dayAt } from "#db/constants.ts";
import { ID_PREFIX, idPattern, newId } from "#db/ids.ts";
import { merges } from "#db/schema/index.ts";
import { actorId } from "../context.ts";
import { conflict, invalid, stale } from "../errors.ts";
import { type AuditDraft, guard, guardThat, type Statement } from "../http/commit.ts";
import { toBase64 } from "../http/crypto.ts";
import type { Reply, RequestContext } from "../http/endpoint.ts";
import { parseOrThrow } from "../http/faults.ts";
import { decryptField, encryptField } from "../http/fieldCrypto.ts";
import { presentRow } from "../http/resourceRead.ts";
import type { Row } from "../http/resourceSpec.ts";
import { commitTouching } from "../http/resourceWrite.ts";
import { setAside, twoLivingCases } from "./clashes.ts";
import { countingEvents, retold, voidEvents } from "./events.ts";
import { choicesOf, takenColumns } from "./fields.ts";
import { alongside, custodyLines, handedOver, type Moved, nonePoint, updateRows } from "./moves.ts";
import type { Entity } from "./pointers.ts";
import { type Hanging, pointing, readPair, specFor, tableOf } from "./read.ts";
import { type MergeRow, mergesResource } from "./resource.ts";

const anId = z.string().regex(/^(ppl|grp)_[0-9A-Za-z_-]{6,40}$/);
const version = z.int().min(1);

export const mergeBody = z.strictObject({
  entity: z.enum(["people", "groups"]),
  keptId: anId,
  goneId: anId,
  /** The versions that were compared: what changed since is looked at again. */
  keptVersion: version,
  goneVersion: version,
  /** Fields whose value is taken from the record that goes. */
  take: z.array(z.string().max(40)).max(40).default([]),
});

function assertMergeable(entity: Entity, kept: Row, gone: Row, hanging: readonly Hanging[]) {
  if (entity === "people") return;
  if (kept.programId !== gone.programId) {
    throw conflict("two_programmes", {
      id: "Kedua kelompok ini milik program yang berbeda; tiap program menghitung kelompoknya sendiri.",
      en: "These groups belong to different programmes, and each programme counts its own groups.",
    });
  }
  const of = hanging.find(({ pointer }) => pointer.resource === "cases");
  if (of && twoLivingCases(of.first, of.second)) {
    throw conflict("two_cases", {
      id: "Keduanya punya kasus yang masih berjalan; tutup salah satunya dahulu.",
      en: "Both have a living case; close one of them first.",
    });
  }
}

/** Values that the kept record takes over; a sealed one is sealed anew, for its new row. */
async function takenValues(ctx: RequestContext, entity: Entity, kept: Row, gone: Row, take: readonly string[]) {
  const set: Row = {};
  for (const column of takenColumns(entity, take)) {
    const value = gone[column];
    const sealed = entity === "people" && (column === "nik" || column === "phone") && typeof value === "string";
    const place = (row: Row) => ({ table: "people", column, id: String(row.id) });
    set[column] = sealed
      ? await encryptField(ctx.env, place(kept), await decryptField(ctx.env, place(gone), String(value)))
      : value;
  }
  // Of the office's own fields the kept record keeps what it has, and is given what only the other one had.
  for (const column of ["custom", "customPersonal"]) {
    const [has, other] = [(kept[column] ?? {}) as Row, (gone[column] ?? {}) as Row];
    if (Object.keys(other).some((code) => !Object.hasOwn(has, code))) set[column] = { ...other, ...has };
  }
  // Known to Lanjut since the earlier of the two.
  if (entity === "groups" && String(gone.enteredOn) < String(kept.enteredOn)) set.enteredOn = gone.enteredOn;
  return set;
}

interface Plan {
  statements: Statement[];
  moved: Moved[];
  audit: AuditDraft[];
}

/** Every row that points to the one that goes now points to the one that stays; what both have is set aside. */
function moveRows(ctx: RequestContext, entity: Entity, kept: Row, gone: Row, hanging: readonly Hanging[]): Plan {
  const plan: Plan = { statements: [], moved: [], audit: [] };
  const [from, to] = [String(gone.id), String(kept.id)];
  for (const { pointer, first, second } of hanging) {
    const aside = setAside(entity, pointer, first, second);
    const ids = second.map(({ id }) => String(id));
    if (aside.length > 0) {
      plan.statements.push(updateRows(ctx, pointer, { deletedAt: ctx.now }, aside));
      plan.moved.push({ table: pointer.resource, column: "deletedAt", ids: aside });
      plan.audit.push(
        ...handedOver(ctx, pointer, aside, { action: "merge", column: "deletedAt", from: null, to: "now" }),
      );
    }
    if (ids.length === 0) continue;
    plan.statements.push(updateRows(ctx, pointer, { [pointer.column]: to, ...alongside(pointer, kept) }, ids));
    plan.moved.push({ table: pointer.resource, column: pointer.column, ids });
    plan.audit.push(...handedOver(ctx, pointer, ids, { action: "merge", from, to }));
  }
  return plan;
}

/** POST /api/merges: two records become one, in one batch, with all that is needed to take it back. */
export async function merge(ctx: RequestContext): Promise<Reply> {
  const body = parseOrThrow(mergeBody, await ctx.json());
  const { entity, take } = body;
  const unknown = take.find((field) => !choicesOf(entity).includes(field));
  if (unknown) throw invalid({ take: { id: `Isian tidak dikenal: ${unknown}.`, en: `No such field: ${unknown}.` } });
  for (const field of ["keptId", "goneId"] as const) {
    if (!idPattern(ID_PREFIX[entity]).test(body[field]))
      throw invalid({ [field]: { id: "Bukan id data sejenis ini.", en: "Not an id of this kind of record." } });
  }
  const { first: kept, second: gone, hanging } = await readPair(ctx, entity, body.keptId, body.goneId);
  const spec = specFor(entity);
  if (kept.version !== body.keptVersion) throw stale(presentRow(ctx, spec, kept));
  if (gone.version !== body.goneVersion) throw stale(presentRow(ctx, spec, gone));
  assertMergeable(entity, kept, gone, hanging);

  const id = newId("mrg", ctx.now);
  const plan = moveRows(ctx, entity, kept, gone, hanging);
  const machines = hanging.find(({ pointer }) => pointer.resource === "equipment")?.second ?? [];
  const on = dayAt(ctx.now, String(kept.villageCode ?? ctx.actor.jurisdiction));
  const custody = custodyLines(ctx, entity, machines, {
    ...{ from: body.goneId, to: body.keptId, on, reason: "Penggabungan data" },
  });
  const story = entity === "groups" ? await retell(ctx, plan, body) : [];
  const set = await takenValues(ctx, entity, kept, gone, take);
  const before = toBase64(new TextEncoder().encode(JSON.stringify({ kept, gone, set })));
  const row = newMerge(ctx, id, {
    ...{ entity, keptId: body.keptId, goneId: body.goneId, moved: plan.moved, keptVersion: body.keptVersion + 1 },
    before: await encryptField(ctx.env, { table: "merges", column: "before", id }, before),
  });
  const statements: Statement[] = [
    ...recordStatements(ctx, entity, kept, gone, set),
    ...plan.statements,
    ...custody,
    ...story,
    guardThat(
      ctx,
      nonePoint(hanging.map(({ pointer }) => ({ pointer, where: pointing(pointer, body.goneId) }))),
      "stale",
    ),
    ctx.db.insert(merges).values(row),
  ];
  const { organizationId } = ctx.actor;
  const audit: AuditDraft[] = [
    { action: "merge", entity, entityId: body.keptId, organizationId, before: kept, after: { ...kept, ...set } },
    { action: "merge", entity, entityId: body.goneId, organizationId, before: {}, after: { mergedInto: body.keptId } },
    {
      action: "create",
      entity: "merges",
      entityId: id,
      organizationId,
      after: { entity, keptId: body.keptId, goneId: body.goneId },
    },
    ...plan.audit,
  ];
  const reply: Reply = {
    status: 201,
    body: presentRow(ctx, mergesResource.spec, row),
    etag: '"1"',
    headers: { Location: `/api/merges/${id}` },
  };
  return commitTouching(ctx, { statements, audit }, touchedBy(entity, kept, hanging), reply, {
    resource: "merges",
    id,
  });
}

/** The events of the group that goes, told under the one that stays; those of rows set aside are told there already. */
async function retell(ctx: RequestContext, plan: Plan, { keptId, goneId }: { keptId: string; goneId: string }) {
  const [rows] = await ctx.read([countingEvents(ctx, goneId)]);
  const aside = new Set(plan.moved.filter(({ column }) => column === "deletedAt").flatMap(({ ids }) => ids));
  const told = rows.filter(({ subjectId, kind }) => !aside.has(subjectId ?? "") && kind !== "group_entered");
  const copies = retold(ctx, told, keptId);
  const ids = rows.map((row) => row.id);
  plan.moved.push({ table: "events", column: "voided", ids }, { table: "events", column: "retold", ids: copies.ids });
  const unchanged = sql`(SELECT count(*) FROM events WHERE groupId = ${goneId}
    AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = events.id)) = 0`;
  return [voidEvents(ctx, ids), ...copies.statements, guardThat(ctx, unchanged, "stale")];
}

/** The one goes first: a NIK stands once among those that are there. */
function recordStatements(ctx: RequestContext, entity: Entity, kept: Row, gone: Row, set: Row): Statement[] {
  const table = tableOf(entity);
  const change = (row: Row, values: Row) => [
    ctx.db
      .update(table)
      .set({
        ...values,
        version: (row.version as number) + 1,
        updatedAt: ctx.now,
        updatedBy: actorId(ctx.actor),
      } as never)
      .where(and(eq(table.id, String(row.id)), eq(table.version, row.version as number), isNull(table.deletedAt))),
    guard(ctx),
  ];
  return [...change(gone, { deletedAt: ctx.now }), ...change(kept, set)];
}

/** Groups whose members, machines or story the merge moves. */
export function touchedBy(entity: Entity, kept: Row, hanging: readonly Hanging[]) {
  if (entity === "groups") {
    return [String(kept.id), { programId: String(kept.programId), organizationId: String(kept.organizationId) }];
  }
  const rows = hanging
    .filter(({ pointer }) => pointer.resource === "memberships" || pointer.resource === "equipment")
    .flatMap(({ second }) => second);
  return [...new Set(rows.map((row) => row.groupId ?? row.holderGroupId).filter((id) => typeof id === "string"))];
}

type Given = Pick<MergeRow, "entity" | "keptId" | "goneId" | "moved" | "before" | "keptVersion">;

function newMerge(ctx: RequestContext, id: string, given: Given): MergeRow {
  const by = actorId(ctx.actor);
  return {
    id,
    organizationId: ctx.actor.organizationId,
    version: 1,
    createdAt: ctx.now,
    createdBy: by,
    updatedAt: ctx.now,
    updatedBy: by,
    deletedAt: null,
    state: "done",
    undoneAt: null,
    ...given,
  };
}
