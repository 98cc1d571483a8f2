import { sql } from "drizzle-orm";
import type { LinkageState } from "#db/constants.ts";
import { linkages, orders } from "#db/schema/index.ts";
import { invalid } from "../../errors.ts";
import { defineResource } from "../../http/resource.ts";
import type { GroupRow, Row } from "../../http/resourceSpec.ts";
import { addTransition } from "../../http/transition.ts";
import { LINKAGE_MACHINE } from "../../policy/transitions.ts";
import { assertHappened, eventOf, groupOf, neededGroup, todayOf, touch } from "../groupDay.ts";

/** Accepted and not ended. */
export const IN_FORCE: readonly LinkageState[] = ["accepted", "first_order", "repeat_orders"];

export const linkagesResource = defineResource({
  name: "linkages",
  table: linkages,
  prefix: "lnk",
  placement: { by: "group", groupId: linkages.groupId },
  readOnly: ["state", "declinedReason"],
  fixed: ["groupId"],
  optional: ["startedOn"],
  references: { groupId: "groups", creditedTo: "organizations" },
  parent: "group",
  searchColumns: ["buyer", "channel"],
  defaultSort: ["startedOn", "DESC"],
  virtual: () => ({
    withoutOrder: (value) => {
      if (value !== true) return undefined;
      const ordered = sql`EXISTS (SELECT 1 FROM ${orders} WHERE ${orders.linkageId} = ${linkages.id} AND ${orders.deletedAt} IS NULL)`;
      return sql`(${linkages.state} IN ${IN_FORCE} AND NOT ${ordered})`;
    },
  }),
  prepare: (ctx, { id, before, after, refs }) => {
    const group = neededGroup(refs.group);
    const on = (after.startedOn as string | null) ?? todayOf(ctx, group);
    if (on !== before?.startedOn) assertHappened("startedOn", on, todayOf(ctx, group));
    const creditedTo = (after.creditedTo as string | null) ?? ctx.actor.organizationId;
    if (ctx.actor.role === "ngo" && creditedTo !== ctx.actor.organizationId && creditedTo !== before?.creditedTo) {
      throw invalid({ creditedTo: { id: "Hanya lembaga Anda sendiri.", en: "Only your own organisation." } });
    }
    if (before) return { touched: [touch(group)] };
    return {
      set: { creditedTo, startedOn: on },
      events: [linkageEvent(group, id, "offered", null, on)],
      touched: [touch(group)],
    };
  },
  beforeDelete: (_ctx, row) => ({ touched: [row.groupId as string] }),
});

/** What a linkage became. */
export const linkageEvent = (group: GroupRow, id: string, state: LinkageState, from: unknown, on: string) =>
  eventOf(group, { kind: "linkage_changed", on, subjectId: id, state, data: { from } });

addTransition<LinkageState>(
  linkagesResource,
  LINKAGE_MACHINE,
  (ctx, row: Row, { to, on: given, reason }, [found = []]) => {
    const group = neededGroup(found[0] as GroupRow | undefined);
    const today = todayOf(ctx, group);
    const on = given ?? today;
    assertHappened("on", on, today, row.startedOn as string);
    if (to === "declined" && !reason) {
      throw invalid({ reason: { id: "Tulis alasan penolakannya.", en: "Say why it was declined." } });
    }
    return {
      set: to === "declined" ? { declinedReason: reason } : {},
      events: [linkageEvent(group, row.id as string, to, row.state, on)],
      touched: [touch(group)],
    };
  },
  { reads: (ctx) => [groupOf(ctx, linkagesResource.spec, ctx.param("id"))] },
);
