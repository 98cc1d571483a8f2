import type { LinkageState } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import type { buyers, linkages, orders } from "#db/schema/index.ts";
import type { AuditDraft, EventDraft } from "../../http/commit.ts";
import { buyerKey } from "../../names.ts";
import type { Made } from "../commit/chunkPlan.ts";
import type { NamedGroup } from "../facts/groupNames.ts";
import { idOfRow } from "../facts/rowIds.ts";
import type { OrderValues } from "./orderRows.ts";

type Linkage = typeof linkages.$inferSelect;

export interface OrderInput {
  importId: string;
  /** Whoever imports, and is credited with linkages that the file proves. */
  organizationId: string;
  by: string;
  now: number;
  rows: readonly { row: number; values: OrderValues; group: NamedGroup }[];
  /** Linkages of the groups. */
  linkages: readonly Linkage[];
  /** The importer's directory, by the key of the name. */
  buyers: ReadonlyMap<string, string>;
}

type StepColumns = Pick<Linkage, "state" | "acceptedOn" | "firstOrderOn">;

export interface OrderPlan {
  buyers: (typeof buyers.$inferInsert)[];
  linkages: (typeof linkages.$inferInsert)[];
  moved: (StepColumns & { id: string; version: number })[];
  orders: (typeof orders.$inferInsert)[];
  events: EventDraft[];
  audit: AuditDraft[];
  done: { row: number; outcome: "create"; made: Made[] }[];
}

/** A linkage as the orders of the file find it, one after the other. */
interface Running extends StepColumns {
  id: string;
  buyerKey: string;
  creditedTo: string | null;
  channel: string | null;
  startedOn: string;
  endedOn: string | null;
  /** As it was before; none: this import makes it. */
  before?: Linkage;
  firstMove?: Made[];
}

const AFTER_ORDER: Partial<Record<LinkageState, LinkageState[]>> = {
  // An order proves that the offer was taken.
  offered: ["accepted", "first_order"],
  accepted: ["first_order"],
  first_order: ["repeat_orders"],
};

class Planner {
  private readonly plan: OrderPlan = {
    buyers: [],
    linkages: [],
    moved: [],
    orders: [],
    events: [],
    audit: [],
    done: [],
  };
  private readonly running: Map<string, Running[]>;
  private readonly created: { running: Running; row: typeof linkages.$inferInsert }[] = [];
  private readonly directory: Map<string, string>;
  private readonly input: OrderInput;

  constructor(input: OrderInput) {
    this.input = input;
    this.directory = new Map(input.buyers);
    const all = input.linkages.map((one) => ({ ...one, buyerKey: buyerKey(one.buyer), before: one }));
    this.running = Map.groupBy(all, (one) => one.groupId);
  }

  private owned(id: string) {
    const { organizationId, now, by } = this.input;
    return { id, organizationId, version: 1, createdAt: now, createdBy: by, updatedAt: now, updatedBy: by };
  }

  private audit(entity: AuditDraft["entity"], row: { id: string; organizationId: string }) {
    const after = row as unknown as Record<string, unknown>;
    this.plan.audit.push({ action: "create", entity, entityId: row.id, organizationId: row.organizationId, after });
  }

  private event(group: NamedGroup, draft: Omit<EventDraft, "organizationId" | "groupId" | "programId">) {
    const { id: groupId, organizationId, programId } = group;
    const data = { ...draft.data, importId: this.input.importId };
    this.plan.events.push({ organizationId, groupId, programId, ...draft, data });
  }

  private buyer(name: string, type: string, made: Made[]): string {
    const key = buyerKey(name);
    const known = this.directory.get(key);
    if (known) return known;
    const id = newId("buy", this.input.now);
    const kind = type === "marketplace" ? ("marketplace" as const) : ("other" as const);
    const row = { ...this.owned(id), name, nameKey: key, kind };
    this.plan.buyers.push(row);
    this.audit("buyers", row);
    made.push({ table: "buyers", id, version: 1 });
    this.directory.set(key, id);
    return id;
  }

  /** The linkage an order belongs to: of this buyer, begun by then, and not over. */
  private linkageOf(values: OrderValues, on: string, group: NamedGroup): Running | undefined {
    const key = values.buyer && buyerKey(values.buyer);
    return (this.running.get(group.id) ?? [])
      .filter((one) => one.buyerKey === key && one.state !== "declined" && one.startedOn <= on)
      .filter((one) => one.state !== "ended" || (one.endedOn !== null && on <= one.endedOn))
      .sort((a, b) => b.startedOn.localeCompare(a.startedOn))[0];
  }

  private newLinkage(values: OrderValues, on: string, group: NamedGroup, made: Made[]): Running | undefined {
    const { buyer, type, channel } = values;
    if (!buyer || !type) return undefined;
    // A linkage that begins later is not backdated by a list.
    if (this.running.get(group.id)?.some((one) => one.buyerKey === buyerKey(buyer) && one.startedOn > on)) {
      return undefined;
    }
    const { organizationId } = this.input;
    const id = newId("lnk", this.input.now);
    const running: Running = {
      ...{ id, buyerKey: buyerKey(buyer), creditedTo: organizationId, channel, startedOn: on, endedOn: null },
      ...{ state: "offered", acceptedOn: null, firstOrderOn: null },
    };
    const buyerId = this.buyer(buyer, type, made);
    const row = { ...this.owned(id), groupId: group.id, buyer, buyerId, channel, type, startedOn: on };
    this.created.push({ running, row: { ...row, creditedTo: organizationId } });
    this.running.set(group.id, [...(this.running.get(group.id) ?? []), running]);
    made.push({ table: "linkages", id, version: 1 });
    return running;
  }

  private move(linkage: Running, on: string, group: NamedGroup, made: Made[]) {
    const steps = AFTER_ORDER[linkage.state] ?? [];
    const earlier = linkage.firstOrderOn !== null && on < linkage.firstOrderOn;
    for (const state of steps) {
      const { id: subjectId, state: from, creditedTo } = linkage;
      this.event(group, { kind: "linkage_changed", on, subjectId, state, data: { from, creditedTo } });
      linkage.state = state;
      if (state === "accepted") linkage.acceptedOn = on;
      if (state === "first_order") linkage.firstOrderOn = on;
    }
    if (earlier) linkage.firstOrderOn = on;
    if (linkage.before && !linkage.firstMove && (steps.length > 0 || earlier)) linkage.firstMove = made;
  }

  take({ row, values, group }: OrderInput["rows"][number]) {
    const made: Made[] = [];
    const on = values.on ?? "";
    const linkage = this.linkageOf(values, on, group) ?? this.newLinkage(values, on, group, made);
    if (linkage) this.move(linkage, on, group, made);
    const order = {
      ...this.owned(idOfRow("ord", this.input.importId, row)),
      groupId: group.id,
      linkageId: linkage?.id ?? null,
      on,
      quantity: values.quantity,
      unit: values.unit,
      valueIdr: values.valueIdr ?? 0,
      note: noteOf(values, linkage),
    };
    this.plan.orders.push(order);
    this.audit("orders", order);
    made.push({ table: "orders", id: order.id, version: 1 });
    const count = values.quantity === null ? null : Math.round(values.quantity);
    const data = { linkageId: order.linkageId };
    this.event(group, { kind: "order", on, subjectId: order.id, value: order.valueIdr, count, data });
    this.plan.done.push({ row, outcome: "create", made });
  }

  finish(): OrderPlan {
    for (const { running, row } of this.created) {
      const { state, acceptedOn, firstOrderOn } = running;
      const complete = { ...row, state, acceptedOn, firstOrderOn };
      this.plan.linkages.push(complete);
      this.audit("linkages", complete);
    }
    for (const one of [...this.running.values()].flat()) {
      const { before, firstMove, id, state, acceptedOn, firstOrderOn } = one;
      if (!before || !firstMove) continue;
      const was = { state: before.state, acceptedOn: before.acceptedOn, firstOrderOn: before.firstOrderOn };
      const after = { state, acceptedOn, firstOrderOn };
      this.plan.moved.push({ id, version: before.version, ...after });
      firstMove.push({ table: "linkages", id, version: before.version + 1, before: was });
      const { organizationId } = before;
      this.plan.audit.push({ action: "import", entity: "linkages", entityId: id, organizationId, before: was, after });
    }
    return this.plan;
  }
}

/** What no column takes: the remark, the buyer where there is no linkage, the channel where it is another one. */
function noteOf({ note, buyer, channel }: OrderValues, linkage: Running | undefined): string | null {
  const parts = [
    note,
    buyer && !linkage ? `Pembeli: ${buyer}` : null,
    channel && channel !== linkage?.channel ? `Saluran: ${channel}` : null,
  ];
  return parts.filter(Boolean).join(" · ") || null;
}

/** Orders of one chunk → the records to write, day by day. Nothing is read or written here. */
export function planOrders(input: OrderInput): OrderPlan {
  const planner = new Planner(input);
  const byDay = [...input.rows].sort((a, b) => (a.values.on ?? "").localeCompare(b.values.on ?? "") || a.row - b.row);
  for (const row of byDay) planner.take(row);
  return planner.finish();
}
