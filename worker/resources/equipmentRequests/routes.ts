import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { EquipmentRequestState } from "#db/constants.ts";
import { equipmentRequests, groups } from "#db/schema/index.ts";
import { conflict, invalid } from "../../errors.ts";
import type { EventDraft } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { defineResource } from "../../http/resource.ts";
import { admitRow, expectVersion, reach, reachable, selectRows } from "../../http/resourceRead.ts";
import type { GroupRow, Row, Writing } from "../../http/resourceSpec.ts";
import { updateRecord } from "../../http/resourceWrite.ts";
import { line } from "../../http/shape.ts";
import { assertLegal, transitionShape } from "../../http/transition.ts";
import { kindKey } from "../../names.ts";
import { REQUEST_MACHINE } from "../../policy/transitions.ts";
import { assertHappened, eventOf, groupOf, neededGroup, todayOf } from "../groupDay.ts";

type Request = typeof equipmentRequests.$inferSelect;

const MOST = 50;

/** Groups that wait for a kind of machine: who stands in the line, since when, and why. */
export const equipmentRequestsResource = defineResource({
  name: "equipment-requests",
  table: equipmentRequests,
  prefix: "eqr",
  placement: { by: "group", groupId: equipmentRequests.groupId },
  hidden: ["categoryKey"],
  readOnly: ["state", "metOn"],
  optional: ["requestedOn"],
  fixed: ["groupId"],
  shapes: { category: line(100), quantity: z.int().min(1).max(MOST), reason: line(1_000) },
  references: { groupId: "groups" },
  parent: "group",
  searchColumns: ["category"],
  defaultSort: ["requestedOn", "ASC"],
  // Whose waiting list it is: the office reads in full what an NGO wrote into it.
  joined: {
    table: groups,
    on: eq(groups.id, equipmentRequests.groupId),
    columns: { groupOrganizationId: groups.organizationId },
  },
  reads: (ctx, body, id) => ({
    waiting: ctx.db
      .select({ id: equipmentRequests.id, categoryKey: equipmentRequests.categoryKey })
      .from(equipmentRequests)
      .where(
        and(
          eq(
            equipmentRequests.groupId,
            sql`coalesce(${body.groupId ?? null}, (SELECT groupId FROM equipment_requests WHERE id = ${id}))`,
          ),
          eq(equipmentRequests.state, "waiting"),
          isNull(equipmentRequests.deletedAt),
        ),
      ),
  }),
  prepare: (ctx, writing) => ask(ctx, writing),
  beforeDelete: (_ctx, row) => ({ touched: [row.groupId as string] }),
});

function ask(ctx: RequestContext, { id, before, after, refs }: Writing) {
  const group = neededGroup(refs.group);
  if (before && before.state !== "waiting") {
    throw conflict("not_waiting", {
      id: "Kebutuhan ini sudah selesai dan tidak dapat diubah.",
      en: "This request is over and cannot be changed.",
    });
  }
  const categoryKey = kindKey(String(after.category));
  if (!categoryKey) throw invalid({ category: { id: "Tulis jenis alatnya.", en: "Write the kind of machine." } });
  const twin = (refs.rows.waiting ?? []).find((one) => one.categoryKey === categoryKey && one.id !== id);
  if (twin) {
    throw invalid({
      category: {
        id: "Kelompok ini sudah menunggu alat jenis ini; ubah jumlahnya di sana.",
        en: "This group waits for this kind already; change the quantity there.",
      },
    });
  }
  const today = todayOf(ctx, group);
  const requestedOn = (after.requestedOn as string | null) ?? today;
  if (requestedOn !== before?.requestedOn) assertHappened("requestedOn", requestedOn, today);
  const set = { categoryKey, requestedOn, groupOrganizationId: group.organizationId };
  if (before) return { set: { categoryKey, requestedOn } };
  return { set, events: [requestEvent(group, id, "waiting", requestedOn, after)] };
}

/** What happened to a request, in its group's timeline. */
export const requestEvent = (
  group: Pick<GroupRow, "id" | "organizationId" | "programId">,
  id: string,
  state: EquipmentRequestState,
  on: string,
  { category, quantity }: Row,
): EventDraft =>
  eventOf(group, {
    kind: "equipment_requested",
    on,
    subjectId: id,
    state,
    count: quantity as number,
    data: { label: category },
  });

const body = z.strictObject(transitionShape);

/** Ends a request: by who wrote it, or by the office whose group waits. */
equipmentRequestsResource.routes.post(
  "/:id/transition",
  endpoint(
    { resource: "equipment-requests", action: "transition" },
    async (ctx) => {
      const { to, on: given, reason } = parseOrThrow(body, await ctx.json());
      const { spec } = equipmentRequestsResource;
      const id = ctx.param("id");
      const may = sql<number>`(${reach(ctx, spec, "transition")} OR ${groups.organizationId} = ${ctx.actor.organizationId})`;
      const [rows, found] = (await ctx.read([
        selectRows(ctx, spec, and(eq(equipmentRequests.id, id), reach(ctx, spec, "read")), { _may: may }),
        groupOf(ctx, spec, id),
      ])) as [Row[], Row[]];
      const row = admitRow(rows[0]) as Request;
      const group = neededGroup(found[0] as GroupRow | undefined);
      expectVersion(ctx, spec, row);
      assertLegal(REQUEST_MACHINE, row.state, to);
      const today = todayOf(ctx, group);
      const on = given ?? today;
      assertHappened("on", on, today, row.requestedOn);
      const extras = { events: [requestEvent(group, id, to, on, row)] };
      const patch = { state: to, ...(to === "met" ? { metOn: on } : {}) };
      return updateRecord(ctx, spec, row, patch, { action: "transition", extras, reason });
    },
    { reachable, body, summary: "The machine came another way (met), or the group no longer waits (withdrawn)" },
  ),
);
