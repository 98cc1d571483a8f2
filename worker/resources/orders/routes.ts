import { sql } from "drizzle-orm";
import { z } from "zod";
import { dayAt, type LinkageState } from "#db/constants.ts";
import { linkages, orders } from "#db/schema/index.ts";
import { invalid } from "../../errors.ts";
import { updateAlong } from "../../http/along.ts";
import type { EventDraft } from "../../http/commit.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { Extras, GroupRow, Row } from "../../http/resourceSpec.ts";
import { assertHappened, eventOf, neededGroup, todayOf, touch } from "../groupDay.ts";
import { linkageEvent, linkagesResource } from "../linkages/routes.ts";

type Linkage = typeof linkages.$inferSelect;

/** What an order makes of its linkage. */
const AFTER_ORDER: Partial<Record<LinkageState, LinkageState>> = {
  accepted: "first_order",
  first_order: "repeat_orders",
};

export const ordersResource = defineResource({
  name: "orders",
  table: orders,
  prefix: "ord",
  placement: { by: "group", groupId: orders.groupId },
  fixed: ["groupId"],
  shapes: { quantity: z.number().min(0).max(1_000_000_000) },
  references: { groupId: "groups", linkageId: "linkages" },
  parent: "group",
  searchColumns: ["unit", "note", "evidence"],
  defaultSort: ["on", "DESC"],
  virtual: () => ({
    buyerId: (value) =>
      typeof value === "string"
        ? sql`${orders.linkageId} IN (SELECT ${linkages.id} FROM ${linkages} WHERE ${linkages.buyerId} = ${value} AND ${linkages.deletedAt} IS NULL)`
        : undefined,
  }),
  prepare: (ctx, { id, before, after, refs }) => {
    const group = neededGroup(refs.group);
    const on = after.on as string;
    const linkage = refs.byField.linkageId as Linkage | undefined;
    if (on !== before?.on) assertHappened("on", on, todayOf(ctx, group));
    if (linkage && (before?.linkageId !== linkage.id || before.on !== on)) assertOrderable(linkage, group, on);
    const sale = saleOf(group, id, after);
    if (before) {
      const restated = JSON.stringify(sale) !== JSON.stringify(saleOf(group, id, before));
      return { events: restated ? [sale] : [], touched: [touch(group)] };
    }
    const moved = linkage ? moveLinkage(ctx, linkage, group, on) : {};
    return { statements: moved.statements, events: [sale, ...(moved.events ?? [])], touched: [touch(group)] };
  },
  beforeDelete: (_ctx, row) => ({ touched: [row.groupId as string] }),
});

/** What happened: told again when the record is corrected, which takes the place of the first telling. */
function saleOf(group: GroupRow, id: string, row: Row): EventDraft {
  const quantity = row.quantity as number | null;
  return eventOf(group, {
    kind: "order",
    on: row.on as string,
    subjectId: id,
    value: row.valueIdr as number,
    count: quantity === null ? null : Math.round(quantity),
    data: { linkageId: (row.linkageId as string | null) ?? null },
  });
}

/** An order moves its linkage on; one written down late may be older than the one that was thought the first. */
function moveLinkage(ctx: RequestContext, linkage: Linkage, group: GroupRow, on: string): Extras {
  const to = AFTER_ORDER[linkage.state];
  const isFirst = to === "first_order" || (linkage.firstOrderOn !== null && on < linkage.firstOrderOn);
  const patch = { ...(to ? { state: to } : {}), ...(isFirst ? { firstOrderOn: on } : {}) };
  if (Object.keys(patch).length === 0) return {};
  return {
    statements: updateAlong(ctx, linkagesResource.spec, linkage, patch, to ? "transition" : "update"),
    events: to ? [linkageEvent(group, linkage, to, linkage.state, on)] : [],
  };
}

/** An order needs a linkage of the same group that was accepted, and not before it began. */
function assertOrderable(linkage: Linkage, group: GroupRow, on: string): void {
  const fault = (id: string, en: string) => invalid({ linkageId: { id, en } });
  if (linkage.groupId !== group.id)
    throw fault("Kemitraan ini milik kelompok lain.", "This linkage is another group's.");
  if (linkage.state === "offered") {
    throw fault(
      "Kemitraan ini baru ditawarkan: ubah dahulu menjadi diterima, lalu catat pesanannya.",
      "This linkage is only offered: mark it accepted first, then record the order.",
    );
  }
  if (linkage.state === "declined") {
    throw fault(
      "Kemitraan ini ditolak: catat pesanan tanpa kemitraan, atau buat kemitraan baru.",
      "This linkage was declined: record the order without it, or make a new linkage.",
    );
  }
  const endedOn = linkage.endedOn ?? dayAt(linkage.updatedAt, group.villageCode ?? group.programRegionCode);
  if (linkage.state === "ended" && on > endedOn) {
    throw fault(
      "Kemitraan ini sudah berakhir: buat kemitraan baru untuk pesanan sesudahnya.",
      "This linkage has ended: make a new one for orders after that.",
    );
  }
  if (on < linkage.startedOn) {
    throw invalid({
      on: {
        id: `Sebelum kemitraan dimulai (${linkage.startedOn}).`,
        en: `Before the linkage began (${linkage.startedOn}).`,
      },
    });
  }
}
