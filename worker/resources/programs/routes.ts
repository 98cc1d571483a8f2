import { and, count, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { dayAt, type ProgramState } from "#db/constants.ts";
import { followUps, groups, programStatus, programs, signals, users } from "#db/schema/index.ts";
import { ApiError, conflict, forbidden, invalid } from "../../errors.ts";
import type { Statement } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { defineResource } from "../../http/resource.ts";
import { admitRow, expectVersion, reachable, recordQuery } from "../../http/resourceRead.ts";
import type { Extras, Row } from "../../http/resourceSpec.ts";
import { updateRecord } from "../../http/resourceWrite.ts";
import { line, money } from "../../http/shape.ts";
import { assertLegal, transitionShape } from "../../http/transition.ts";
import { tellStatements } from "../../notify/tell.ts";
import { accessOf } from "../../policy/can.ts";
import { PROGRAM_MACHINE } from "../../policy/transitions.ts";

const MONTHS_BEFORE_CLOSING = 12;
const RESOLVED_SHARE = 0.8;

export const programsResource = defineResource({
  name: "programs",
  table: programs,
  prefix: "prg",
  placement: { by: "programs" },
  readOnly: ["state", "stateChangedOn", "waiverReason", "waiverBy", "waiverApprovedBy", "setup"],
  shapes: {
    year: z.int().min(1990).max(2100),
    targets: z.strictObject({
      people: z.int().min(0).optional(),
      groups: z.int().min(0).optional(),
      activeAtMonth12: z.number().min(0).max(1).optional(),
    }),
    budgetIdr: money(),
  },
  references: { regionCode: "regions", planId: "plans" },
  searchColumns: ["name", "skill"],
  defaultSort: ["year", "DESC"],
  joined: {
    table: programStatus,
    on: eq(programStatus.programId, programs.id),
    columns: {
      riskBand: programStatus.riskBand,
      score: programStatus.score,
      reasons: programStatus.reasons,
      groupCount: programStatus.groupCount,
    },
  },
  virtual: () => ({
    signal: (value) =>
      typeof value === "string"
        ? sql`EXISTS (SELECT 1 FROM ${signals} WHERE ${signals.subjectId} = ${programs.id} AND ${signals.code} = ${value} AND ${signals.clearedAt} IS NULL)`
        : undefined,
  }),
  prepare: (ctx, { before, after }) => {
    const region = String(after.regionCode);
    if (!before || before.regionCode !== region) {
      const { jurisdiction } = ctx.actor;
      if (region !== jurisdiction && !region.startsWith(`${jurisdiction}.`)) {
        throw invalid({
          regionCode: {
            id: `Di luar wilayah kerja Anda (${jurisdiction}).`,
            en: `Outside your jurisdiction (${jurisdiction}).`,
          },
        });
      }
    }
    return before ? {} : { set: { stateChangedOn: dayAt(ctx.now, region) } };
  },
  beforeDelete: async (ctx, row) => {
    const [[found]] = await ctx.read([
      ctx.db
        .select({ n: count() })
        .from(groups)
        .where(and(eq(groups.programId, row.id as string), isNull(groups.deletedAt))),
    ]);
    if (found?.n) {
      throw conflict("has_groups", {
        id: `Program ini masih memuat ${found.n} kelompok; batalkan programnya saja.`,
        en: `This programme still has ${found.n} groups; cancel it instead.`,
      });
    }
    return {};
  },
});

/** Due points of a programme and how many of them are resolved, and the latest month-12 day of its groups. */
async function closingFacts(ctx: RequestContext, programId: string, today: string) {
  const due = sql`${followUps.dueOn} <= ${today} AND ${followUps.planStep} IS NOT NULL AND ${followUps.state} <> 'predates'`;
  const [[points], [anchors]] = await ctx.read([
    ctx.db
      .select({ due: count(), resolved: sql<number>`coalesce(sum(${followUps.state} <> 'scheduled'), 0)` })
      .from(followUps)
      .where(and(eq(followUps.programId, programId), isNull(followUps.deletedAt), due)),
    ctx.db
      .select({
        ready: sql<string | null>`max(date(${groups.trainedOn}, ${`+${MONTHS_BEFORE_CLOSING} months`}))`,
        n: count(),
      })
      .from(groups)
      .where(and(eq(groups.programId, programId), isNull(groups.deletedAt))),
  ]);
  return {
    due: points?.due ?? 0,
    resolved: points?.resolved ?? 0,
    month12: anchors?.ready ?? null,
    groups: anchors?.n ?? 0,
  };
}

const event = (row: Row, to: string, data: Row, on: string): Extras["events"] => [
  {
    organizationId: row.organizationId as string,
    programId: row.id as string,
    kind: "program_state",
    on,
    subjectId: row.id as string,
    state: to,
    data,
  },
];

/** Whether an organisation has a head: only where it has none does its admin approve. */
async function hasHead(ctx: RequestContext, organizationId: string): Promise<boolean> {
  const [[found]] = await ctx.read([
    ctx.db
      .select({ n: count() })
      .from(users)
      .where(
        sql`${users.organizationId} = ${organizationId} AND ${users.role} = 'head' AND ${users.active} AND ${users.deletedAt} IS NULL`,
      ),
  ]);
  return Boolean(found?.n);
}

/** Closing before its time needs a waiver: asked for by one person, approved by another. */
async function closing(
  ctx: RequestContext,
  row: Row,
  today: string,
  waiver: string | undefined,
): Promise<Row | "request"> {
  const facts = await closingFacts(ctx, row.id as string, today);
  const reached =
    facts.month12 !== null && facts.month12 < today && facts.due > 0 && facts.resolved >= RESOLVED_SHARE * facts.due;
  if (reached) return {};
  const share = facts.due > 0 ? Math.round((100 * facts.resolved) / facts.due) : 0;
  const approver = accessOf(ctx.actor, "programs", "approve") !== "none";
  if (approver && row.waiverBy && row.waiverBy !== ctx.actor.userId) return { waiverApprovedBy: ctx.actor.userId };
  if (!waiver || approver) {
    throw conflict("closing_too_early", {
      id: `Belum dapat ditutup: bulan ke-12 ${facts.month12 ?? "belum diketahui"}, ${share}% tindak lanjut jatuh tempo selesai (perlu 80%). Ajukan pengecualian dengan alasan; kepala dinas yang menyetujui.`,
      en: `Cannot be closed yet: month 12 is ${facts.month12 ?? "unknown"}, ${share}% of the due follow-ups are resolved (80% needed). Ask for a waiver with a reason; the head approves it.`,
    });
  }
  return "request";
}

/** A waiver by the version of its programme: asked again, it is told again. */
const waiverNotice = ({ id, organizationId, version }: Row) => ({
  organizationId: organizationId as string,
  subject: "programs" as const,
  subjectId: id as string,
  dedupeKey: `waiver:${id}:${version}`,
});

const tellAsker = (ctx: RequestContext, row: Row): Statement[] =>
  tellStatements(ctx, [{ ...waiverNotice(row), userId: String(row.waiverBy), kind: "approval_decided" }]);

const body = z.strictObject({
  ...transitionShape,
  waiver: z.union([line(1000), z.strictObject({ reason: line(1000) })]).optional(),
});

programsResource.routes.post(
  "/:id/transition",
  endpoint(
    { resource: "programs", action: "transition", or: "approve" },
    async (ctx) => {
      const { to, waiver, reason } = parseOrThrow(body, await ctx.json());
      const mayApprove = accessOf(ctx.actor, "programs", "approve") !== "none";
      const action = mayApprove ? "approve" : "transition";
      const { spec } = programsResource;
      const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), action)])) as [Row[]];
      const row = admitRow(rows[0]);
      expectVersion(ctx, spec, row);
      const from = row.state as ProgramState;
      assertLegal(PROGRAM_MACHINE, from, to);
      if (mayApprove && to !== "closed") {
        throw new ApiError(403, "forbidden", {
          id: "Kepala dinas hanya menyetujui penutupan dengan pengecualian.",
          en: "The head only approves a closing by waiver.",
        });
      }
      if (ctx.actor.role === "admin" && (await hasHead(ctx, row.organizationId as string))) throw forbidden();
      const today = dayAt(ctx.now, row.regionCode as string);
      const text = typeof waiver === "object" ? waiver.reason : waiver;
      const closed = to === "closed" ? await closing(ctx, row, today, text) : {};
      if (closed === "request") {
        return updateRecord(
          ctx,
          spec,
          row,
          { waiverReason: text, waiverBy: ctx.actor.userId, waiverApprovedBy: null },
          {
            action: "request_waiver",
            reason: text,
            extras: {
              statements: tellStatements(ctx, [{ ...waiverNotice(row), approvers: true, kind: "approval_needed" }]),
            },
          },
        );
      }
      const alone = mayApprove && ctx.actor.role === "admin";
      const extras: Extras = {
        statements: closed.waiverApprovedBy ? tellAsker(ctx, row) : [],
        events: event(row, to, alone ? { from, approvedBy: "admin" } : { from }, today),
        touched: [{ programId: row.id as string, organizationId: row.organizationId as string }],
      };
      return updateRecord(
        ctx,
        spec,
        row,
        { ...closed, state: to, stateChangedOn: today },
        { action: alone ? "approve_alone" : "transition", extras, reason: reason ?? text },
      );
    },
    { reachable, body, summary: `Move to another state: ${Object.keys(PROGRAM_MACHINE).join(", ")}` },
  ),
);
