import { SILENCE_BREAKING } from "#db/constants.ts";
import type { FactValues } from "#worker/stall/facts.ts";

/** A history as it lies in the database; instants in ms. */
export interface EventRow {
  id: string;
  kind: string;
  on: string;
  recordedAt: number;
  subjectId: string;
  state: string | null;
  count: number | null;
  data: {
    checkId?: string;
    toGroupId?: string;
    fromDueOn?: string;
    fromWindowStartsOn?: string;
    fromWindowEndsOn?: string;
  } | null;
}
export interface PointRow {
  id: string;
  createdAt: number;
  dueOn: string;
  windowStartsOn: string;
  windowEndsOn: string;
  state: string;
  resolvedOn: string | null;
  resolvedAt: number | null;
}
export interface MemberRow {
  id: string;
  createdAt: number;
  joinedOn: string | null;
  leftOn: string | null;
}
export interface History {
  id: string;
  trainedOn: string;
  enteredOn: string;
  events: EventRow[];
  points: PointRow[];
  members: MemberRow[];
  /** Event id → the instant it stopped counting. */
  voided: Map<string, number>;
}

const DAY_MS = 86_400_000;
const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
const back = (day: string, count: number) => new Date(Date.parse(day) - count * DAY_MS).toISOString().slice(0, 10);
const max = (...all: (string | undefined)[]) =>
  all
    .filter((one) => one !== undefined)
    .sort()
    .at(-1) as string;

/** Facts of a group as of a day, the long way: forget everything later, then look. WIB. */
export function replay(group: History, day: string, basis: "happened" | "recorded"): FactValues {
  const end = basis === "recorded" ? Date.parse(day) + DAY_MS - 7 * 3_600_000 : Number.POSITIVE_INFINITY;
  const events = group.events.filter(
    (one) => one.on <= day && one.recordedAt < end && !((group.voided.get(one.id) ?? Number.POSITIVE_INFINITY) < end),
  );
  const of = (...kinds: string[]) => events.filter((one) => kinds.includes(one.kind));
  const byDay = (all: EventRow[]) => [...all].sort((a, b) => (a.on + a.recordedAt < b.on + b.recordedAt ? -1 : 1));
  const start = max(group.trainedOn, group.enteredOn);
  const contactOn = byDay(of("follow_up_done", "mentor_contact")).at(-1)?.on;
  const eventOn = byDay(events.filter((one) => (SILENCE_BREAKING as readonly string[]).includes(one.kind))).at(-1)?.on;
  const seen = byDay(
    of("follow_up_done").filter((one) => ["active", "partly_active", "dormant", "disbanded"].includes(one.state ?? "")),
  ).at(-1);
  const counted = byDay(of("follow_up_done").filter((one) => one.count !== null)).at(-1);
  const orders = of("order").map((one) => days(one.on, day));
  const members = group.members.filter((one) => (one.joinedOn ?? day) <= day && one.createdAt < end);
  const gone = members.filter((one) => {
    const leftLater =
      basis === "recorded" &&
      group.events.some((e) => e.kind === "member_left" && e.subjectId === one.id && e.recordedAt >= end);
    return one.leftOn !== null && one.leftOn <= day && !leftLater;
  });
  return {
    daysSilent: Math.max(0, days(max(start, eventOn), day)),
    daysSinceContact: Math.max(0, days(max(start, contactOn), day)),
    lastSeenStatus: seen?.state ?? null,
    daysSinceStatus: daysSinceOrNull(
      byDay(of("follow_up_done").filter((one) => one.state !== null && one.state !== "unknown")).at(-1)?.on,
      day,
    ),
    activeMembers: counted?.count ?? null,
    memberCount: members.length === 0 ? null : members.length - gone.length,
    ordersTotal: orders.length,
    orders180d: orders.filter((age) => age <= 180).length,
    daysSinceOrder: orders.length === 0 ? null : Math.min(...orders),
    ...subjects(events, day, group.id),
    ...points(group, events, day, basis, end, contactOn ?? ""),
    ...attempts(of("contact_attempted"), contactOn ?? ""),
  };
}

const daysSinceOrNull = (on: string | undefined, day: string) => (on === undefined ? null : days(on, day));

function subjects(events: EventRow[], day: string, groupId: string): FactValues {
  const bySubject = new Map<string, EventRow[]>();
  for (const one of events) bySubject.set(one.subjectId, [...(bySubject.get(one.subjectId) ?? []), one]);
  const inForce = ["accepted", "first_order", "repeat_orders"];
  let linked = 0;
  let linkedOn: string | undefined;
  let disbursed = 0;
  let arrears = 0;
  let equipment = 0;
  let checked = 0;
  let idle = 0;
  let idleTwice = 0;
  let used = 0;
  for (const all of bySubject.values()) {
    const told = [...all].sort((a, b) => a.recordedAt - b.recordedAt);
    const linkage = told.filter((one) => one.kind === "linkage_changed");
    if (inForce.includes(linkage.at(-1)?.state ?? "")) {
      linked++;
      const first = linkage
        .filter((one) => inForce.includes(one.state ?? ""))
        .map((one) => one.on)
        .sort()[0];
      if (linkedOn === undefined || (first ?? "") < linkedOn) linkedOn = first;
    }
    const capital = told.filter((one) => one.kind === "capital_changed").at(-1)?.state ?? "";
    if (["disbursed", "performing", "repaid"].includes(capital)) disbursed++;
    if (capital === "in_arrears") arrears++;
    let held = false;
    for (const one of told) {
      if (one.kind === "equipment_handed_over") held = true;
      if (one.kind === "equipment_moved") held = one.data?.toGroupId === groupId;
      if (one.kind === "equipment_checked" && ["lost", "sold"].includes(one.state ?? "")) held = false;
    }
    if (!held) continue;
    equipment++;
    const checks = all
      .filter((one) => one.kind === "equipment_checked" && ["in_use", "idle", "damaged"].includes(one.state ?? ""))
      .sort((a, b) => (a.on + a.recordedAt < b.on + b.recordedAt ? 1 : -1));
    const bad = checks.map((one) => one.state !== "in_use");
    if (checks.length > 0) checked++;
    if (bad[0]) idle++;
    if (bad[0] && bad[1]) idleTwice++;
    if (checks.some((one) => one.state === "in_use")) used++;
  }
  return {
    linkagesAccepted: linked,
    daysSinceLinkage: daysSinceOrNull(linkedOn, day),
    capitalDisbursed: disbursed,
    capitalInArrears: arrears,
    equipmentCount: equipment,
    equipmentIdle: equipment === 0 ? 0 : checked > 0 ? idle : null,
    equipmentIdleTwice: equipment === 0 ? 0 : checked > 0 ? idleTwice : null,
    firstUseSeen: equipment === 0 ? null : Number(used > 0),
  };
}

function points(
  group: History,
  events: EventRow[],
  day: string,
  basis: string,
  end: number,
  contactOn: string,
): FactValues {
  const known = group.points.filter((one) => basis === "happened" || one.createdAt < end);
  const stood = known.map((one) => {
    const resolved = one.resolvedOn !== null && one.resolvedOn <= day && (one.resolvedAt ?? 0) < end;
    const later = group.events
      .filter(
        (e) =>
          e.kind === "follow_up_rescheduled" &&
          e.subjectId === one.id &&
          (basis === "recorded" ? e.recordedAt >= end : e.on > day),
      )
      .sort((a, b) => (a.on + a.recordedAt < b.on + b.recordedAt ? -1 : 1))[0]?.data;
    return {
      state: one.state === "predates" || resolved ? one.state : "scheduled",
      windowStartsOn: later?.fromWindowStartsOn ?? one.windowStartsOn,
      windowEndsOn: later?.fromWindowEndsOn ?? one.windowEndsOn,
    };
  });
  const late = stood
    .filter((one) => one.state === "scheduled" && one.windowEndsOn < day)
    .map((one) => days(one.windowEndsOn, day));
  const missed = stood.filter(
    (one) => !["done", "predates"].includes(one.state) && one.windowEndsOn < day && one.windowStartsOn > contactOn,
  );
  void events;
  return {
    followUpsPlanned: known.length,
    followUpsOverdue: late.length,
    daysOverdue: Math.max(0, ...late),
    missedInARow: missed.length,
  };
}

function attempts(all: EventRow[], contactOn: string): FactValues {
  const last = max(...all.map((one) => one.on), "");
  const since = last === "" ? [] : all.filter((one) => one.on > contactOn && one.on >= back(last, 30));
  return { failedAttempts: since.length, attemptChannels: new Set(since.map((one) => one.state)).size };
}
