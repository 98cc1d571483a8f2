import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cell, csvName, csvRows, sayCell } from "#admin/charts/figureTable.ts";
import { scaleTo } from "#admin/charts/scale.ts";
import { gridOf, onGrid } from "#admin/charts/stepModel.ts";
import { figureWords } from "#admin/list/figureWords.ts";
import { arcsOf, mixOf, placesOf } from "#admin/map/mapModel.ts";
import { askedQuery, firstAsked, readAsked } from "#admin/outcomes/asked.ts";
import { doorOf, outcomesPath } from "#admin/outcomes/outcomesModel.ts";
import { sayRange } from "#admin/outcomes/sayRange.ts";
import { sayTest } from "#admin/outcomes/sayTest.ts";
import { sayChange } from "#admin/reports/changeTable.ts";
import { quarterAt, quarterBefore, quarterDays } from "#admin/reports/reportModel.ts";
import { ACTIVITY_STATUSES } from "#db/constants.ts";

describe("the figures of a chart", () => {
  test("are read as people write them and saved as programs read them; unknown is never nought", () => {
    expect(sayCell(0.4821, "share")).toBe("48,2%");
    expect(sayCell(1234567, "money")).toBe("Rp 1.234.567");
    expect(sayCell(null, "count")).toBe("–");
    const table = {
      title: "Keadaan",
      columns: [
        { label: "Tahap", kind: "text" as const },
        { label: "Bagian", kind: "share" as const },
      ],
      rows: [
        [cell("Terlatih"), cell(0.5)],
        [cell("Ada pesanan"), cell(null)],
      ],
    };
    expect(csvRows(table)).toEqual([
      ["Tahap", "Bagian"],
      ["Terlatih", 0.5],
      ["Ada pesanan", ""],
    ]);
  });

  test("a figure of nought opens no list", () => {
    expect(cell(0, "/groups")).toEqual({ value: 0 });
    expect(cell(3, "/groups")).toEqual({ value: 3, to: "/groups" });
  });

  test("a file is named after what it holds", () => {
    expect(csvName("Bertahan aktif", undefined, "Dinas Koperasi, Kota Malang", "2026-03-01")).toBe(
      "bertahan-aktif-dinas-koperasi-kota-malang-2026-03-01.csv",
    );
    fc.assert(fc.property(fc.string(), (text) => /^[a-z0-9-]*\.csv$/.test(csvName(text))));
  });
});

describe("a list behind a figure", () => {
  test("says which, and falls back on words for those without a name of their own", () => {
    const say = (key: string, options: Record<string, unknown> = {}) => [key, ...Object.values(options)].join(" ");
    const words = (key: string) => figureWords(`program:prg_1:2026-06-15:happened:${key}`, say, (day) => day);
    expect(words("step.linked.total")).toBe("app.filter.stepAt.total resources.programs.funnel.linked 2026-06-15");
    expect(words("age6.month.6.active")).toBe("app.filter.monthAt enums.activityStatus.active 6 2026-06-15");
    expect(words("cause.market")).toBe("app.filter.causeAt enums.obstacle.market 2026-06-15");
    expect(words("grade.A1")).toBe("app.filter.gradeAt A1 2026-06-15");
    for (const key of ["income.both", "cause.named", "grade.known", "month.6.total", "step.linked.na", "status.none"]) {
      expect(words(key)).toBe("app.filter.figure 2026-06-15");
    }
  });
});

describe("a scale", () => {
  test("has few round marks from nought to past the largest", () => {
    expect(scaleTo(4_600_000)).toEqual([0, 2_000_000, 4_000_000, 6_000_000]);
    expect(scaleTo(1)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 12 }), (largest) => {
        const marks = scaleTo(largest);
        return marks.length <= 5 && marks.length >= 2 && (marks.at(-1) ?? 0) >= largest;
      }),
    );
  });
});

describe("a curve of steps", () => {
  const curve = {
    key: "all",
    label: "Semua",
    points: [
      { month: 3, share: 0.9, low: 0.8, high: 0.95 },
      { month: 6, share: 0.6, low: null, high: null },
    ],
  };

  test("is whole before its first step, holds between two, and ends with the last", () => {
    const grid = gridOf([curve], 24);
    expect(grid).toEqual([0, 3, 6, 24]);
    expect(onGrid(curve, grid, "share")).toEqual([1, 0.9, 0.6, null]);
    expect(onGrid(curve, grid, "low")).toEqual([1, 0.8, 0.6, null]);
  });

  test("is not drawn from where too few are followed", () => {
    const hidden = { ...curve, points: [...curve.points, { month: 12, share: null }] };
    expect(onGrid(hidden, [0, 6, 12, 24], "share")).toEqual([1, 0.6, null, null]);
  });
});

describe("the map", () => {
  const status = fc.constantFrom(...ACTIVITY_STATUSES);

  test("a ring closes, whatever it is made of", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ status }), { minLength: 1 }), (points) => {
        const arcs = arcsOf(mixOf(points));
        const last = arcs.at(-1);
        expect(arcs.reduce((sum, { length }) => sum + length, 0)).toBeCloseTo(1, 9);
        expect((last?.from ?? 0) + (last?.length ?? 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  test("a region is named over its northernmost group; what has no region has no name", () => {
    const point = { id: "grp_1", name: "A", status: "active" as const };
    const places = placesOf([
      { ...point, lat: -8, lng: 112, region: "35.73.01" },
      { ...point, lat: -7.9, lng: 114, region: "35.73.01" },
      { ...point, lat: 0, lng: 0, region: null },
    ]);
    expect(places).toEqual([{ code: "35.73.01", lat: -7.9, lng: 113 }]);
  });
});

describe("what is asked", () => {
  const user = { id: "usr_1", name: "", email: "", role: "office" as const, organizationId: "org_1" };

  test("begins with one's own office, NGO or region", () => {
    expect(firstAsked({ ...user, organizationKind: "office" })).toEqual({ by: "office", id: "org_1" });
    expect(firstAsked({ ...user, organizationKind: "ngo" })).toEqual({ by: "ngo", id: "org_1" });
    expect(firstAsked({ ...user, organizationKind: "commission", jurisdiction: "35.73" })).toEqual({
      by: "region",
      id: "35.73",
    });
  });

  test("goes into the address and comes back", () => {
    const asked = { by: "region" as const, id: "35.73.01", asOf: "2026-03-01", basis: "recorded" as const };
    expect(readAsked(askedQuery(asked), user)).toEqual(asked);
    expect(outcomesPath({ ...asked, asOf: "" })).toBe("outcomes?by=region&id=35.73.01");
  });

  test("a figure opens the list of its own groups on its own day", () => {
    const door = doorOf({ by: "program", id: "prg_1", asOf: "2026-03-01", basis: "happened" });
    const filter = new URLSearchParams(door("step.linked.reached").split("?")[1]).get("filter");
    expect(JSON.parse(filter ?? "")).toEqual({
      programId: "prg_1",
      figure: "program:prg_1:2026-03-01:happened:step.linked.reached",
    });
  });
});

describe("a report", () => {
  test("a quarter runs from the day before it to its last day, or to today", () => {
    expect(quarterAt("2026-11-22")).toEqual({ year: 2026, quarter: 4 });
    expect(quarterBefore({ year: 2026, quarter: 1 })).toEqual({ year: 2025, quarter: 4 });
    expect(quarterDays({ year: 2026, quarter: 3 }, "2026-11-22")).toEqual({
      ...{ before: "2026-06-30", end: "2026-09-30", running: false },
    });
    expect(quarterDays({ year: 2026, quarter: 4 }, "2026-11-22")).toEqual({
      ...{ before: "2026-09-30", end: "2026-11-22", running: true },
    });
  });

  test("a change has its sign, and none where one side is not known", () => {
    expect(sayChange(3, 12, "count")).toBe("+9");
    expect(sayChange(0.5, 0.25, "share")).toBe("−25%");
    expect(sayChange(4, 4, "count")).toBe("0");
    expect(sayChange(null, 4, "count")).toBe("–");
  });

  test("two ends are said once when they are the same, and one when the other is not known", () => {
    const say = (value: number) => `Rp ${value}`;
    expect(sayRange({ low: 1, high: 2 }, say)).toBe("Rp 1 – Rp 2");
    expect(sayRange({ low: 2, high: 2 }, say)).toBe("Rp 2");
    expect(sayRange({ low: 1, high: null }, say)).toBe("Rp 1");
    expect(sayRange(null, say)).toBe("");
  });

  test("a test says its figures and how to read them", () => {
    const say = (key: string, options: Record<string, unknown> = {}) =>
      `${key} ${Object.values(options).join(" ")}`.trim();
    expect(sayTest({ chiSquare: 16.7929, degrees: 1, p: 0.00004 }, say)).toBe(
      "outcomes.survival.test 16,79 1 < 0,001 outcomes.survival.different",
    );
    expect(sayTest({ chiSquare: 0.5, degrees: 2, p: 0.7788 }, say)).toContain("outcomes.survival.alike");
    expect(sayTest(null, say)).toBe("outcomes.survival.noTest");
  });
});
