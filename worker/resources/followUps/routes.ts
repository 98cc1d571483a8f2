import { sql } from "drizzle-orm";
import type { Hono } from "hono";
import { z } from "zod";
import type { FollowUpState } from "#db/constants.ts";
import { followUps } from "#db/schema/index.ts";
import type { Reads } from "../../context.ts";
import { illegalTransition, invalid } from "../../errors.ts";
import { askedForm } from "../../follow-ups/askedForm.ts";
import { type Completion, completionBody, evidenceOf } from "../../follow-ups/contact.ts";
import { addDays, daysBetween } from "../../follow-ups/plan.ts";
import { type AskedForm, filesElsewhere, filesIn, takeAnswers } from "../../follow-ups/takeAnswers.ts";
import type { Answers } from "../../forms/answers.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { admitRow, expectVersion, reachable, recordQuery } from "../../http/resourceRead.ts";
import type { Extras, GroupRow, Row } from "../../http/resourceSpec.ts";
import { updateRecord } from "../../http/resourceWrite.ts";
import { day, line } from "../../http/shape.ts";
import { rescheduled } from "../groups/anchor.ts";
import { addBulk } from "./bulk.ts";
import { addReopening } from "./reopen.ts";
import { assertPast, doneEvent, followUpsResource, shownIn, todayOf } from "./resource.ts";

const { spec, routes } = followUpsResource;

type Verb = "complete" | "skip" | "unreachable" | "reschedule";
const TARGET: Record<Verb, FollowUpState> = {
  complete: "done",
  skip: "skipped",
  unreachable: "unreachable",
  reschedule: "scheduled",
};

interface Found {
  row: Row;
  group: Pick<GroupRow, "id" | "organizationId" | "programId">;
  today: string;
  /** What the verb's own reads found. */
  more: Row[][];
}

/** The follow-up, open, with the organisation of its group: one read. */
async function openFollowUp(ctx: RequestContext, verb: Verb, reads: Reads[number][]): Promise<Found> {
  const record = recordQuery(ctx, spec, ctx.param("id"), "transition");
  const owner = ctx.db.all<{ organizationId: string }>(
    sql`SELECT g.organizationId FROM groups g JOIN ${followUps} f ON f.groupId = g.id WHERE f.id = ${ctx.param("id")}`,
  );
  const [rows, owners, ...more] = (await ctx.read([record, owner, ...reads])) as unknown as [
    Row[],
    { organizationId: string }[],
    ...Row[][],
  ];
  const row = admitRow(rows[0]);
  expectVersion(ctx, spec, row);
  if (row.state !== "scheduled") throw illegalTransition(String(row.state), TARGET[verb], []);
  return {
    row,
    group: {
      id: row.groupId as string,
      organizationId: owners[0]?.organizationId ?? (row.organizationId as string),
      programId: row.programId as string,
    },
    today: todayOf(ctx, row),
    more,
  };
}

function verbRoute<T extends z.ZodType>(
  verb: Verb,
  body: T,
  decide: (ctx: RequestContext, found: Found, input: z.output<T>) => { patch: Row; extras: Extras; reason?: string },
  reads: (ctx: RequestContext, input: z.output<T>) => Reads[number][] = () => [],
) {
  routes.post(
    `/:id/${verb}`,
    endpoint(
      { resource: "follow-ups", action: "transition" },
      async (ctx) => {
        const input = parseOrThrow(body, await ctx.json());
        const found = await openFollowUp(ctx, verb, reads(ctx, input));
        const { patch, extras, reason } = decide(ctx, found, input);
        return updateRecord(ctx, spec, found.row, patch, {
          action: verb,
          extras: { ...extras, touched: [{ groupId: found.group.id, organizationId: found.group.organizationId }] },
          reason,
        });
      },
      { reachable, body, summary: `Follow-up: ${verb}` },
    ),
  );
}

/** The form the contact asks or was shown, and which files of its answers lie elsewhere. */
const completionReads = (ctx: RequestContext, input: Completion) => {
  const followUpId = ctx.param("id");
  return [askedForm(ctx, { followUpId }, shownIn(input)), filesElsewhere(ctx, followUpId, filesIn(input.answers))];
};

function complete(ctx: RequestContext, { row, group, today, more }: Found, input: Completion) {
  const doneOn = input.doneOn ?? today;
  assertPast("doneOn", doneOn, today);
  const { told, ...taken } = takeAnswers(more[0]?.[0] as AskedForm | undefined, {
    answers: input.answers as Answers | null,
    shown: shownIn(input),
    elsewhere: (more[1] ?? []) as { id: string }[],
    today,
  });
  const patch = {
    ...input,
    ...evidenceOf(ctx.actor.role, input),
    ...taken,
    doneOn,
    state: "done",
    resolvedOn: doneOn,
    resolvedAt: ctx.now,
    assigneeId: row.assigneeId ?? ctx.actor.userId,
  };
  return { patch, extras: { events: [doneEvent({ ...row, ...patch }, group, told)] } };
}

verbRoute("complete", completionBody, complete, completionReads);

const closingEvent = (kind: "follow_up_skipped" | "follow_up_unreachable", { row, group, today }: Found): Extras => ({
  events: [
    {
      organizationId: group.organizationId,
      groupId: group.id,
      programId: group.programId,
      kind,
      on: today,
      subjectId: row.id as string,
      data: { planStep: row.planStep },
    },
  ],
});

verbRoute("skip", z.strictObject({ reason: line(500) }), (ctx, found, { reason }) => ({
  patch: { state: "skipped", skipReason: reason, resolvedOn: found.today, resolvedAt: ctx.now },
  extras: closingEvent("follow_up_skipped", found),
}));

verbRoute("unreachable", z.strictObject({ reason: line(500).optional() }), (ctx, found, { reason }) => ({
  patch: { state: "unreachable", skipReason: reason ?? null, resolvedOn: found.today, resolvedAt: ctx.now },
  extras: closingEvent("follow_up_unreachable", found),
}));

/** The three dates of a point after its due day moves: the window keeps its width. */
export function movedDates(row: Row, dueOn: string) {
  const shift = daysBetween(String(row.dueOn), dueOn);
  return {
    dueOn,
    windowStartsOn: addDays(String(row.windowStartsOn), shift),
    windowEndsOn: addDays(String(row.windowEndsOn), shift),
  };
}

export const datesOf = (row: Row) => ({
  dueOn: String(row.dueOn),
  windowStartsOn: String(row.windowStartsOn),
  windowEndsOn: String(row.windowEndsOn),
});

verbRoute(
  "reschedule",
  z.strictObject({ dueOn: day(), reason: line(500).optional() }),
  (_ctx, { row, group, today }, { dueOn, reason }) => {
    if (dueOn < today)
      throw invalid({ dueOn: { id: `Paling awal hari ini (${today}).`, en: `Today (${today}) at the earliest.` } });
    const to = movedDates(row, dueOn);
    return { patch: to, extras: { events: [rescheduled(group, row.id as string, today, datesOf(row), to)] }, reason };
  },
);

addBulk(routes as Hono);
addReopening();

export { followUpsResource };
