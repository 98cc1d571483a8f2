import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { differences, type Segment, sorted } from "#worker/configuration/differences.ts";

const at = (path: Segment[]) => path.map((one) => (typeof one === "string" ? one : `[${one.item}]`)).join(".");
const said = (before: unknown, after: unknown) =>
  Object.fromEntries(differences(before, after).map((one) => [at(one.path), [one.before, one.after]]));

describe("differences", () => {
  test("name the field, as deep as it lies", () => {
    expect(said({ name: { id: "A", en: "A" }, enabled: true }, { name: { id: "A", en: "B" }, enabled: true })).toEqual({
      "name.en": ["A", "B"],
    });
  });

  test("follow the items of a list by their names, not by their places", () => {
    const steps = [
      { key: "m1", label: "Bulan 1", offsetMonths: 1 },
      { key: "m3", label: "Bulan 3", offsetMonths: 3 },
    ];
    const [first, second] = steps;
    expect(said({ steps }, { steps: [second, { ...first, offsetMonths: 2 }] })).toEqual({
      "steps.[m1].offsetMonths": [1, 2],
      "steps.order": [
        ["m1", "m3"],
        ["m3", "m1"],
      ],
    });
    expect(said({ steps }, { steps: [first] })).toEqual({ "steps.[m3]": [second, undefined] });
  });

  test("take a query as one sentence, and a list of plain values as one value", () => {
    const query = (value: number) => ({ combinator: "and", rules: [{ field: "orders60d", operator: "<", value }] });
    expect(said({ tiers: [{ query: query(1), points: 5 }] }, { tiers: [{ query: query(2), points: 5 }] })).toEqual({
      "tiers.[1].query": [query(1), query(2)],
    });
    expect(said({ forms: ["a", "b"] }, { forms: ["b"] })).toEqual({ forms: [["a", "b"], ["b"]] });
  });

  test("do not tell null from what is not there, nor the order of fields", () => {
    expect(differences({ a: null, b: 1, c: 2 }, { c: 2, b: 1 })).toEqual([]);
  });

  test("are none exactly when two values are the same", () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(value, value, (before, after) => {
        const equal = JSON.stringify(sorted(before)) === JSON.stringify(sorted(after));
        expect(differences(before, after).length === 0).toBe(equal);
        expect(differences(before, structuredClone(before))).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});
