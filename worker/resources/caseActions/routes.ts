import { eq } from "drizzle-orm";
import { z } from "zod";
import { caseActions, cases, groups } from "#db/schema/index.ts";
import { isLiving } from "../../cases/decide.ts";
import { along, planMade } from "../../cases/made.ts";
import { conflict } from "../../errors.ts";
import { endpoint } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { defineResource } from "../../http/resource.ts";
import { admitRow, expectVersion, reachable, recordQuery } from "../../http/resourceRead.ts";
import type { ResourceSpec, Row } from "../../http/resourceSpec.ts";
import { updateRecord } from "../../http/resourceWrite.ts";
import { day, line } from "../../http/shape.ts";
import { assertAble, caseEvent, caseOver } from "../cases/resource.ts";
import { assertHappened, groupOf, neededGroup, todayOf } from "../groupDay.ts";

export type ActionRow = typeof caseActions.$inferSelect;

const done = () => conflict("action_done", { id: "Tindakan ini sudah selesai.", en: "This action is already done." });

export const checkShape = z.strictObject({
  equipmentId: line(60),
  state: line(40),
  checkedOn: day().optional(),
  hoursPerWeek: z.number().min(0).max(168).optional(),
  note: line().optional(),
});

/** Made in a case; here they are read, changed while they are to be done, and finished. */
export const caseActionsSpec: ResourceSpec = {
  name: "case-actions",
  table: caseActions,
  prefix: "act",
  placement: { by: "group", groupId: caseActions.groupId },
  readOnly: ["madeResource", "madeId"],
  fixed: ["caseId", "groupId", "type", "doneOn", "result"],
  optional: ["dueOn"],
  references: { caseId: "cases", groupId: "groups", ownerId: "users" },
  parent: "group",
  searchColumns: ["text"],
  defaultSort: ["dueOn", "ASC"],
  joined: {
    table: groups,
    on: eq(groups.id, caseActions.groupId),
    columns: { groupOrganizationId: groups.organizationId },
  },
  prepare: (ctx, { before, after, refs }) => {
    if (before?.doneOn) throw done();
    if (after.ownerId !== before?.ownerId) assertAble("ownerId", refs.byField.ownerId, ctx.actor.organizationId);
    return {};
  },
  beforeDelete: (_ctx, row) => {
    if (row.doneOn) throw done();
    return {};
  },
};

export const caseActionsResource = defineResource({ ...caseActionsSpec, only: ["list", "get", "update", "delete"] });

export const actionEvent = (
  group: Parameters<typeof caseEvent>[0],
  row: Pick<ActionRow, "caseId" | "type">,
  on: string,
) => caseEvent(group, row.caseId, null, on, { step: "action_done", action: row.type });

const doneBody = z.strictObject({
  doneOn: day().optional(),
  result: line().optional(),
  check: checkShape.optional(),
});

/** `POST /ID/done {doneOn?, result?, check?}`: a repair may say how the machine was found, which is a check of it. */
caseActionsResource.routes.post(
  "/:id/done",
  endpoint(
    { resource: "case-actions", action: "update" },
    async (ctx) => {
      const input = parseOrThrow(doneBody, await ctx.json());
      const id = ctx.param("id");
      const [rows, groupRows, caseRows] = await ctx.read([
        recordQuery(ctx, caseActionsSpec, id, "update"),
        groupOf(ctx, caseActionsSpec, id),
        ctx.db
          .select({ state: cases.state, openedOn: cases.openedOn })
          .from(cases)
          .innerJoin(caseActions, eq(caseActions.caseId, cases.id))
          .where(eq(caseActions.id, id)),
      ]);
      const row = admitRow((rows as Row[])[0]) as ActionRow;
      expectVersion(ctx, caseActionsSpec, row);
      if (row.doneOn) throw done();
      if (!isLiving(caseRows[0]?.state)) throw caseOver();
      const group = neededGroup(groupRows[0]);
      const doneOn = input.doneOn ?? todayOf(ctx, group);
      assertHappened("doneOn", doneOn, todayOf(ctx, group));
      const made = await planMade(ctx, row.type, { check: input.check }, { checkedOn: doneOn });
      const patch = {
        ...{ doneOn, result: input.result ?? null },
        ...(made ? { madeResource: made.resource, madeId: made.planned.id } : {}),
      };
      const extras = along(ctx, made?.planned);
      return updateRecord(ctx, caseActionsSpec, row as unknown as Row, patch, {
        action: "done",
        extras: { ...extras, events: [actionEvent(group, row, doneOn), ...(extras.events ?? [])] },
      });
    },
    { reachable, body: doneBody, summary: "An action is done; a repair may carry the check of the machine" },
  ),
);
