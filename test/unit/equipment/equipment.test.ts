import { describe, expect, it } from "vitest";
import { clocksOf } from "#worker/resources/equipment/clocks.ts";
import { whereabouts } from "#worker/resources/equipment/custody.ts";
import { median } from "#worker/resources/equipment/median.ts";
import { type CustodyLine, staysOf } from "#worker/resources/equipment/stays.ts";

const line = (
  equipmentId: string,
  on: string,
  toGroupId: string | null,
  more: Partial<CustodyLine> = {},
): CustodyLine => ({
  ...{ equipmentId, on, toGroupId, toPersonId: null, handoverId: null, ...more },
});

describe("stays of machines with one holder", () => {
  it("end when a machine leaves and begin again when it comes back", () => {
    const log = [
      line("a", "2025-01-01", "g1", { handoverId: "h1" }),
      line("b", "2025-01-01", "g1"),
      line("a", "2025-02-01", "g2"),
      line("a", "2025-03-01", "g1", { handoverId: "h2" }),
      line("b", "2025-04-01", null),
    ];
    expect(staysOf(log, ({ toGroupId }) => toGroupId === "g1")).toEqual([
      { equipmentId: "a", receivedOn: "2025-01-01", leftOn: "2025-02-01", handoverId: "h1" },
      { equipmentId: "b", receivedOn: "2025-01-01", leftOn: "2025-04-01", handoverId: null },
      { equipmentId: "a", receivedOn: "2025-03-01", leftOn: null, handoverId: "h2" },
    ]);
  });

  it("go on through a change of keeper, and take the document that comes later", () => {
    const log = [
      line("a", "2025-01-01", "g1", { toPersonId: "p1" }),
      line("a", "2025-02-01", "g1", { toPersonId: "p2" }),
      line("a", "2025-02-02", "g1", { toPersonId: "p2", handoverId: "h1" }),
    ];
    expect(staysOf(log, ({ toGroupId }) => toGroupId === "g1")).toEqual([
      { equipmentId: "a", receivedOn: "2025-01-01", leftOn: null, handoverId: "h1" },
    ]);
    expect(staysOf(log, ({ toPersonId }) => toPersonId === "p1")).toMatchObject([{ leftOn: "2025-02-01" }]);
  });
});

describe("where a machine is", () => {
  it("is what the last line says, keeper included; without a line, nowhere known", () => {
    expect(whereabouts([])).toEqual({ groupId: null, personId: null, since: undefined });
    const log = [line("a", "2025-01-01", "g1", { toPersonId: "p1" }), line("a", "2025-02-01", "g2")];
    expect(whereabouts(log)).toEqual({ groupId: "g2", personId: null, since: "2025-02-01" });
  });
});

describe("the two clocks", () => {
  it.each([
    [[], null],
    [[4], 4],
    [[9, 1, 5], 5],
    [[1, 2, 3, 10], 2.5],
  ])("the median of %j is %s", (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it("count who arrived, and who still waits and for how long", () => {
    const machine = (state: string, procuredOn: string | null, handedOverOn: string | null, used: string | null) =>
      ({ state, procuredOn, handedOverOn, firstUsedOn: used }) as Parameters<typeof clocksOf>[0][number];
    const clocks = clocksOf(
      [
        machine("in_use", "2026-01-01", "2026-01-11", "2026-01-21"),
        machine("idle", "2026-01-01", "2026-01-31", null),
        machine("stored", "2026-02-01", null, null),
        machine("procured", null, null, null),
        machine("lost", "2026-01-01", "2026-01-21", null),
        machine("in_use", null, "2026-02-01", "2026-01-30"),
      ],
      "2026-03-03",
    );
    expect(clocks.handover).toEqual({ medianDays: 20, arrived: 3, waiting: 2, longestDays: 30 });
    expect(clocks.firstUse).toEqual({ medianDays: 5, arrived: 2, waiting: 1, longestDays: 31 });
  });

  it("say nothing of what is not there", () => {
    expect(clocksOf([], "2026-03-03").handover).toEqual({
      medianDays: null,
      arrived: 0,
      waiting: 0,
      longestDays: null,
    });
  });
});
