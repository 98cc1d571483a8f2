import { beforeAll, describe, expect, it } from "vitest";
import { writeBatch } from "#worker/http/commit.ts";
import { runStall } from "#worker/stall/run.ts";
import { contextAt, daysAgo, type Event, type GroupSpec, Office, openSignals, type Row } from "./office.ts";

const event = (kind: string, days: number, more: Row = {}): Event => ({ kind, on: daysAgo(days), ...more });
const visit = (days: number, state: string, count: number | null = null) =>
  event("follow_up_done", days, { state, count });
const contact = (days: number) => event("mentor_contact", days);
const machine = (days: number) => event("equipment_handed_over", days, { subjectId: "eqp_satu" });
const check = (days: number, state: string) =>
  event("equipment_checked", days, { subjectId: "eqp_satu", state, data: { checkId: `c${days}` } });
const linkage = (days: number, state: string) => event("linkage_changed", days, { subjectId: "lnk_satu", state });
const order = (days: number) => event("order", days, { value: 100_000 });
const capital = (days: number, state: string) => event("capital_changed", days, { subjectId: "cap_satu", state });
const attempt = (days: number, state: string) => event("contact_attempted", days, { state });
const point = (endsDaysAgo: number, more: Row = {}): Row => ({
  ...{
    dueOn: daysAgo(endsDaysAgo + 7),
    windowStartsOn: daysAgo(endsDaysAgo + 14),
    windowEndsOn: daysAgo(endsDaysAgo),
    ...more,
  },
});
const trained = (days: number, ...events: Event[]): GroupSpec => ({ trained: daysAgo(days), events });
const withPoints = (...points: Row[]): GroupSpec => ({ trained: daysAgo(400), points });

/** Rule, what the group is, the tier that should hold (0: none). */
const CASES: [code: string, what: string, tier: number, spec: GroupSpec][] = [
  ["R02", "30 days after hand-over", 0, trained(200, machine(30))],
  ["R02", "31 days after hand-over", 1, trained(200, machine(31))],
  ["R02", "31 days, but seen in use", 0, trained(200, machine(31), check(5, "in_use"))],
  ["R02", "no machine", 0, trained(200)],
  [
    "R02",
    "machine moved to another group",
    0,
    trained(200, machine(90), event("equipment_moved", 40, { subjectId: "eqp_satu", data: { toGroupId: "grp_lain" } })),
  ],
  ["R03", "never checked", 0, trained(200, machine(90))],
  ["R03", "in use", 0, trained(200, machine(90), check(5, "in_use"))],
  ["R03", "idle at the last check", 1, trained(200, machine(90), check(30, "in_use"), check(5, "idle"))],
  ["R03", "idle, then in use", 0, trained(200, machine(90), check(30, "idle"), check(5, "in_use"))],
  ["R03", "damaged, then idle", 2, trained(200, machine(90), check(30, "damaged"), check(5, "idle"))],
  [
    "R03",
    "idle twice, but sold since",
    0,
    trained(200, machine(90), check(30, "idle"), check(9, "idle"), check(5, "sold")),
  ],
  ["R04", "window ends today", 0, withPoints(point(0))],
  ["R04", "window ended yesterday", 1, withPoints(point(1))],
  ["R04", "30 days late", 1, withPoints(point(30))],
  ["R04", "31 days late", 2, withPoints(point(31))],
  ["R04", "late, but skipped", 0, withPoints(point(31, { state: "skipped", resolvedOn: daysAgo(1) }))],
  ["R05", "window not over", 0, withPoints(point(0))],
  ["R05", "one point passed", 1, withPoints(point(1))],
  ["R05", "two points passed", 2, withPoints(point(1), point(60))],
  ["R05", "passed before entry", 0, withPoints(point(200, { state: "predates" }), point(300, { state: "predates" }))],
  ["R05", "two passed, a contact since", 0, { ...withPoints(point(1), point(60)), events: [contact(0)] }],
  ["R05", "one passed before a contact, one after", 1, { ...withPoints(point(1), point(60)), events: [contact(40)] }],
  ["R06", "60 days since training", 0, trained(60)],
  ["R06", "61 days since training", 1, trained(61)],
  ["R06", "entered late: counts from entry", 0, { trained: daysAgo(400), entered: daysAgo(60) }],
  [
    "R06",
    "event before entry: counts from entry",
    0,
    { trained: daysAgo(400), entered: daysAgo(60), events: [machine(300)] },
  ],
  ...[60, 61, 90, 91, 150, 151, 240, 241].map((days, i): (typeof CASES)[number] => [
    "R06",
    `${days} days of silence`,
    [0, 1, 1, 2, 2, 3, 3, 4][i] ?? 0,
    trained(500, contact(days)),
  ]),
  [
    "R06",
    "attempts and edits break no silence",
    4,
    trained(500, contact(241), attempt(3, "phone"), event("group_changed", 2)),
  ],
  ["R07", "90 days", 0, trained(90)],
  ["R07", "91 days", 1, trained(91)],
  ["R07", "91 days, offered", 1, trained(91, linkage(50, "offered"))],
  ["R07", "91 days, accepted", 0, trained(91, linkage(50, "offered"), linkage(40, "accepted"))],
  ["R07", "91 days, ended", 1, trained(91, linkage(50, "accepted"), linkage(40, "ended"))],
  ["R08", "linked 60 days", 0, trained(200, linkage(60, "accepted"))],
  ["R08", "linked 61 days", 1, trained(200, linkage(61, "accepted"))],
  ["R08", "linked 61 days, one order", 0, trained(200, linkage(61, "accepted"), order(5))],
  ["R09", "never an order", 0, trained(300)],
  ...[60, 61, 120, 121].map((days, i): (typeof CASES)[number] => [
    "R09",
    `${days} days since an order`,
    [0, 1, 1, 2][i] ?? 0,
    trained(300, order(days)),
  ]),
  ["R10", "one day short of 6 months", 0, { trained: "2025-12-16", events: [visit(5, "active")] }],
  ["R10", "6 months", 1, { trained: "2025-12-15", events: [visit(5, "active")] }],
  ["R10", "6 months, applied", 0, { trained: "2025-12-15", events: [visit(5, "active"), capital(9, "applied")] }],
  ["R10", "6 months, status unknown", 0, { trained: "2025-12-15" }],
  ["R11", "nothing seen", 0, trained(90)],
  ["R11", "active", 0, trained(90, visit(5, "active"))],
  ["R11", "partly active", 1, trained(90, visit(5, "partly_active"))],
  ["R11", "dormant", 2, trained(90, visit(5, "dormant"))],
  ["R11", "disbanded", 3, trained(90, visit(5, "disbanded"))],
  ["R11", "dormant, then not found", 2, trained(90, visit(9, "dormant"), visit(5, "not_found"))],
  ["R11", "dormant, then active", 0, trained(90, visit(9, "dormant"), visit(5, "active"))],
  ["R12", "7 of 10", 0, { members: 10, events: [visit(5, "active", 7)] }],
  ["R12", "6 of 10", 1, { members: 10, events: [visit(5, "active", 6)] }],
  ["R12", "5 of 10", 1, { members: 10, events: [visit(5, "active", 5)] }],
  ["R12", "4 of 10", 2, { members: 10, events: [visit(5, "active", 4)] }],
  ["R12", "not counted", 0, { members: 10, events: [visit(5, "active")] }],
  ["R12", "members unknown", 0, { events: [visit(5, "active", 1)] }],
  ["R14", "two attempts", 0, trained(50, attempt(9, "phone"), attempt(5, "visit"))],
  [
    "R14",
    "three attempts by one channel",
    0,
    trained(50, attempt(9, "phone"), attempt(5, "phone"), attempt(4, "phone")),
  ],
  [
    "R14",
    "three attempts by two channels",
    1,
    trained(50, attempt(9, "phone"), attempt(5, "visit"), attempt(4, "phone")),
  ],
  [
    "R14",
    "the first 30 days before the last",
    1,
    trained(50, attempt(34, "phone"), attempt(5, "visit"), attempt(4, "phone")),
  ],
  [
    "R14",
    "the first 31 days before the last",
    0,
    trained(50, attempt(35, "phone"), attempt(5, "visit"), attempt(4, "phone")),
  ],
  ["R14", "reached since", 0, trained(50, attempt(9, "phone"), attempt(5, "visit"), attempt(4, "phone"), contact(1))],
  ["R16", "30 days without contact", 0, trained(100, contact(30))],
  ["R16", "31 days without contact", 1, trained(100, contact(31))],
  ["R16", "6 months after training", 0, { trained: "2025-12-15", events: [contact(31)] }],
  ["P01", "one order", 0, trained(300, order(5))],
  ["P01", "two orders, one 180 days ago", 1, trained(300, order(5), order(180))],
  ["P01", "two orders, one 181 days ago", 0, trained(300, order(5), order(181))],
  ["P02", "disbursed, event 180 days ago", 1, trained(300, capital(180, "disbursed"))],
  ["P02", "disbursed, event 181 days ago", 0, trained(300, capital(181, "disbursed"))],
  ["P02", "in arrears", 0, trained(300, capital(90, "disbursed"), capital(5, "in_arrears"))],
  ["P02", "repaid", 1, trained(300, capital(90, "disbursed"), capital(5, "repaid"))],
  ["P02", "approved only", 0, trained(300, capital(5, "approved"))],
];

describe("group rules at their thresholds", () => {
  const held = new Map<number, Record<string, number>>();

  beforeAll(async () => {
    const office = await Office.open();
    const groups = await office.groups(CASES.map(([, , , spec]) => spec));
    const ctx = contextAt();
    const { finish } = await runStall(ctx, { organizationId: office.organizationId, trigger: "manual" });
    await writeBatch(ctx, [finish]);
    const signals = await openSignals(office.organizationId);
    for (const [i, { id }] of groups.entries()) held.set(i, signals.get(id) ?? {});
  });

  it.each(CASES.map(([code, what, tier], i) => ({ code, what, tier, i })))(
    "$code: $what → $tier",
    ({ code, tier, i }) => {
      expect(held.get(i)?.[code] ?? 0).toBe(tier);
    },
  );
});

describe("group rules that ask about the programme", () => {
  const PROGRAMS: [code: string, what: string, tier: number, program: Row, spec: GroupSpec][] = [
    [
      "R10",
      "3 months, programme teaches entrepreneurship",
      1,
      { teachesEntrepreneurship: 1 },
      { trained: "2026-03-15", events: [visit(5, "active")] },
    ],
    [
      "R10",
      "a day short of 3 months",
      0,
      { teachesEntrepreneurship: 1 },
      { trained: "2026-03-16", events: [visit(5, "active")] },
    ],
    ["R15", "10 January of the next year is past", 1, { year: 2025 }, {}],
    ["R15", "this year's programme", 0, { year: 2026 }, {}],
    ["R15", "due today", 0, { year: 2025, grantReportDueOn: daysAgo(0) }, {}],
    ["R15", "due yesterday", 1, { year: 2025, grantReportDueOn: daysAgo(1) }, {}],
    ["R15", "received", 0, { year: 2025, grantReportReceivedOn: daysAgo(1) }, {}],
    ["R06", "programme closed: no rule runs", 0, { state: "closed" }, trained(500)],
    ["R06", "programme a draft: rules run", 4, { state: "draft" }, trained(500)],
  ];

  it.each(PROGRAMS.map(([code, what, tier, program, spec]) => ({ code, what, tier, program, spec })))(
    "$code: $what → $tier",
    async ({ code, tier, program, spec }) => {
      const office = await Office.open();
      const [group] = await office.groups([spec], await office.program(program));
      await runStall(contextAt(), { organizationId: office.organizationId, trigger: "manual" });
      const signals = await openSignals(office.organizationId);
      expect(signals.get(group?.id ?? "")?.[code] ?? 0).toBe(tier);
    },
  );
});
