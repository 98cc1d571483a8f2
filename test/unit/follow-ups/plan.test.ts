import { describe, expect, it } from "vitest";
import { addMonths, daysBetween, planPoints, stepsFrom } from "#worker/follow-ups/plan.ts";

const steps = [1, 3, 6, 12, 24].map((offsetMonths, i) => ({
  label: `Bulan ${offsetMonths}`,
  offsetMonths,
  windowBefore: [7, 14, 21, 30, 30][i] ?? 0,
  windowAfter: [7, 14, 21, 30, 30][i] ?? 0,
}));

describe("months are clamped to their end", () => {
  it.each([
    ["2025-01-31", 1, "2025-02-28"],
    ["2024-01-31", 1, "2024-02-29"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2025-08-31", 6, "2026-02-28"],
    ["2025-12-15", 1, "2026-01-15"],
    ["2025-03-31", -1, "2025-02-28"],
  ])("%s + %i = %s", (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });
});

it("makes every point at once, with its window", () => {
  const points = planPoints({ steps, anchorDay: "2025-07-25", enteredOn: "2025-07-25" });
  expect(points.map(({ dueOn }) => dueOn)).toEqual([
    "2025-08-25",
    "2025-10-25",
    "2026-01-25",
    "2026-07-25",
    "2027-07-25",
  ]);
  expect(points[1]).toMatchObject({ windowStartsOn: "2025-10-11", windowEndsOn: "2025-11-08", state: "scheduled" });
});

it("marks what had closed before the group was known, and only that", () => {
  const entered = "2025-11-08";
  const states = planPoints({ steps, anchorDay: "2025-07-25", enteredOn: entered }).map(({ state }) => state);
  expect(states).toEqual(["predates", "scheduled", "scheduled", "scheduled", "scheduled"]);
  const later = planPoints({ steps, anchorDay: "2025-07-25", enteredOn: "2025-11-09" }).map(({ state }) => state);
  expect(later.slice(0, 2)).toEqual(["predates", "predates"]);
});

it("takes negative days", () => {
  const [point] = planPoints({
    steps: [{ label: "Pra", offsetDays: -3, windowBefore: 0, windowAfter: 1 }],
    anchorDay: "2025-03-01",
    enteredOn: "2025-01-01",
  });
  expect(point?.dueOn).toBe("2025-02-26");
});

it("knows a point by its key, and by its label where it has none", () => {
  const named = [{ ...steps[0], key: "awal" }, steps[1]] as typeof steps;
  const points = planPoints({ steps: named, anchorDay: "2025-07-25", enteredOn: "2025-07-25" });
  expect(points.map(({ stepKey, plannedOn }) => [stepKey, plannedOn])).toEqual([
    ["awal", "2025-08-25"],
    ["Bulan 3", "2025-10-25"],
  ]);
});

it("takes the steps of one anchor, the plan's own where a step names none", () => {
  const [first, second] = steps.map((step) => ({ ...step }));
  const plan = {
    anchor: "trainedOn" as const,
    steps: [first, { ...second, anchor: "firstOrderOn" as const }],
  } as never;
  expect(stepsFrom(plan, "trainedOn").map(({ label }) => label)).toEqual(["Bulan 1"]);
  expect(stepsFrom(plan, "firstOrderOn").map(({ label }) => label)).toEqual(["Bulan 3"]);
});

it("counts days both ways", () => {
  expect(daysBetween("2025-02-27", "2025-03-01")).toBe(2);
  expect(daysBetween("2025-03-01", "2025-02-27")).toBe(-2);
});
