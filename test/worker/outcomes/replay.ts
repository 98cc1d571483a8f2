/** A group's history as it lies in the database; instants in ms. */
export interface EventRow {
  id: string;
  groupId: string;
  kind: string;
  on: string;
  recordedAt: number;
  state: string | null;
  value: number | null;
  data: Record<string, unknown> | null;
}
export interface GroupRow {
  id: string;
  programId: string;
  trainedOn: string | null;
  enteredOn: string;
  createdAt: number;
  deletedAt: number | null;
  baselineRevenueIdr: number | null;
}
export interface MachineRow {
  programId: string;
  procuredOn: string | null;
  createdAt: number;
  deletedAt: number | null;
}
export interface World {
  groups: GroupRow[];
  events: EventRow[];
  machines: MachineRow[];
  /** Event id → the instant it stopped counting. */
  voided: Map<string, number>;
}

const DAY_MS = 86_400_000;
const STOPS = ["dormant", "disbanded"];
const ALIVE = ["active", "partly_active"];

const daysLater = (day: string, days: number) => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** A day so many months later as SQLite counts: a day that the month does not have runs over into the next. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, date)).toISOString().slice(0, 10);
}

/**
 * What was known of each group as of a day, the long way round: forget everything told or done later, then walk
 * through the rest in its order. WIB.
 */
export function replayGroups(world: World, day: string, basis: "happened" | "recorded") {
  const end = basis === "recorded" ? Date.parse(day) + DAY_MS - 7 * 3_600_000 : Number.POSITIVE_INFINITY;
  const there = (row: { createdAt: number; deletedAt: number | null }) =>
    basis === "happened" ? row.deletedAt === null : row.createdAt < end && (row.deletedAt ?? end) >= end;
  const bought = (programId: string) =>
    world.machines.some(
      (one) => one.programId === programId && there(one) && (basis === "recorded" || (one.procuredOn ?? "") <= day),
    );
  return world.groups
    .filter((group) => there(group) && (group.enteredOn <= day || (group.trainedOn ?? "9") <= day))
    .map((group) => {
      const events = world.events
        .filter((one) => one.groupId === group.id && one.on <= day && one.recordedAt < end)
        .filter(({ id }) => !((world.voided.get(id) ?? Number.POSITIVE_INFINITY) < end))
        .sort((a, b) => (order(a) < order(b) ? -1 : 1));
      return replayGroup(group, events, day, bought(group.programId));
    });
}

const order = ({ on, recordedAt, state }: EventRow) => `${on}${recordedAt}${state}`;

function replayGroup(group: GroupRow, events: EventRow[], day: string, bought: boolean) {
  const { trainedOn } = group;
  const visits = events.filter(({ kind }) => kind === "follow_up_done");
  const did = (test: (one: EventRow) => boolean) => events.some(test);
  const trained = trainedOn !== null && trainedOn <= day;
  const looked = did(({ kind }) => ["follow_up_done", "mentor_contact", "linkage_changed", "order"].includes(kind));
  const seen = (reached: boolean) => (!trained ? "na" : reached ? "reached" : looked ? "missed" : "unknown");
  const inForce = (one: EventRow) =>
    one.kind === "linkage_changed" && ["accepted", "first_order", "repeat_orders"].includes(one.state ?? "");
  const got = did(
    (one) =>
      one.kind === "equipment_handed_over" || (one.kind === "equipment_moved" && one.data?.toGroupId === group.id),
  );
  const status = visits.filter(({ state }) => state !== "unknown").at(-1)?.state ?? "unknown";
  const around = (month: number, before: number, after: number) => {
    if (trainedOn === null || monthsLater(trainedOn, month) > day) return null;
    const due = monthsLater(trainedOn, month);
    const near = visits.filter(({ on }) => on >= daysLater(due, -before) && on <= daysLater(due, after));
    const saw = near.find(({ state }) => [...STOPS, ...ALIVE].includes(state ?? ""));
    if (saw) return saw.state;
    return near.some(({ state }) => state === "not_found") ? "not_found" : "unknown";
  };
  const month12 = around(12, 30, 90);
  const since = visits.filter(({ on }) => on >= (trainedOn ?? "9"));
  const stop = since.find(({ state }) => STOPS.includes(state ?? ""));
  const end = stop ?? since.findLast(({ state }) => ALIVE.includes(state ?? ""));
  const causes = visits.findLast(({ state }) => ["partly_active", ...STOPS].includes(state ?? ""))?.data?.obstacles;
  return {
    id: group.id,
    registered: "reached",
    trained: trained ? "reached" : group.enteredOn > day ? "na" : trainedOn === null ? "unknown" : "missed",
    equipped: !trained ? "na" : got ? "reached" : bought ? "missed" : "na",
    supported: seen(did(({ kind }) => kind === "marketing_support")),
    linked: seen(did(inForce)),
    earning: seen(did(({ kind }) => kind === "order")),
    activeAtMonth12:
      month12 === null
        ? "na"
        : month12 === "active"
          ? "reached"
          : ["unknown", "not_found"].includes(month12 ?? "")
            ? "unknown"
            : "missed",
    status,
    at: { 1: around(1, 7, 30), 3: around(3, 14, 60), 6: around(6, 21, 90), 12: month12, 24: around(24, 30, 90) },
    life:
      trained && end
        ? {
            month: Math.round((Date.parse(end.on) - Date.parse(trainedOn)) / DAY_MS / 30.436875),
            stopped: end === stop,
          }
        : null,
    before: group.baselineRevenueIdr,
    after: visits.findLast(({ value }) => value !== null)?.value ?? null,
    grade: gradeOf(visits, day),
    causes: ["partly_active", ...STOPS].includes(status ?? "") ? ((causes as string[] | undefined) ?? []) : null,
  };
}

function gradeOf(visits: EventRow[], day: string): string | null {
  const last = visits.findLast(({ data }) => typeof data?.evidenceGrade === "string");
  const grade = (last?.data?.evidenceGrade as string | undefined) ?? null;
  return grade === "A1" && Date.parse(day) - Date.parse(last?.on ?? day) > 180 * DAY_MS ? "A2" : grade;
}
export type Replayed = ReturnType<typeof replayGroup>;
