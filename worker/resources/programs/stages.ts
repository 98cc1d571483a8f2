import { and, count, eq, inArray, isNull, sql } from "drizzle-orm";
import { PROGRAM_STATES, type ProgramState } from "#db/constants.ts";
import { attachments, groups, marketingSupports } from "#db/schema/index.ts";
import type { ProgramSetup, PromisedSupport } from "#db/schema/programTemplates.ts";
import type { Reply, RequestContext } from "../../http/endpoint.ts";
import { admitRow, reach, recordQuery } from "../../http/resourceRead.ts";
import { type Row, specOf } from "../../http/resourceSpec.ts";
import { BUILT_IN, type FactValues, factIn } from "../../stall/facts.ts";
import { judgeGuards, stageOf } from "../../templates/guards.ts";
import { programsResource } from "./resource.ts";
import { guardReads } from "./stageGuards.ts";

/** The stages a programme goes through, in order; cancelling is none. */
const WAY: readonly ProgramState[] = PROGRAM_STATES.filter((state) => state !== "cancelled");

/** The groups of a programme that the reader reaches. */
function groupsOf(ctx: RequestContext, programId: string) {
  const spec = specOf("groups");
  if (!spec) throw new Error("groups is not declared");
  return and(eq(groups.programId, programId), isNull(groups.deletedAt), reach(ctx, spec, "read"));
}

/** How often each promised kind of support was given to each group. */
const givenQuery = (ctx: RequestContext, programId: string) =>
  ctx.db
    .select({ kind: marketingSupports.kind, groupId: marketingSupports.groupId, times: count() })
    .from(marketingSupports)
    .where(
      and(
        isNull(marketingSupports.deletedAt),
        inArray(
          marketingSupports.groupId,
          ctx.db.select({ id: groups.id }).from(groups).where(groupsOf(ctx, programId)),
        ),
      ),
    )
    .groupBy(marketingSupports.kind, marketingSupports.groupId);

interface Given {
  kind: string;
  groupId: string;
  times: number;
}

/** Promised against delivered: more to one group than promised does not make up for another that got none. */
export const supportOf = ({ kind, times }: PromisedSupport, groupCount: number, given: readonly Given[]) => {
  const ofKind = given.filter((one) => one.kind === kind);
  return {
    kind,
    times,
    groups: groupCount,
    promised: times * groupCount,
    delivered: ofKind.reduce((sum, one) => sum + Math.min(one.times, times), 0),
    served: ofKind.filter((one) => one.times >= times).length,
  };
};

const typed = (name: string, value: number | string | null | undefined) =>
  value === null || value === undefined
    ? null
    : factIn(BUILT_IN.program, name)?.type === "boolean"
      ? value === 1
      : value;

function nextOf(ctx: RequestContext, setup: ProgramSetup, state: ProgramState, facts: FactValues, codes: string[]) {
  const next = WAY[WAY.indexOf(state) + 1];
  if (!next || state === "cancelled") return null;
  const guards = judgeGuards(stageOf(setup, next), facts, codes).map(({ facts: names, label, ...guard }) => ({
    ...guard,
    label: label[ctx.locale],
    facts: names.map((name) => ({
      name,
      label: factIn(BUILT_IN.program, name)?.label[ctx.locale] ?? name,
      unit: factIn(BUILT_IN.program, name)?.unit ?? null,
      value: typed(name, facts[name]),
    })),
  }));
  return { state: next, label: stageOf(setup, next)?.label?.[ctx.locale] ?? null, guards };
}

/** `GET /api/programs/ID/stages`: null where the programme is of no kind. */
export async function readStages(ctx: RequestContext): Promise<Reply> {
  const id = ctx.param("id");
  const [records, [facts = {}], documents, files, [total], given] = await ctx.read([
    recordQuery(ctx, programsResource.spec, id, "read"),
    ...guardReads(ctx, id),
    ctx.db
      .select({ code: attachments.documentCode, n: count() })
      .from(attachments)
      .where(and(eq(attachments.subject, "programs"), eq(attachments.subjectId, id), isNull(attachments.deletedAt)))
      .groupBy(attachments.documentCode),
    ctx.db.select({ n: sql<number>`count(*)` }).from(groups).where(groupsOf(ctx, id)),
    givenQuery(ctx, id),
  ]);
  const program = admitRow((records as Row[])[0]);
  const setup = program.setup as ProgramSetup | null;
  if (!setup) return { status: 200, body: { template: null } };
  const state = program.state as ProgramState;
  const codes = documents.map(({ code }) => String(code));
  const at = WAY.indexOf(state);
  const body = {
    template: setup.template,
    templateVersion: setup.templateVersion,
    stages: WAY.map((one, i) => ({
      state: one,
      label: stageOf(setup, one)?.label?.[ctx.locale] ?? null,
      place: i < at ? "passed" : i === at ? "here" : "ahead",
      guards: stageOf(setup, one)?.guards.length ?? 0,
    })),
    next: nextOf(ctx, setup, state, facts, codes),
    documents: setup.documents.map(({ code, label }) => ({
      code,
      label: label[ctx.locale],
      files: files.find((one) => one.code === code)?.n ?? 0,
    })),
    supports: setup.supports.map((one) => supportOf(one, total?.n ?? 0, given)),
  };
  return { status: 200, body };
}
