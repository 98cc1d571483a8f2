import { sql } from "drizzle-orm";
import { z } from "zod";
import { dataRequests, type users } from "#db/schema/index.ts";
import { DUE_MS, hoursLeft, isLate, OPEN_STATES } from "../../dataRequests/clock.ts";
import { conflict, invalid } from "../../errors.ts";
import type { Statement } from "../../http/commit.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { Row, Writing } from "../../http/resourceSpec.ts";
import { line } from "../../http/shape.ts";
import { tellStatements } from "../../notify/tell.ts";

export type DataRequestRow = typeof dataRequests.$inferSelect;

export const requestOf = (row: Row): DataRequestRow => row as unknown as DataRequestRow;

/** Given to somebody else: who is to handle it is told, once for that time. */
function assigned(ctx: RequestContext, { id, organizationId, ownerId, version }: DataRequestRow): Statement[] {
  if (!ownerId) return [];
  const told = { userId: ownerId, organizationId, kind: "data_request_assigned" as const };
  const dedupeKey = `data_request_assigned:${id}:${version}`;
  return tellStatements(ctx, [{ ...told, subject: "data-requests", subjectId: id, dedupeKey }]);
}

function assertOwner(ctx: RequestContext, { after, before, refs }: Writing): void {
  const { ownerId } = requestOf(after);
  if (!ownerId || ownerId === before?.ownerId || ownerId === ctx.actor.userId) return;
  const owner = refs.byField.ownerId as typeof users.$inferSelect | undefined;
  if (owner?.active && owner.role === "office") return;
  throw invalid({
    ownerId: { id: "Pilih akun kantor yang aktif.", en: "Choose an active account of the office." },
  });
}

function register(ctx: RequestContext, writing: Writing) {
  const { id, after } = writing;
  const receivedAt = (after.receivedAt as number | null) ?? ctx.now;
  if (receivedAt > ctx.now) {
    throw invalid({ receivedAt: { id: "Belum terjadi.", en: "This has not happened yet." } });
  }
  assertOwner(ctx, writing);
  const ownerId = (after.ownerId as string | null) ?? ctx.actor.userId;
  const set = { receivedAt, dueAt: receivedAt + DUE_MS, ownerId };
  return { set, statements: assigned(ctx, requestOf({ ...after, ...set, id })) };
}

/** Who handles it may change as long as it has an effect; what it says, while nobody has acted on it. */
function change(ctx: RequestContext, writing: Writing) {
  const before = requestOf(writing.before ?? {});
  const after = requestOf(writing.after);
  const standing = before.kind === "restriction" && before.state === "done" && before.liftedAt === null;
  if (!OPEN_STATES.includes(before.state) && !standing) {
    throw conflict("closed", {
      id: "Permintaan ini sudah selesai; catatannya tidak berubah lagi.",
      en: "This request is answered; its record stays as it is.",
    });
  }
  const said = (["kind", "personId", "requester", "channel", "text", "receivedAt"] as const).filter(
    (field) => before[field] !== after[field],
  );
  if (before.state !== "received" && said.length > 0) {
    const fault = { id: "Tidak berubah lagi setelah diperiksa.", en: "Fixed once it was verified." };
    throw invalid(Object.fromEntries(said.map((field) => [field, fault])));
  }
  assertOwner(ctx, writing);
  const moved = after.ownerId !== before.ownerId;
  const set = said.includes("receivedAt") ? { dueAt: after.receivedAt + DUE_MS } : {};
  if (after.receivedAt > ctx.now) {
    throw invalid({ receivedAt: { id: "Belum terjadi.", en: "This has not happened yet." } });
  }
  return { set, statements: moved ? assigned(ctx, after) : [] };
}

/** Requests of people about their own data, inside the office that holds it. */
export const dataRequestsResource = defineResource({
  name: "data-requests",
  table: dataRequests,
  prefix: "drq",
  placement: { by: "organization" },
  readOnly: [...["dueAt", "state", "identity", "verifiedAt", "verifiedBy", "doneAt", "doneBy", "result", "liftedAt"]],
  optional: ["receivedAt", "ownerId", "dueAt"],
  shapes: {
    text: line(4_000),
    requester: line(300),
    channel: z.enum(["letter", "visit", "phone", "whatsapp", "email", "other"]),
  },
  references: { personId: "people", ownerId: "users" },
  searchColumns: ["requester"],
  defaultSort: ["dueAt", "ASC"],
  virtual: (ctx) => ({
    open: (value) => (value === true ? sql`${dataRequests.state} IN ${OPEN_STATES}` : undefined),
    late: (value) =>
      value === true
        ? sql`(${dataRequests.state} IN ${OPEN_STATES} AND ${dataRequests.dueAt} < ${ctx.now})`
        : undefined,
  }),
  present: (ctx, row) => ({
    hoursLeft: hoursLeft(requestOf(row), ctx.now),
    late: isLate(requestOf(row), ctx.now),
  }),
  // Kept as proof that it was answered: never deleted.
  only: ["list", "get", "create", "update"],
  prepare: (ctx, writing) => (writing.before ? change(ctx, writing) : register(ctx, writing)),
});
