import { describe, expect, it } from "vitest";
import { clearances } from "#worker/stall/describe.ts";
import { evaluateQuery } from "#worker/stall/evaluate.ts";
import { factsOf } from "#worker/stall/facts.ts";
import { packTier, unpackTier } from "#worker/stall/packedTier.ts";
import { factsIn, operatorsOf, parseQuery, RuleError } from "#worker/stall/parseQuery.ts";

const where = (...rules: object[]) => parseQuery({ combinator: "and", rules }, factsOf("group"));
const silent = { field: "daysSilent", operator: ">", value: 60 };
const unknown = { field: "daysSinceOrder", operator: ">", value: 60 };

describe("an unknown fact", () => {
  it("is neither true nor false, in lists of all, of any, and turned round", () => {
    const facts = { daysSilent: 61, daysSinceOrder: null };
    const asked = (raw: object) => evaluateQuery(parseQuery(raw, factsOf("group")), facts);
    expect(asked({ combinator: "and", rules: [silent, unknown] })).toBeNull();
    expect(asked({ combinator: "or", rules: [silent, unknown] })).toBe(true);
    expect(asked({ combinator: "and", not: true, rules: [unknown] })).toBeNull();
    expect(asked({ combinator: "and", rules: [unknown, { ...silent, operator: "<" }] })).toBe(false);
    expect(asked({ combinator: "and", rules: [{ field: "daysSinceOrder", operator: "null" }] })).toBe(true);
    expect(
      asked({ combinator: "and", rules: [{ field: "daysSinceOrder", operator: "notIn", value: [1] }] }),
    ).toBeNull();
  });
});

describe("a query", () => {
  it("takes values as the editor writes them", () => {
    expect(where({ field: "daysSilent", operator: "between", value: "12, 14" })).toEqual(
      where({ field: "daysSilent", operator: "between", value: [12, 14] }),
    );
    expect(where({ field: "teachesEntrepreneurship", operator: "=", value: "true" })).toEqual(
      where({ field: "teachesEntrepreneurship", operator: "=", value: true }),
    );
    expect(factsIn(where(silent, unknown, silent))).toEqual(["daysSilent", "daysSinceOrder"]);
  });

  it("is refused with its place and its reason", () => {
    const refuse = (raw: unknown, scope: "group" | "program" = "group") => {
      try {
        parseQuery(raw, factsOf(scope));
      } catch (error) {
        if (error instanceof RuleError) return { path: error.path, code: error.code };
      }
      return undefined;
    };
    const nested = { combinator: "or", rules: [silent, { combinator: "and", rules: [{ ...silent, field: "umur" }] }] };
    expect(refuse(nested)).toEqual({ path: "query.rules[1].rules[0]", code: "fact" });
    expect(refuse({ combinator: "and", rules: [silent] }, "program")).toMatchObject({ code: "fact" });
    expect(refuse({ combinator: "and", rules: [{ ...silent, operator: "contains" }] })).toMatchObject({
      code: "operator",
    });
    expect(refuse({ combinator: "and", rules: [{ ...silent, value: Number.NaN }] })).toMatchObject({ code: "value" });
    expect(refuse({ combinator: "and", rules: ["daysSilent"] })).toMatchObject({ code: "shape" });
    for (const odd of [null, 7, "x", [], {}]) expect(refuse(odd)).toMatchObject({ code: "shape" });
  });

  it("offers only operators that make sense for a type", () => {
    expect(operatorsOf("enum")).not.toContain("<");
    expect(operatorsOf("boolean")).toEqual(["=", "!=", "null", "notNull"]);
  });
});

describe("what would clear it", () => {
  it("turns each condition round and keeps its threshold, in the reader's language", () => {
    const query = where(
      silent,
      { field: "linkagesAccepted", operator: "=", value: 0 },
      { field: "firstUseSeen", operator: "=", value: false },
    );
    expect(clearances([query], factsOf("group"), "id").map(({ text }) => text)).toEqual([
      "Hari tanpa kabar ≤ 60 hari",
      "Kemitraan berjalan ≠ 0",
      "Alat pernah terlihat dipakai = ya",
    ]);
    expect(clearances([query], factsOf("group"), "en").map(({ text }) => text)).toEqual([
      "Days of silence ≤ 60 days",
      "Linkages accepted ≠ 0",
      "First use seen = yes",
    ]);
  });

  it("asks of a higher tier what ends the signal, not what makes it step down", () => {
    const told = (...tiers: Parameters<typeof clearances>[0]) =>
      clearances(tiers, factsOf("group"), "en").map(({ text }) => text);
    expect(told(where(silent), where({ ...silent, value: 240 }))).toEqual(["Days of silence ≤ 60 days"]);
    expect(
      told(
        where({ field: "equipmentIdle", operator: ">=", value: 1 }),
        where({ field: "equipmentIdleTwice", operator: ">=", value: 1 }),
      ),
    ).toEqual(["Machines idle twice in a row < 1", "Machines idle or damaged < 1"]);
    const seen = (value: string) => where({ field: "lastSeenStatus", operator: "=", value });
    expect(told(seen("partly_active"), seen("dormant"))).toEqual(["Last seen as ≠ dormant"]);
  });
});

describe("a packed tier", () => {
  it("comes apart as it was put together", () => {
    for (const kind of ["risk", "protective", "service"] as const) {
      for (const tier of [1, 4, 8])
        for (const points of [0, 5, 100])
          expect(unpackTier(packTier(kind, tier, points))).toEqual({ kind, tier, points });
    }
  });
});
