import { sql } from "drizzle-orm";
import type { Hono } from "hono";
import { z } from "zod";
import { CASE_ACTION_TYPES } from "#db/constants.ts";
import { isLiving } from "../../cases/decide.ts";
import { along, planMade } from "../../cases/made.ts";
import { ApiError } from "../../errors.ts";
import { updateAlong } from "../../http/along.ts";
import { guardThat, type Statement } from "../../http/commit.ts";
import { endpoint, type RequestContext, StartOver } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { admitRow, reachable, recordQuery } from "../../http/resourceRead.ts";
import type { GroupRow, ResourceSpec, Row } from "../../http/resourceSpec.ts";
import { commitTouching, planCreate } from "../../http/resourceWrite.ts";
import { day, line } from "../../http/shape.ts";
import { type ActionRow, actionEvent, caseActionsSpec, checkShape } from "../caseActions/routes.ts";
import { assertHappened, groupOf, neededGroup, todayOf } from "../groupDay.ts";
import { assertToCome, type CaseRow, caseEvent, caseOver, casesResource } from "./resource.ts";

const part = z.record(z.string().max(60), z.json());

const body = z.strictObject({
  id: line(60).optional(),
  type: z.enum(CASE_ACTION_TYPES),
  text: line().optional(),
  ownerId: line(60).nullable().optional(),
  dueOn: day().optional(),
  doneOn: day().optional(),
  result: line().optional(),
  /** What it makes, as its own resource takes it: {} plans the visit for the due day. */
  visit: part.optional(),
  linkage: part.optional(),
  check: checkShape.optional(),
  capital: part.optional(),
});
type Input = z.output<typeof body>;

/** What a part leaves out, from the action itself. */
function baseOf(row: CaseRow, input: Input, dueOn: string, today: string): object {
  const { groupId } = row;
  switch (input.type) {
    case "visit":
      return { groupId, dueOn, assigneeId: input.ownerId ?? undefined, note: input.text };
    case "repair":
      return { checkedOn: today };
    default:
      return { groupId };
  }
}

/** The case, open to an action of this reader: one read. */
async function findCase(ctx: RequestContext): Promise<{ row: CaseRow; group: GroupRow }> {
  const id = ctx.param("id");
  const { spec } = casesResource;
  const [rows, [group]] = await ctx.read([recordQuery(ctx, spec, id, "read"), groupOf(ctx, spec, id)]);
  const row = admitRow((rows as Row[])[0]) as CaseRow;
  if (!isLiving(row.state)) throw caseOver();
  return { row, group: neededGroup(group) };
}

/** The first action begins the work; a later one only needs the case to be living still. */
function begin(ctx: RequestContext, row: CaseRow): Statement[] {
  if (row.state === "open") return updateAlong(ctx, casesResource.spec, row as Row, { state: "in_progress" }, "start");
  return [guardThat(ctx, sql`EXISTS (SELECT 1 FROM cases WHERE id = ${row.id} AND state = 'in_progress')`, "state")];
}

async function addAction(ctx: RequestContext) {
  const input = parseOrThrow(body, await ctx.json());
  const { row, group } = await findCase(ctx);
  const today = todayOf(ctx, group);
  const { visit, linkage, check, capital, ...own } = input;
  const late = row.dueOn < today;
  const dueOn = input.dueOn ?? (late ? today : row.dueOn);
  if (input.doneOn) assertHappened("doneOn", input.doneOn, today);
  else assertToCome("dueOn", dueOn, today);
  const made = await planMade(ctx, input.type, { visit, linkage, check, capital }, baseOf(row, input, dueOn, today));
  const mine = row.organizationId === ctx.actor.organizationId;
  const ownerId = input.ownerId ?? (mine ? (row.ownerId ?? ctx.actor.userId) : ctx.actor.userId);
  const link = made ? { madeResource: made.resource, madeId: made.planned.id } : {};
  const spec: ResourceSpec = {
    ...caseActionsSpec,
    prepare: (_ctx, writing) => {
      const extras = input.ownerId ? caseActionsSpec.prepare?.(_ctx, writing) : {};
      return { ...extras, set: { ...link, ownerId, groupOrganizationId: group.organizationId } };
    },
  };
  const action = await planCreate(ctx, spec, { ...own, dueOn, caseId: row.id, groupId: row.groupId });
  const extras = along(ctx, made?.planned);
  const events = [
    ...(row.state === "open" ? [caseEvent(group, row.id, "in_progress", today, { from: "open" })] : []),
    ...(input.doneOn ? [actionEvent(group, action.row as ActionRow, input.doneOn)] : []),
    ...(extras.events ?? []),
  ];
  const change = {
    statements: [...begin(ctx, row), ...extras.statements, ...action.change.statements],
    audit: action.change.audit,
    events,
  };
  try {
    return await commitTouching(ctx, change, extras.touched, action.reply, { resource: "case-actions", id: action.id });
  } catch (error) {
    // Somebody else began or closed the case meanwhile: look again.
    if (error instanceof ApiError && error.status === 412) throw new StartOver("stale");
    throw error;
  }
}

/** `POST /api/cases/ID/actions`: what is to be done, or was done; a type may make what it means in the same batch. */
export function addActionRoute(routes: Hono): void {
  routes.post(
    "/:id/actions",
    endpoint({ resource: "case-actions", action: "create" }, addAction, {
      reachable,
      body,
      summary: "Something to be done in a case; it can plan the visit, offer the linkage, check the machine or apply",
    }),
  );
}
