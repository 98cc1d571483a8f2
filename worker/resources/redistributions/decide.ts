import { sql } from "drizzle-orm";
import { z } from "zod";
import { equipment, groups } from "#db/schema/index.ts";
import { guardThat } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { admitRow, expectVersion, reachable, recordQuery } from "../../http/resourceRead.ts";
import type { Extras, GroupRow, Row } from "../../http/resourceSpec.ts";
import { updateRecord } from "../../http/resourceWrite.ts";
import { line } from "../../http/shape.ts";
import { assertLegal } from "../../http/transition.ts";
import { tellStatements } from "../../notify/tell.ts";
import type { Action } from "../../policy/roles.ts";
import { REDISTRIBUTION_MACHINE } from "../../policy/transitions.ts";
import { documentsQuery, type Machine } from "../equipment/custody.ts";
import { todayOf } from "../groupDay.ts";
import { decidesAlone, headsQuery } from "../secondPerson.ts";
import { proposalEvents, type Redistribution, redistributionsResource } from "./resource.ts";
import { assertFree, standing } from "./standing.ts";

const { spec, routes } = redistributionsResource;

/** A proposal and all it stands on, in one read: the machine, its documents, both groups, whether there is a head. */
export async function readProposal(ctx: RequestContext, action: Action) {
  const id = ctx.param("id");
  const mine = sql`(SELECT equipmentId FROM redistributions WHERE id = ${id})`;
  const [rows, machines, documents, both, heads] = (await ctx.read([
    recordQuery(ctx, spec, id, action),
    ctx.db.select().from(equipment).where(sql`${equipment.id} = ${mine}`),
    documentsQuery(ctx, mine),
    ctx.db
      .select()
      .from(groups)
      .where(
        sql`${groups.id} IN (SELECT fromGroupId FROM redistributions WHERE id = ${id} UNION SELECT toGroupId FROM redistributions WHERE id = ${id})`,
      ),
    headsQuery(ctx, ctx.actor.organizationId),
  ])) as Row[][];
  const row = admitRow(rows?.[0]) as Redistribution & Row;
  expectVersion(ctx, spec, row);
  return {
    row,
    machine: machines?.[0] as Machine | undefined,
    documents: documents ?? [],
    from: both?.find((group) => group.id === row.fromGroupId) as GroupRow,
    to: both?.find((group) => group.id === row.toGroupId) as GroupRow,
    heads: heads ?? [],
  };
}

const note = line(1_000);
const approval = z.strictObject({ note: note.optional() });
const refusal = z.strictObject({ reason: note });
const taking = z.strictObject({ reason: note.optional() });

/** Nothing about the machine may change between looking at it and deciding on it. */
const unmoved = (ctx: RequestContext, machine: Machine) =>
  guardThat(
    ctx,
    sql`EXISTS (SELECT 1 FROM equipment WHERE id = ${machine.id} AND version = ${machine.version} AND deletedAt IS NULL)`,
    "stale",
  );

async function decide(ctx: RequestContext, to: "approved" | "rejected", text: string | undefined) {
  const found = await readProposal(ctx, "approve");
  const { row, heads } = found;
  const alone = decidesAlone(ctx, row.createdBy, heads);
  assertLegal(REDISTRIBUTION_MACHINE, row.state, to);
  const receiver = to === "approved" ? standing(found.to) : found.to;
  const machine =
    to === "approved" ? assertFree(found.machine, row.fromGroupId, found.documents) : (found.machine as Machine);
  const more = alone ? { approvedBy: "admin" } : {};
  const extras: Extras = {
    statements: [
      ...(to === "approved" ? [unmoved(ctx, machine)] : []),
      ...tellStatements(ctx, [
        {
          organizationId: row.organizationId,
          kind: "approval_decided",
          subject: "redistributions",
          subjectId: row.id,
          dedupeKey: `redistribution-decided:${row.id}`,
          userId: row.createdBy,
        },
      ]),
    ],
    events: proposalEvents(row, machine, found.from, receiver, to, todayOf(ctx, found.from), more),
  };
  const action = to === "approved" ? (alone ? "approve_alone" : "approve") : alone ? "reject_alone" : "reject";
  const patch = { state: to, decidedBy: ctx.actor.userId, decidedAt: ctx.now, decisionNote: text ?? null };
  return updateRecord(ctx, spec, row, patch, { action, extras, reason: text });
}

/** `POST /:id/approve`, `/:id/reject` by a second person; `/:id/withdraw` by the proposing side. */
export function addDecisions(): void {
  routes.post(
    "/:id/approve",
    endpoint(
      { resource: "redistributions", action: "approve" },
      async (ctx) => decide(ctx, "approved", parseOrThrow(approval, await ctx.json()).note),
      {
        reachable,
        body: approval,
        summary: "Approve a proposal that somebody else made; looked at again as it stands",
      },
    ),
  );

  routes.post(
    "/:id/reject",
    endpoint(
      { resource: "redistributions", action: "approve" },
      async (ctx) => decide(ctx, "rejected", parseOrThrow(refusal, await ctx.json()).reason),
      { reachable, body: refusal, summary: "Refuse a proposal that somebody else made, with the reason" },
    ),
  );

  routes.post(
    "/:id/withdraw",
    endpoint(
      { resource: "redistributions", action: "transition" },
      async (ctx) => {
        const { reason } = parseOrThrow(taking, await ctx.json());
        const { row, machine, from, to } = await readProposal(ctx, "transition");
        assertLegal(REDISTRIBUTION_MACHINE, row.state, "withdrawn");
        const events = proposalEvents(row, machine as Machine, from, to, "withdrawn", todayOf(ctx, from));
        return updateRecord(ctx, spec, row, { state: "withdrawn" }, { action: "withdraw", extras: { events }, reason });
      },
      { reachable, body: taking, summary: "Take a proposal back before the machine is handed over" },
    ),
  );
}
