import { count, sql } from "drizzle-orm";
import { z } from "zod";
import { dayAt, type ProgramState } from "#db/constants.ts";
import { users } from "#db/schema/index.ts";
import type { ProgramSetup } from "#db/schema/programTemplates.ts";
import { ApiError, forbidden } from "../../errors.ts";
import type { Statement } from "../../http/commit.ts";
import type { Reply, RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { admitRow, expectVersion, recordQuery } from "../../http/resourceRead.ts";
import type { Extras, Row } from "../../http/resourceSpec.ts";
import { updateRecord } from "../../http/resourceWrite.ts";
import { line } from "../../http/shape.ts";
import { assertLegal, transitionShape } from "../../http/transition.ts";
import { tellStatements } from "../../notify/tell.ts";
import { accessOf } from "../../policy/can.ts";
import { PROGRAM_MACHINE } from "../../policy/transitions.ts";
import { obstaclesOf, stageOf } from "../../templates/guards.ts";
import { closingObstacle } from "./closing.ts";
import { programsResource } from "./resource.ts";
import { guardsInto } from "./stageGuards.ts";

export const transitionBody = z.strictObject({
  ...transitionShape,
  waiver: z.union([line(1000), z.strictObject({ reason: line(1000) })]).optional(),
});

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

/** A waiver by the version of its programme: asked again, it is told again. */
const waiverNotice = ({ id, organizationId, version }: Row) => ({
  organizationId: organizationId as string,
  subject: "programs" as const,
  subjectId: id as string,
  dedupeKey: `waiver:${id}:${version}`,
});

const tellAsker = (ctx: RequestContext, row: Row): Statement[] =>
  tellStatements(ctx, [{ ...waiverNotice(row), userId: String(row.waiverBy), kind: "approval_decided" }]);

const WAIVE = {
  id: "Ajukan pengecualian dengan alasan; kepala dinas yang menyetujui.",
  en: "Ask for a waiver with a reason; the head approves it.",
};

/** Why a programme may not enter a stage yet, if it may not: the guards of its template, and what closing asks of any. */
async function obstacle(ctx: RequestContext, row: Row, to: ProgramState, today: string): Promise<ApiError | undefined> {
  const setup = row.setup as ProgramSetup | null;
  const guards = obstaclesOf(await guardsInto(ctx, { id: row.id as string, setup }, to));
  const early = to === "closed" ? await closingObstacle(ctx, row.id as string, today) : undefined;
  const all = [...guards, ...(early ? [early] : [])];
  if (all.length === 0) return undefined;
  const stage = stageOf(setup, to)?.label ?? { id: to, en: to };
  const [notYet, cannot] =
    to === "closed"
      ? ["Belum dapat ditutup", "Cannot be closed yet"]
      : [`Belum dapat masuk tahap ${stage.id}`, `Cannot enter the stage ${stage.en} yet`];
  const list = (locale: "id" | "en") => all.map((one) => one[locale]).join("; ");
  return new ApiError(
    409,
    guards.length > 0 ? "stage_guards" : "closing_too_early",
    { id: `${notYet}: ${list("id")}. ${WAIVE.id}`, en: `${cannot}: ${list("en")}. ${WAIVE.en}` },
    { fields: Object.fromEntries(all.map((text, at) => [`guards.${at}`, text])) },
  );
}

/** A step before its time needs a waiver: asked for by one person, approved by another. What the row then says of it. */
function waived(
  ctx: RequestContext,
  row: Row,
  hurdle: ApiError | undefined,
  waiver: string | undefined,
): Row | "request" {
  const asked = Boolean(row.waiverBy) && !row.waiverApprovedBy;
  // Nothing stands in the way any more: what was asked for is moot.
  if (!hurdle) return asked ? { waiverReason: null, waiverBy: null } : {};
  const approver = accessOf(ctx.actor, "programs", "approve") !== "none";
  if (approver && asked && row.waiverBy !== ctx.actor.userId) return { waiverApprovedBy: ctx.actor.userId };
  if (!waiver || approver) throw hurdle;
  return "request";
}

function requestWaiver(ctx: RequestContext, row: Row, reason: string | undefined): Promise<Reply> {
  const told = tellStatements(ctx, [{ ...waiverNotice(row), approvers: true, kind: "approval_needed" }]);
  return updateRecord(
    ctx,
    programsResource.spec,
    row,
    { waiverReason: reason, waiverBy: ctx.actor.userId, waiverApprovedBy: null },
    { action: "request_waiver", reason, extras: { statements: told } },
  );
}

/** `POST /:id/transition {to, waiver?}`: the machine, the guards of the programme's own stages, or a waiver of two people. */
export async function moveProgram(ctx: RequestContext): Promise<Reply> {
  const { to, waiver, reason } = parseOrThrow(transitionBody, await ctx.json());
  const mayApprove = accessOf(ctx.actor, "programs", "approve") !== "none";
  const { spec } = programsResource;
  const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), mayApprove ? "approve" : "transition")])) as [
    Row[],
  ];
  const row = admitRow(rows[0]);
  expectVersion(ctx, spec, row);
  const from = row.state as ProgramState;
  assertLegal(PROGRAM_MACHINE, from, to);
  const pending = Boolean(row.waiverBy) && !row.waiverApprovedBy;
  if (mayApprove && to !== "closed" && (to === "cancelled" || !pending)) {
    throw new ApiError(403, "forbidden", {
      id: "Kepala dinas hanya menyetujui langkah yang dimintakan pengecualian.",
      en: "The head only approves a step that a waiver was asked for.",
    });
  }
  if (ctx.actor.role === "admin" && (await hasHead(ctx, row.organizationId as string))) throw forbidden();
  const today = dayAt(ctx.now, row.regionCode as string);
  const text = typeof waiver === "object" ? waiver.reason : waiver;
  const hurdle = to === "cancelled" ? undefined : await obstacle(ctx, row, to, today);
  const patch = waived(ctx, row, hurdle, text);
  if (patch === "request") return requestWaiver(ctx, row, text);
  const alone = mayApprove && ctx.actor.role === "admin";
  const extras: Extras = {
    statements: patch.waiverApprovedBy ? tellAsker(ctx, row) : [],
    events: event(row, to, alone ? { from, approvedBy: "admin" } : { from }, today),
    touched: [{ programId: row.id as string, organizationId: row.organizationId as string }],
  };
  return updateRecord(
    ctx,
    spec,
    row,
    { ...patch, state: to, stateChangedOn: today },
    { action: alone ? "approve_alone" : "transition", extras, reason: reason ?? text },
  );
}
