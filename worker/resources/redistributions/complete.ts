import { and, count, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { newId } from "#db/ids.ts";
import { equipmentRequests, handovers, redistributions } from "#db/schema/index.ts";
import { ApiError } from "../../errors.ts";
import { documentReads, issueDocument } from "../../handovers/issue.ts";
import { updateAlong } from "../../http/along.ts";
import { auditStatements, type EventDraft, guardThat, type Statement } from "../../http/commit.ts";
import { endpoint, type RequestContext, StartOver } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { reachable } from "../../http/resourceRead.ts";
import { type Extras, type GroupRow, type Row, schemasOf } from "../../http/resourceSpec.ts";
import { newRow, updateRecord } from "../../http/resourceWrite.ts";
import { day } from "../../http/shape.ts";
import { assertLegal } from "../../http/transition.ts";
import { REDISTRIBUTION_MACHINE } from "../../policy/transitions.ts";
import { earliestMove, insertMoves, lastMoveQuery, type Machine, machineEvent, moveRow } from "../equipment/custody.ts";
import { equipmentResource } from "../equipment/routes.ts";
import { equipmentRequestsResource, requestEvent } from "../equipmentRequests/routes.ts";
import { assertHappened, todayOf, touch } from "../groupDay.ts";
import { handoversResource } from "../handovers/routes.ts";
import { readProposal } from "./decide.ts";
import { proposalEvents, type Redistribution, redistributionsResource } from "./resource.ts";
import { assertFree, standing } from "./standing.ts";

type Request = typeof equipmentRequests.$inferSelect;

const OF_DOCUMENT = ["number", "place", "giver", "receiver", "witnesses", "parties", "signatures"] as const;
const written = schemasOf(handoversResource.spec).create.shape;

/** `on`, and what the hand-over document needs of a person: each as it is when a document is made by itself. */
const body = z.strictObject({
  on: day().optional(),
  ...Object.fromEntries(OF_DOCUMENT.map((name) => [name, (written[name] as z.ZodType).optional()])),
});
type Body = { on?: string; number?: string };

/** What the receiving side knows: the request that is met, and what the document tells. */
async function readReceiver(ctx: RequestContext, row: Redistribution) {
  const requestId = row.requestId ?? "";
  const reads = documentReads(ctx, row.toGroupId, row.organizationId);
  const [last, requests, met, ...documents] = (await ctx.read([
    lastMoveQuery(ctx, row.equipmentId),
    ctx.db
      .select()
      .from(equipmentRequests)
      .where(and(eq(equipmentRequests.id, requestId), isNull(equipmentRequests.deletedAt))),
    ctx.db
      .select({ n: count() })
      .from(redistributions)
      .where(and(eq(redistributions.requestId, requestId), eq(redistributions.state, "done"))),
    ...Object.values(reads),
  ])) as Row[][];
  return {
    last: last?.[0],
    request: requests?.[0] as Request | undefined,
    met: Number(met?.[0]?.n ?? 0),
    rows: Object.fromEntries(Object.keys(reads).map((name, i) => [name, documents[i] ?? []])),
  };
}

/** A request is met when as many machines came by it as were asked for. */
function meeting(ctx: RequestContext, request: Request | undefined, met: number, to: GroupRow, on: string) {
  if (request?.state !== "waiting") return { statements: [], events: [] };
  const counted = sql`(SELECT count(*) FROM redistributions WHERE requestId = ${request.id} AND state = 'done') = ${met + 1}`;
  const statements: Statement[] = [guardThat(ctx, counted, "stale")];
  if (met + 1 < request.quantity) return { statements, events: [] };
  const patch = { state: "met", metOn: on };
  statements.push(...updateAlong(ctx, equipmentRequestsResource.spec, request, patch, "met"));
  return { statements, events: [requestEvent(to, request.id, "met", on, request)] };
}

/** The machine leaves one group and reaches the other: state, custody and events of one day. */
function moving(ctx: RequestContext, machine: Machine, from: GroupRow, to: GroupRow, on: string, handoverId: string) {
  const patch = { state: "reassigned", holderGroupId: to.id, holderPersonId: null };
  const places = { fromGroupId: from.id, toGroupId: to.id };
  const changed = (group: GroupRow, state: string, before: string): EventDraft =>
    machineEvent(machine, group, { kind: "equipment_state", on, state, data: { from: before } });
  const line = moveRow(ctx, machine, {
    ...places,
    fromPersonId: machine.holderPersonId,
    toPersonId: null,
    on,
    handoverId,
  });
  return {
    statements: [...updateAlong(ctx, equipmentResource.spec, machine, patch, "redistribute"), insertMoves(ctx, [line])],
    events: [
      machineEvent(machine, from, { kind: "equipment_moved", on, data: places }),
      changed(from, "withdrawn", machine.state),
      machineEvent(machine, to, {
        ...{ kind: "equipment_handed_over", on, state: "reassigned", data: { handoverId, ...places } },
      }),
      changed(to, "reassigned", "withdrawn"),
    ],
  };
}

async function complete(ctx: RequestContext) {
  const input = parseOrThrow(body, await ctx.json()) as Body;
  const found = await readProposal(ctx, "transition");
  const { row, from } = found;
  assertLegal(REDISTRIBUTION_MACHINE, row.state, "done");
  const machine = assertFree(found.machine, row.fromGroupId, found.documents);
  const to = standing(found.to);
  const { last, request, met, rows } = await readReceiver(ctx, row);
  const today = todayOf(ctx, to);
  const { on = today, ...document } = input;
  assertHappened("on", on, today, earliestMove(machine, last));
  const handoverId = newId("hnd", ctx.now);
  const issued = await issueDocument({ group: to, machines: [machine], body: { ...document, date: on }, rows });
  const handover = {
    ...newRow(ctx, handoverId),
    ...document,
    ...issued,
    ...{ groupId: to.id, date: on, items: [machine.id] },
  } as typeof handovers.$inferInsert;
  const moved = moving(ctx, machine, from, to, on, handoverId);
  const asked = meeting(ctx, request, met, to, on);
  const extras: Extras = {
    statements: [
      guardThat(ctx, sql`EXISTS (SELECT 1 FROM groups WHERE id = ${to.id} AND deletedAt IS NULL)`, "reference"),
      ctx.db.insert(handovers).values(handover),
      ...auditStatements(ctx, [
        {
          action: "create",
          entity: "handovers",
          entityId: handoverId,
          organizationId: row.organizationId,
          after: { ...handover },
        },
      ]),
      ...moved.statements,
      ...asked.statements,
    ],
    events: [...moved.events, ...proposalEvents(row, machine, from, to, "done", on, { handoverId }), ...asked.events],
    touched: [touch(from), touch(to)],
  };
  const patch = { state: "done", handoverId, doneOn: on };
  try {
    return await updateRecord(ctx, redistributionsResource.spec, row, patch, { action: "complete", extras });
  } catch (error) {
    // The number was the server's own proposal and somebody took it: propose the next.
    if (error instanceof ApiError && error.fields?.number && input.number === undefined) throw new StartOver("stale");
    throw error;
  }
}

/** `POST /:id/complete {on, number?, giver?, receiver?, witnesses?, …}`: the hand-over to the new group. */
export function addCompletion(): void {
  redistributionsResource.routes.post(
    "/:id/complete",
    endpoint({ resource: "redistributions", action: "transition" }, complete, {
      reachable,
      body,
      summary:
        "The machine reaches its new group: hand-over document, custody, states and the request that is met, at once",
    }),
  );
}
