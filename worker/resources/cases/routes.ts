import { sql } from "drizzle-orm";
import type { Hono } from "hono";
import { z } from "zod";
import type { CaseState } from "#db/constants.ts";
import { cases } from "#db/schema/index.ts";
import { CASE_VERBS, type CaseVerb, decide } from "../../cases/decide.ts";
import { ApiError, invalid } from "../../errors.ts";
import { addDays } from "../../follow-ups/plan.ts";
import { endpoint, type Reply, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { admitRow, expectVersion, reachable, recordQuery } from "../../http/resourceRead.ts";
import { type GroupRow, type Row, schemasOf } from "../../http/resourceSpec.ts";
import { createRecord, updateRecord } from "../../http/resourceWrite.ts";
import { day, line } from "../../http/shape.ts";
import { assertLegal } from "../../http/transition.ts";
import { CASE_MACHINE } from "../../policy/transitions.ts";
import { assertHappened, groupOf, neededGroup, todayOf } from "../groupDay.ts";
import { settingsQuery } from "../settings/settingsOf.ts";
import { addActionRoute } from "./actions.ts";
import {
  assertToCome,
  type CaseRow,
  caseEvent,
  caseOpen,
  casesResource,
  livingCase,
  openSignals,
  tellOwner,
} from "./resource.ts";

const { spec, routes } = casesResource;

/** Of two living cases at once the index lets one through. */
async function alone(write: Promise<Reply>): Promise<Reply> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof ApiError && error.fields?.groupId?.en === "Already taken.") throw caseOpen();
    throw error;
  }
}

routes.post(
  "/",
  endpoint({ resource: "cases", action: "create" }, async (ctx) => alone(createRecord(ctx, spec, await ctx.json())), {
    reachable,
    body: schemasOf(spec).create,
    summary: "Open a case by hand; one living case a group, else 409",
  }),
);

const closing = { reason: line(1000).optional(), result: line(1000).optional(), on: day().optional() };
const BODIES = {
  start: z.strictObject({}),
  recover: z.strictObject(closing),
  transfer: z.strictObject(closing),
  close: z.strictObject(closing),
  reopen: z.strictObject({ reason: line(1000).optional(), dueOn: day().optional() }),
};
type Input = { reason?: string; result?: string; on?: string; dueOn?: string };

const SUMMARIES: Record<CaseVerb, string> = {
  start: "Work on the case begins",
  recover: "The group has recovered; before its signals have cleared only with a reason",
  transfer: "Handed over to somebody else, with whom and why",
  close: "Given up, with the reason",
  reopen: "Open it again, with the reason; counted",
};

const reasonNeeded = (verb: CaseVerb) =>
  invalid({
    reason:
      verb === "recover"
        ? {
            id: "Sinyalnya belum hilang: tulis mengapa kelompok ini pulih.",
            en: "Its signals have not cleared: say why the group has recovered.",
          }
        : { id: "Tulis alasannya.", en: "Say why." },
  });

interface Found {
  row: CaseRow;
  group: GroupRow;
  signalIds: string[];
  dueDays: number;
}

async function findCase(ctx: RequestContext, verb: CaseVerb): Promise<Found> {
  const id = ctx.param("id");
  const groupId = sql`(SELECT ${cases.groupId} FROM ${cases} WHERE ${cases.id} = ${id})`;
  const [rows, [group], open, [settings], others] = await ctx.read([
    recordQuery(ctx, spec, id, "transition"),
    groupOf(ctx, spec, id),
    openSignals(ctx, groupId),
    settingsQuery(ctx, ctx.actor.organizationId),
    livingCase(ctx, groupId, id),
  ]);
  const row = admitRow((rows as Row[])[0]) as CaseRow;
  expectVersion(ctx, spec, row);
  assertLegal<CaseState>(CASE_MACHINE, row.state, CASE_VERBS[verb]);
  if (verb === "reopen" && others.length > 0) throw caseOpen();
  return {
    row,
    group: neededGroup(group),
    signalIds: open.map(({ id: signalId }) => signalId),
    dueDays: settings?.caseDueDays ?? 14,
  };
}

async function carryOut(ctx: RequestContext, verb: CaseVerb, input: Input) {
  const { row, group, signalIds, dueDays } = await findCase(ctx, verb);
  const said = input.reason ?? input.result;
  const decision = decide(verb, row, said);
  if (decision.to === null) throw reasonNeeded(verb);
  const today = todayOf(ctx, group);
  const on = input.on ?? today;
  assertHappened("on", on, today, row.openedOn);
  const event = (data: Row = {}) => ({
    events: [caseEvent(group, row.id, decision.to, on, { from: row.state, ...data })],
  });
  const write = (patch: Row, extras: object) =>
    updateRecord(ctx, spec, row, { state: decision.to, ...patch }, { action: verb, extras, reason: said });
  switch (decision.to) {
    case "in_progress":
      return write({}, event());
    case "open": {
      const dueOn = input.dueOn ?? addDays(today, dueDays);
      assertToCome("dueOn", dueOn, today);
      const patch = {
        ...{ dueOn, signalIds, reopened: decision.reopened, recoveryProposedOn: null, closedOn: null, result: null },
        ...{ remindedAt: null, escalatedAt: null },
      };
      const told = tellOwner(ctx, "case_assigned", { ...row, version: row.version + 1 });
      return write(patch, { ...event({ reopened: decision.reopened }), statements: told });
    }
    default: {
      const carried = [...new Set([...row.signalIds, ...signalIds])];
      const proposed = decision.to === "recovered" ? { proposed: decision.proposed } : {};
      return write({ closedOn: on, result: input.result ?? input.reason ?? null, signalIds: carried }, event(proposed));
    }
  }
}

for (const verb of Object.keys(CASE_VERBS) as CaseVerb[]) {
  routes.post(
    `/:id/${verb}`,
    endpoint(
      { resource: "cases", action: "transition" },
      async (ctx) => alone(carryOut(ctx, verb, parseOrThrow<z.ZodType<Input>>(BODIES[verb], await ctx.json()))),
      { reachable, body: BODIES[verb], summary: SUMMARIES[verb] },
    ),
  );
}

addActionRoute(routes as Hono);

export { casesResource };
