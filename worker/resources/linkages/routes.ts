import { sql } from "drizzle-orm";
import type { LinkageState } from "#db/constants.ts";
import { linkages, orders } from "#db/schema/index.ts";
import { invalid } from "../../errors.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { Extras, GroupRow, References, Row } from "../../http/resourceSpec.ts";
import { addTransition } from "../../http/transition.ts";
import { LINKAGE_MACHINE } from "../../policy/transitions.ts";
import { addToDirectory, buyerByName } from "../buyers/directory.ts";
import { assertHappened, eventOf, groupOf, neededGroup, todayOf, touch } from "../groupDay.ts";
import { stepsEndpoint } from "./steps.ts";

/** Accepted and not ended. */
export const IN_FORCE: readonly LinkageState[] = ["accepted", "first_order", "repeat_orders"];

export const linkagesResource = defineResource({
  name: "linkages",
  table: linkages,
  prefix: "lnk",
  placement: { by: "group", groupId: linkages.groupId },
  readOnly: ["state", "declinedReason", "acceptedOn", "firstOrderOn", "endedOn", "endedReason"],
  fixed: ["groupId"],
  optional: ["startedOn", "buyer"],
  references: { groupId: "groups", creditedTo: "organizations", buyerId: "buyers" },
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
  reads: (ctx, body) => ({ named: buyerByName(ctx, typeof body.buyer === "string" ? body.buyer : "") }),
  prepare: (ctx, { id, before, after, refs }) => {
    const group = neededGroup(refs.group);
    const on = (after.startedOn as string | null) ?? todayOf(ctx, group);
    if (on !== before?.startedOn) assertHappened("startedOn", on, todayOf(ctx, group));
    const creditedTo = (after.creditedTo as string | null) ?? ctx.actor.organizationId;
    if (ctx.actor.role === "ngo" && creditedTo !== ctx.actor.organizationId && creditedTo !== before?.creditedTo) {
      throw invalid({ creditedTo: { id: "Hanya lembaga Anda sendiri.", en: "Only your own organisation." } });
    }
    const { set, first } = buyerOf(ctx, before, after, refs);
    if (before) return { set, first, touched: [touch(group)] };
    return {
      set: { ...set, creditedTo, startedOn: on },
      first,
      events: [linkageEvent(group, { ...after, id, creditedTo }, "offered", null, on)],
      touched: [touch(group)],
    };
  },
  beforeDelete: (_ctx, row) => ({ touched: [row.groupId as string] }),
});

/** The buyer a linkage names: chosen from the directory, or typed, which finds it there or adds it. */
function buyerOf(
  ctx: RequestContext,
  before: Row | undefined,
  after: Row,
  refs: References,
): Pick<Extras, "set" | "first"> {
  const chosen = refs.byField.buyerId;
  if (chosen && after.buyerId !== before?.buyerId) return { set: { buyer: chosen.name } };
  const name = after.buyer as string | null;
  if (!name) throw invalid({ buyer: { id: "Pilih atau tulis pembelinya.", en: "Choose or write the buyer." } });
  if (name === before?.buyer) return {};
  const known = refs.rows.named?.[0];
  if (known) return { set: { buyerId: known.id } };
  const added = addToDirectory(ctx, name);
  return { set: { buyerId: added.id }, first: added.statements };
}

/** What a linkage became, and whose work that was. */
export const linkageEvent = (group: GroupRow, row: Row, state: LinkageState, from: unknown, on: string) =>
  eventOf(group, {
    kind: "linkage_changed",
    on,
    subjectId: row.id as string,
    state,
    data: { from, creditedTo: row.creditedTo ?? null },
  });

/** Day of the last step that has one: the next cannot lie before it. */
const lastStep = (row: Row): string =>
  [row.startedOn, row.acceptedOn, row.firstOrderOn]
    .filter((day) => typeof day === "string")
    .sort()
    .at(-1) as string;

function needed(reason: string | undefined, id: string, en: string): string {
  if (reason) return reason;
  throw invalid({ reason: { id, en } });
}

/** Columns that a step fills: its day, and why where it is an end. */
function stepColumns(to: LinkageState, on: string, reason: string | undefined): Row {
  switch (to) {
    case "accepted":
      return { acceptedOn: on };
    case "declined":
      return { declinedReason: needed(reason, "Tulis alasan penolakannya.", "Say why it was declined.") };
    case "first_order":
      return { firstOrderOn: on };
    case "ended":
      return { endedOn: on, endedReason: needed(reason, "Tulis alasan berakhirnya.", "Say why it ended.") };
    default:
      return {};
  }
}

addTransition<LinkageState>(
  linkagesResource,
  LINKAGE_MACHINE,
  (ctx, row: Row, { to, on: given, reason }, [found = []]) => {
    const group = neededGroup(found[0] as GroupRow | undefined);
    const today = todayOf(ctx, group);
    const on = given ?? today;
    assertHappened("on", on, today, lastStep(row));
    return {
      set: stepColumns(to, on, reason),
      events: [linkageEvent(group, row, to, row.state, on)],
      touched: [touch(group)],
    };
  },
  { reads: (ctx) => [groupOf(ctx, linkagesResource.spec, ctx.param("id"))] },
);

linkagesResource.routes.get("/:id/steps", stepsEndpoint(linkagesResource.spec));
