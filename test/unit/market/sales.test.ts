import { describe, expect, it } from "vitest";
import { monthsUntil, type SalesRow, salesOf } from "#worker/market/sales.ts";

const TODAY = "2026-03-15";

const row = (more: Partial<SalesRow> = {}): SalesRow => ({
  month: "2026-03",
  buyerId: "buy_a",
  buyer: "Toko A",
  orders: 1,
  valueIdr: 100,
  lastOn: "2026-03-10",
  ...more,
});

describe("the months of a year", () => {
  it("end with the month of the day, over the turn of the year", () => {
    const months = monthsUntil(TODAY);
    expect(months).toHaveLength(12);
    expect([months[0], months[8], months[9], months[11]]).toEqual(["2025-04", "2025-12", "2026-01", "2026-03"]);
    expect(monthsUntil("2026-12-31", 2)).toEqual(["2026-11", "2026-12"]);
  });
});

describe("sales", () => {
  it("add up by month and by buyer, the largest first; what is older than a year is left out", () => {
    const sales = salesOf(
      [
        row({ valueIdr: 300, orders: 2 }),
        row({ month: "2026-01", valueIdr: 100, lastOn: "2026-01-02" }),
        row({ buyerId: "buy_b", buyer: "Toko B", valueIdr: 600, lastOn: "2026-03-01" }),
        row({ month: "2025-03", valueIdr: 9_000 }),
      ],
      TODAY,
    );
    expect(sales).toMatchObject({ orders: 4, valueIdr: 1_000 });
    expect(sales.months.find(({ month }) => month === "2026-03")).toMatchObject({ orders: 3, valueIdr: 900 });
    expect(sales.months.reduce((sum, one) => sum + one.valueIdr, 0)).toBe(sales.valueIdr);
    expect(sales.buyers).toMatchObject([
      { name: "Toko B", share: 0.6 },
      { name: "Toko A", share: 0.4, orders: 3, lastOn: "2026-03-10" },
    ]);
    expect(sales.dependence).toEqual({ low: 0.6, high: 0.6 });
  });

  it("without a named buyer make the dependence a range, never a zero", () => {
    const sales = salesOf([row({ valueIdr: 400 }), row({ buyerId: null, buyer: null, valueIdr: 600 })], TODAY);
    expect(sales.unknown).toEqual({ orders: 1, valueIdr: 600, share: 0.6 });
    expect(sales.dependence).toEqual({ low: 0.4, high: 1 });
    const nobody = salesOf([row({ buyerId: null, buyer: null, valueIdr: 600 })], TODAY);
    expect(nobody.dependence).toEqual({ low: 0, high: 1 });
    expect(nobody.buyers).toEqual([]);
  });

  it("of one name written in two ways, outside the directory, are one buyer's", () => {
    const sales = salesOf(
      [row({ buyerId: null, buyer: "Toko Lama" }), row({ buyerId: null, buyer: "toko lama ", month: "2026-02" })],
      TODAY,
    );
    expect(sales.buyers).toMatchObject([{ orders: 2, share: 1 }]);
  });

  it("that are none have no dependence; orders of no value neither", () => {
    expect(salesOf([], TODAY)).toMatchObject({ orders: 0, dependence: null, unknown: { share: null } });
    expect(salesOf([row({ valueIdr: 0 })], TODAY)).toMatchObject({ orders: 1, dependence: null });
  });
});
