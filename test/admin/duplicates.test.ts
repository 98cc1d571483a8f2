import { describe, expect, test } from "vitest";
import { listName, progressOf } from "#admin/exports/exportModel.ts";
import {
  type Compared,
  compareUrl,
  mergeBody,
  openFields,
  proposedSide,
  proposedValues,
} from "#admin/resources/duplicates/duplicateModel.ts";

const compared = (first: object, second: object, more: Partial<Compared> = {}): Compared => ({
  entity: "people",
  first: { id: "ppl_1", version: 2, createdAt: 10, ...first },
  second: { id: "ppl_2", version: 5, createdAt: 20, ...second },
  same: { name: false, phone: null, address: true, product: null },
  counts: [],
  obstacles: [],
  ...more,
});

describe("comparing two records", () => {
  test("the fuller one is proposed to stay, the older one of two as full", () => {
    expect(proposedSide(compared({ name: "Sri" }, { name: "Sri", phone: "••12" }))).toBe("second");
    expect(proposedSide(compared({ name: "Sri" }, { name: "Sri" }))).toBe("first");
    const hanging = [{ resource: "memberships", first: 0, second: 2, both: 0 }];
    expect(proposedSide(compared({ name: "Sri" }, { name: "Sri" }, { counts: hanging }))).toBe("second");
  });

  test("a value is taken over where the one that stays has none, and where a person says so", () => {
    const pair = compared({ name: "Sri", product: null }, { name: "Sri L", phone: "••12", product: "Kue" });
    const values = proposedValues(pair, "first");
    expect(values).toMatchObject({ name: "first", phone: "second", product: "second" });
    expect(mergeBody(pair, "first", values)).toEqual({
      ...{ entity: "people", keptId: "ppl_1", goneId: "ppl_2", keptVersion: 2, goneVersion: 5 },
      take: ["phone", "product"],
    });
    expect(mergeBody(pair, "first", { ...values, name: "second", phone: "first" }).take).toEqual(["name", "product"]);
    expect(mergeBody(pair, "second", proposedValues(pair, "second"))).toMatchObject({ keptId: "ppl_2", take: [] });
  });

  test("nothing is asked about what is the same or empty on both", () => {
    expect(openFields(compared({ name: "Sri" }, { name: "Sri L" }))).toEqual(["name"]);
    expect(compareUrl({ entity: "people", firstId: "ppl_1", secondId: "ppl_2" })).toBe(
      "/duplicates/compare?entity=people&firstId=ppl_1&secondId=ppl_2",
    );
  });
});

describe("exports", () => {
  test("tell how far they are, and the worklist has a name of its own", () => {
    expect([progressOf({ total: 0, rowsDone: 0 }), progressOf({ total: 200, rowsDone: 50 })]).toEqual([0, 25]);
    const translate = (key: string) => key;
    expect(listName("worklist", translate)).toBe("app.menu.worklist");
    expect(listName("people", translate)).toBe("resources.people.name");
  });
});
