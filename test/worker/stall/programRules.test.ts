import { describe, expect, it } from "vitest";
import { newId } from "#db/ids.ts";
import { runStall } from "#worker/stall/run.ts";
import {
  contextAt,
  daysAgo,
  type Event,
  type GroupSpec,
  insertRows,
  NOW,
  noonOf,
  Office,
  openSignals,
  type Row,
} from "./office.ts";

const visit = (days: number, state: string): Event => ({ kind: "follow_up_done", on: daysAgo(days), state });
const linkage = (days: number): Event => ({ kind: "linkage_changed", on: daysAgo(days), state: "accepted" });
const many = (count: number, spec: GroupSpec): GroupSpec[] => Array.from({ length: count }, () => spec);
const point: Row = { dueOn: daysAgo(-30), windowStartsOn: daysAgo(-20), windowEndsOn: daysAgo(-40) };

interface Case {
  code: string;
  what: string;
  tier: number;
  program?: Row;
  groups?: GroupSpec[];
  machines?: Row[];
  now?: number;
}

const started = (days: number, ...events: Event[]): GroupSpec => ({ trained: daysAgo(days), events, points: [point] });
const month6 = (...states: string[]): GroupSpec[] =>
  states.map((state) => ({ trained: "2025-10-15", events: state === "" ? [] : [visit(60, state)] }));

const CASES: Case[] = [
  { code: "R01", what: "bought 60 days ago", tier: 0, machines: [{ procuredOn: daysAgo(60) }] },
  { code: "R01", what: "bought 61 days ago", tier: 1, machines: [{ procuredOn: daysAgo(61) }] },
  {
    code: "R01",
    what: "handed over",
    tier: 0,
    machines: [{ procuredOn: daysAgo(200), state: "handed_over", handedOverOn: daysAgo(9) }],
  },
  { code: "R01", what: "day of purchase unknown", tier: 0, machines: [{}] },
  {
    code: "R01",
    what: "bought in December, 30 December",
    tier: 0,
    machines: [{ procuredOn: "2025-12-20" }],
    now: noonOf("2025-12-30"),
  },
  {
    code: "R01",
    what: "bought in December, 31 December",
    tier: 1,
    machines: [{ procuredOn: "2025-12-20" }],
    now: noonOf("2025-12-31"),
  },
  {
    code: "R13",
    what: "half of those seen active at month 6",
    tier: 0,
    groups: month6("active", "active", "dormant", "partly_active"),
  },
  { code: "R13", what: "one of three", tier: 1, groups: month6("active", "dormant", "partly_active") },
  { code: "R13", what: "nobody was seen", tier: 0, groups: month6("", "") },
  {
    code: "R17",
    what: "spent 90 %, 1 of 3 reached",
    tier: 1,
    program: { budgetIdr: 1_000, spentIdr: 900 },
    groups: [...many(2, started(9)), started(9, linkage(3))],
  },
  {
    code: "R17",
    what: "spent 89.9 %",
    tier: 0,
    program: { budgetIdr: 1_000, spentIdr: 899 },
    groups: many(2, started(9)),
  },
  {
    code: "R17",
    what: "spent 90 %, half reached",
    tier: 0,
    program: { budgetIdr: 1_000, spentIdr: 900 },
    groups: [started(9), started(9, linkage(3))],
  },
  { code: "R17", what: "money unknown", tier: 0, groups: many(2, started(9)) },
  { code: "R18", what: "59 days, nobody contacted", tier: 0, groups: [started(59)] },
  { code: "R18", what: "60 days, nobody contacted", tier: 1, groups: [started(60)] },
  {
    code: "R18",
    what: "60 days since entry of an old roster",
    tier: 1,
    groups: [{ trained: daysAgo(500), entered: daysAgo(60) }],
  },
  {
    code: "R18",
    what: "59 days since entry of an old roster",
    tier: 0,
    groups: [{ trained: daysAgo(500), entered: daysAgo(59) }],
  },
  { code: "R18", what: "contacted and planned", tier: 0, groups: [started(90, visit(5, "active")), started(90)] },
  {
    code: "R18",
    what: "contacted, no plan",
    tier: 1,
    groups: [{ trained: daysAgo(90), events: [visit(5, "active")] }],
  },
  { code: "R18", what: "no group yet", tier: 0 },
  {
    code: "R19",
    what: "29 % at risk",
    tier: 0,
    groups: [...many(2, started(9, visit(5, "dormant"))), ...many(5, started(9))],
  },
  {
    code: "R19",
    what: "30 % at risk",
    tier: 1,
    groups: [...many(3, started(9, visit(5, "dormant"))), ...many(7, started(9))],
  },
  { code: "R19", what: "half at risk or stalled", tier: 2, groups: [started(9, visit(5, "disbanded")), started(9)] },
  {
    code: "R20",
    what: "2 of 5 unknown from month 3",
    tier: 1,
    groups: [
      ...many(2, { trained: "2026-03-15" }),
      ...many(3, { trained: "2026-03-15", events: [visit(5, "active")] }),
    ],
  },
  { code: "R20", what: "a day before month 3", tier: 0, groups: many(5, { trained: "2026-03-16" }) },
  {
    code: "R20",
    what: "1 of 3 unknown",
    tier: 0,
    groups: [{ trained: "2026-03-15" }, ...many(2, { trained: "2026-03-15", events: [visit(5, "active")] })],
  },
  {
    code: "R21",
    what: "59 days past the planned end",
    tier: 0,
    program: { state: "running", plannedEndOn: daysAgo(59) },
  },
  {
    code: "R21",
    what: "60 days past the planned end",
    tier: 1,
    program: { state: "running", plannedEndOn: daysAgo(60) },
  },
  {
    code: "R21",
    what: "moved on, next date ahead",
    tier: 0,
    program: { state: "mentoring", plannedEndOn: daysAgo(60), plannedCloseOn: daysAgo(-9) },
  },
  { code: "R21", what: "no dates planned", tier: 0, program: { state: "running" } },
  { code: "R21", what: "closed: no rule runs", tier: 0, program: { state: "closed", plannedCloseOn: daysAgo(99) } },
];

describe("programme rules at their thresholds", () => {
  it.each(CASES)(
    "$code: $what → $tier",
    async ({ code, tier, program = {}, groups = [], machines = [], now = NOW }) => {
      const office = await Office.open();
      const id = await office.program(program);
      if (groups.length > 0) await office.groups(groups, id);
      if (machines.length > 0) {
        const rows = machines.map((more) => ({
          ...{ id: newId("eqp", NOW), ...office.owned(), programId: id, item: "Mesin jahit", state: "procured" },
          ...{ procuredOn: null, handedOverOn: null, ...more },
        }));
        await insertRows("equipment", rows);
      }
      await runStall(contextAt(now), { organizationId: office.organizationId, trigger: "manual" });
      expect((await openSignals(office.organizationId)).get(id)?.[code] ?? 0).toBe(tier);
    },
  );
});
