import { expect, it } from "vitest";
import { byRegion, isWithin, type PlacedCount, sumOf } from "#worker/protection/pipeline.ts";

const at = (place: string, listed: number, paying = 0): PlacedCount => ({
  ...{ place, listed, paying, verified: 0, rejected: 0, registered: paying },
  ...{ registeredUnverified: 0, lapsed: 0, none: 0, unknown: listed - paying },
});
const counts = [
  at("35.73.01.1001", 5, 2),
  at("35.73.01.1002", 3),
  at("35.73.02.1001", 4, 1),
  at("35.73", 6),
  at("35.74", 9),
];

it("a region lies in itself and in those above, not in one whose code only begins the same", () => {
  expect([
    isWithin("35.73.01", "35.73"),
    isWithin("35.73", "35.73"),
    isWithin("35.730", "35.73"),
    isWithin("35", "35.73"),
  ]).toEqual([...[true, true, false, false]]);
});

it("the parts of a region and those without a village are all of it", () => {
  const parts = byRegion(counts, "35.73");
  expect([...parts].map(([code, { listed, paying }]) => [code, listed, paying])).toEqual([
    ["35.73.01", 8, 2],
    ["35.73.02", 4, 1],
    [null, 6, 0],
  ]);
  expect(sumOf([...parts.values()])).toEqual(sumOf(counts.filter(({ place }) => isWithin(place, "35.73"))));
});

it("a village has no parts, and nowhere has nobody", () => {
  expect([...byRegion(counts, "35.73.01.1001").keys()]).toEqual([null]);
  expect(byRegion(counts, "11").size).toBe(0);
  expect(sumOf([]).listed).toBe(0);
});
