import { and, eq, like, sql } from "drizzle-orm";
import { type ComplaintState, dayAt } from "#db/constants.ts";
import { complaints, memberships, type users } from "#db/schema/index.ts";
import type { Context } from "../../context.ts";
import { conflict, invalid } from "../../errors.ts";
import { addDays, daysBetween } from "../../follow-ups/plan.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { GroupRow, Row, Writing } from "../../http/resourceSpec.ts";
import { line } from "../../http/shape.ts";
import type { Action } from "../../policy/roles.ts";
import { scope } from "../../policy/scope.ts";
import { assertHappened, eventOf, neededGroup, todayOf } from "../groupDay.ts";
import { settingsQuery } from "../settings/settingsOf.ts";
import { assigned } from "./assigned.ts";
import { addSteps } from "./steps.ts";

type Complaint = typeof complaints.$inferSelect;

/** Still waiting for an answer. */
export const UNANSWERED: readonly ComplaintState[] = ["received", "in_progress"];
/** Who can be asked to see to a complaint. */
const OWNERS = ["office", "officer"];

const readerDay = (ctx: RequestContext) => dayAt(ctx.now, ctx.actor.jurisdiction);

/** A complaint is between a group and its own office: nobody above or beside it learns that there is one. */
const insideOffice = (ctx: Pick<Context, "actor" | "now">, action: Action) => {
  const { groupId, organizationId } = complaints;
  const place = scope(ctx, "complaints", action, { by: "group", groupId }, organizationId);
  return ctx.actor.type === "user" ? sql`(${eq(organizationId, ctx.actor.organizationId)} AND ${place})` : place;
};

export const complaintsResource = defineResource({
  name: "complaints",
  table: complaints,
  prefix: "cmp",
  placement: { by: "subject", reached: insideOffice },
  readOnly: ["number", "state", "answer", "answeredOn"],
  fixed: ["groupId", "receivedOn"],
  optional: ["number", "dueOn"],
  shapes: { text: line(4_000) },
  references: { groupId: "groups", personId: "people", ownerId: "users" },
  parent: "group",
  searchColumns: ["number", "text"],
  defaultSort: ["dueOn", "ASC"],
  virtual: (ctx) => ({
    late: (value) =>
      value === true
        ? sql`(${complaints.state} IN ${UNANSWERED} AND ${complaints.dueOn} < ${readerDay(ctx)})`
        : undefined,
  }),
  present: (ctx, row) => ({ daysLate: daysLate(row as Complaint, readerDay(ctx)) }),
  reads: (ctx, body) => ({
    settings: settingsQuery(ctx, ctx.actor.organizationId),
    numbers: ctx.db
      .select({ number: complaints.number })
      .from(complaints)
      .where(
        and(
          eq(complaints.organizationId, ctx.actor.organizationId),
          like(complaints.number, `ADU/%/${String(body.receivedOn ?? "").slice(0, 4)}`),
        ),
      ),
    // On a change the group is the one it is about already.
    members: ctx.db
      .select({ groupId: memberships.groupId })
      .from(memberships)
      .where(and(eq(memberships.personId, String(body.personId ?? "")), sql`${memberships.deletedAt} IS NULL`)),
  }),
  prepare: (ctx, writing) => (writing.before ? change(ctx, writing) : register(ctx, writing)),
});

/** Days past the day by which it should have been answered; nothing once it is. */
function daysLate({ state, dueOn }: Complaint, today: string): number {
  return UNANSWERED.includes(state) && dueOn < today ? daysBetween(dueOn, today) : 0;
}

function assertSound(ctx: RequestContext, { after, refs, before }: Writing, group: GroupRow): void {
  const { dueOn, receivedOn, personId, ownerId } = after as unknown as Complaint;
  if (dueOn < receivedOn) {
    throw invalid({ dueOn: { id: `Paling awal ${receivedOn}.`, en: `${receivedOn} at the earliest.` } });
  }
  const isMember = (refs.rows.members ?? []).some(({ groupId }) => groupId === group.id);
  if (personId && personId !== before?.personId && !isMember) {
    throw invalid({
      personId: { id: "Bukan anggota kelompok ini.", en: "Not a member of this group." },
    });
  }
  const owner = refs.byField.ownerId as typeof users.$inferSelect | undefined;
  const isNew = ownerId && ownerId !== before?.ownerId && ownerId !== ctx.actor.userId;
  if (isNew && !(owner?.active && OWNERS.includes(owner.role))) {
    throw invalid({
      ownerId: { id: "Pilih akun kantor atau petugas yang aktif.", en: "Choose an active account of office or field." },
    });
  }
}

function register(ctx: RequestContext, writing: Writing) {
  const { id, after, refs } = writing;
  const group = neededGroup(refs.group);
  const on = after.receivedOn as string;
  assertHappened("receivedOn", on, todayOf(ctx, group));
  const days = Number(refs.rows.settings?.[0]?.complaintDueDays);
  const set = {
    number: nextNumber(on.slice(0, 4), refs.rows.numbers),
    dueOn: (after.dueOn as string | null) ?? addDays(on, days),
    ownerId: (after.ownerId as string | null) ?? ctx.actor.userId,
  };
  assertSound(ctx, { ...writing, after: { ...after, ...set } }, group);
  return {
    set,
    statements: assigned(ctx, { ...after, ...set, id } as unknown as Complaint),
    events: [complaintEvent(group, id, "received", null, on)],
  };
}

/** `ADU/001/2026`: the next number of the organisation's register of that year. */
function nextNumber(year: string, taken: Row[] = []): string {
  const used = taken.map(({ number }) => Number(/^ADU\/(\d+)\//.exec(String(number))?.[1] ?? 0));
  const next = used.reduce((most, one) => Math.max(most, one), 0) + 1;
  return `ADU/${String(next).padStart(3, "0")}/${year}`;
}

function change(ctx: RequestContext, writing: Writing) {
  const { before, after, refs } = writing;
  if (before?.state === "closed") {
    throw conflict("closed", {
      id: "Pengaduan ini sudah ditutup; catatannya tidak berubah lagi.",
      en: "This complaint is closed; its record stays as it is.",
    });
  }
  assertSound(ctx, writing, neededGroup(refs.group));
  const moved = after.ownerId !== before?.ownerId;
  return moved ? { statements: assigned(ctx, after as unknown as Complaint) } : {};
}

/** What became of a complaint; what it says is not told. */
export const complaintEvent = (group: GroupRow, id: string, state: ComplaintState, from: unknown, on: string) =>
  eventOf(group, { kind: "complaint_changed", on, subjectId: id, state, data: { from } });

addSteps(complaintsResource, complaintEvent);
