import { describe, expect, test } from "vitest";
import { changedFields, findConflicts, mergeChoices, same } from "#admin/providers/conflictMerge.ts";

const base = {
  id: "prg_1",
  version: 1,
  name: "Menjahit",
  skill: null,
  budgetIdr: 100,
  targets: { groups: 24, people: 280 },
};

describe("what changed", () => {
  test("is what differs; order of keys, blanks and server fields do not count", () => {
    expect(changedFields(base, { ...base, version: 9, skill: "", targets: { people: 280, groups: 24 } })).toEqual({});
    expect(changedFields(base, { ...base, name: "Batik" })).toEqual({ name: "Batik" });
  });

  test("zero and false are values, not blanks", () => {
    expect(same(0, null)).toBe(false);
    expect(same(false, undefined)).toBe(false);
    expect(same(undefined, null)).toBe(true);
  });
});

describe("two people at one record", () => {
  const mine = { ...base, name: "Menjahit lanjut", budgetIdr: 200 };
  const theirs = { ...base, version: 2, name: "Menjahit dasar", skill: "Bordir" };

  test("a field both changed is contested, the others are not", () => {
    const fields = findConflicts(base, mine, theirs);
    expect(fields.map(({ field, contested }) => [field, contested])).toEqual([
      ["name", true],
      ["budgetIdr", false],
      ["skill", false],
    ]);
  });

  test("the same change by both is no conflict", () => {
    expect(findConflicts(base, { ...base, name: "X" }, { ...base, name: "X" })[0]?.contested).toBe(false);
  });

  test("mine where chosen, theirs elsewhere, and what only one side changed is kept", () => {
    const fields = findConflicts(base, mine, theirs);
    expect(mergeChoices(fields, theirs, new Set(["name"]))).toMatchObject({
      version: 2,
      name: "Menjahit lanjut",
      skill: "Bordir",
      budgetIdr: 200,
    });
    expect(mergeChoices(fields, theirs, new Set())).toMatchObject({
      name: "Menjahit dasar",
      skill: "Bordir",
      budgetIdr: 200,
    });
  });
});
