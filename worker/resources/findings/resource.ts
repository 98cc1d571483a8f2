import { eq, sql } from "drizzle-orm";
import { dayAt, type FindingState } from "#db/constants.ts";
import { findings, organizations } from "#db/schema/index.ts";
import type { Context } from "../../context.ts";
import { conflict, invalid } from "../../errors.ts";
import { daysBetween } from "../../follow-ups/plan.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { Row, Writing } from "../../http/resourceSpec.ts";
import { line } from "../../http/shape.ts";
import { tellStatements } from "../../notify/tell.ts";
import type { Action } from "../../policy/roles.ts";
import { within } from "../../policy/scope.ts";
import { addressed } from "./addressee.ts";
import { stepStatement } from "./steps.ts";

export type Finding = typeof findings.$inferSelect;

/** It is the office's turn: to answer, or to do what it agreed to. */
export const WITH_OFFICE: readonly FindingState[] = ["open", "reopened", "accepted"];
const LIVING: readonly FindingState[] = [...WITH_OFFICE, "answered"];

export const readerDay = (ctx: Pick<RequestContext, "now" | "actor">) => dayAt(ctx.now, ctx.actor.jurisdiction);

/** One's own; the office it is addressed to reads and answers it; whoever reads that office's region reads it too. */
function reached({ actor }: Pick<Context, "actor" | "now">, action: Action) {
  if (actor.type === "system") return sql`1`;
  const own = eq(findings.organizationId, actor.organizationId);
  if (action !== "read") return own;
  const addressed = eq(findings.addresseeId, actor.organizationId);
  const beneath = sql`EXISTS (SELECT 1 FROM ${organizations} WHERE ${organizations.id} = ${findings.addresseeId}
    AND ${within(organizations.regionCode, actor.jurisdiction)})`;
  return sql`(${own} OR ${addressed} OR ${beneath})`;
}

/** Days past its deadline while it waits for the office; nothing once it does not. */
function daysLate({ state, dueOn }: Finding, today: string): number {
  return WITH_OFFICE.includes(state) && dueOn < today ? daysBetween(dueOn, today) : 0;
}

export function assertDue(dueOn: string, today: string): void {
  if (dueOn >= today) return;
  throw invalid({ dueOn: { id: `Paling awal hari ini (${today}).`, en: `Today (${today}) at the earliest.` } });
}

function assertAbout({ after, refs }: Writing): void {
  const { addresseeId, sampleId, programId } = after as unknown as Finding;
  if (refs.byField.addresseeId && refs.byField.addresseeId.kind !== "office") {
    throw invalid({ addresseeId: { id: "Pilih sebuah dinas.", en: "Choose an office." } });
  }
  const sample = refs.byField.sampleId;
  if (sampleId && sample && sample.state !== "closed") {
    throw invalid({
      sampleId: {
        id: "Tutup dahulu pemeriksaan lapangannya: sebelum itu kantor tidak tahu unit mana yang terundi.",
        en: "Close its field check first: until then the office does not know which units were drawn.",
      },
    });
  }
  if (programId && refs.program && refs.program.organizationId !== addresseeId) {
    throw invalid({
      programId: { id: "Program ini bukan milik kantor yang dituju.", en: "Not a programme of the office addressed." },
    });
  }
}

function file(ctx: RequestContext, writing: Writing) {
  const { id, after } = writing;
  const { addresseeId, dueOn } = after as unknown as Finding;
  assertAbout(writing);
  assertDue(dueOn, readerDay(ctx));
  return {
    statements: [
      stepStatement(ctx, { findingId: id, kind: "filed", dueOn }),
      ...tellStatements(ctx, [
        {
          ...{ organizationId: addresseeId, roles: ["office", "head"], kind: "finding_filed", data: { dueOn } },
          ...{ subject: "findings", subjectId: id, dedupeKey: `finding_filed:${id}` },
        },
      ]),
    ],
  };
}

function change(ctx: RequestContext, writing: Writing) {
  const { id, before, after } = writing;
  const was = before as unknown as Finding;
  const now = after as unknown as Finding;
  if (was.state === "closed") {
    throw conflict("closed", { id: "Temuan ini sudah ditutup.", en: "This finding is closed." });
  }
  if (was.respondedAt !== null && (now.text !== was.text || now.recommendation !== was.recommendation)) {
    throw conflict("answered", {
      id: "Sudah dijawab: isi temuan tetap seperti yang dijawab. Buka lagi dengan alasan, atau buat temuan baru.",
      en: "It was answered: the words stay as they were answered. Reopen it with a reason, or file another one.",
    });
  }
  assertAbout(writing);
  if (now.dueOn === was.dueOn) return { statements: [stepStatement(ctx, { findingId: id, kind: "changed" })] };
  assertDue(now.dueOn, readerDay(ctx));
  return { statements: [stepStatement(ctx, { findingId: id, kind: "changed", dueOn: now.dueOn })] };
}

export const findingsResource = defineResource({
  name: "findings",
  table: findings,
  prefix: "fnd",
  placement: { by: "subject", reached },
  readOnly: ["response", "respondedAt", "respondedBy", "state", "closedAt"],
  fixed: ["addresseeId", "sampleId"],
  optional: ["addresseeId"],
  complete: addressed,
  shapes: { text: line(4_000), recommendation: line(4_000) },
  references: { addresseeId: "organizations", sampleId: "samples", programId: "programs" },
  searchColumns: ["text", "recommendation"],
  defaultSort: ["dueOn", "ASC"],
  joined: {
    table: organizations,
    on: eq(organizations.id, findings.organizationId),
    columns: { organizationName: organizations.name },
  },
  virtual: (ctx) => ({
    late: (value) =>
      value === true ? sql`(${findings.state} IN ${WITH_OFFICE} AND ${findings.dueOn} < ${readerDay(ctx)})` : undefined,
    living: (value) => (value === true ? sql`${findings.state} IN ${LIVING}` : undefined),
    withOffice: (value) => (value === true ? sql`${findings.state} IN ${WITH_OFFICE}` : undefined),
  }),
  present: (ctx, row) => ({ daysLate: daysLate(row as unknown as Finding, readerDay(ctx)) }),
  prepare: (ctx, writing) => (writing.before ? change(ctx, writing) : file(ctx, writing)),
  beforeDelete: (_, row: Row) => {
    if (row.respondedAt === null && row.state === "open") return {};
    throw conflict("answered", {
      id: "Sudah ditanggapi: tutuplah dengan alasan, temuan yang dijawab tidak dihapus.",
      en: "It was taken up: close it with a reason; a finding that was answered is not deleted.",
    });
  },
});
