import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flatFilter, joinValues, nestedFilter, spreadValues } from "#admin/customFields/customField.ts";
import { nestedSearch } from "#admin/list/listUrl.ts";
import { moved } from "#admin/resources/customFields/fieldModel.ts";
import { arrange, mayChange, type SavedView, shownColumns, standsAs, withoutFields } from "#admin/views/viewModel.ts";

const view = (more: Partial<SavedView>): SavedView => ({
  ...{ id: "viw_1", version: 1, ownerId: "usr_1", resource: "groups", name: "Uji" },
  ...{ filter: {}, sort: null, columns: null, sharedWith: null, ...more },
});

const known = ["score", "name", "villageCode", "custom.luas"];

describe("columns of a view", () => {
  it("are shown in the order of the view, and no others", () => {
    const arranged = arrange(known, ["custom.luas", "name"]);
    expect(arranged).toEqual({ hidden: ["score", "villageCode"], ranks: [3, 1, 0, 2], gone: [] });
    expect(shownColumns(known, arranged)).toEqual(["custom.luas", "name"]);
  });

  it("come back as they were kept, whatever was hidden and moved, and say which are gone", () => {
    const names = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        names.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all), fc.subarray(all))),
        ([all, columns, left]) => {
          const { gone, ...arranged } = arrange(left, columns);
          expect(shownColumns(left, arranged)).toEqual(columns.filter((name) => left.includes(name)));
          expect(gone).toEqual(columns.filter((name) => !left.includes(name)));
          expect(shownColumns(all, arrange(all, columns))).toEqual(columns);
        },
      ),
    );
  });

  it("that are new since a table was arranged stand at the end", () => {
    expect(shownColumns([...known, "baru"], { hidden: ["score"], ranks: [1, 0] })).toEqual([
      ...["name", "villageCode", "custom.luas", "baru"],
    ]);
    expect(shownColumns(known, {})).toEqual(known);
  });
});

describe("a list stands as its view", () => {
  const sort = { field: "score", order: "DESC" } as const;
  const state = { filter: { custom: { luas_gte: 5 }, kind: "group" }, sort, columns: ["name"] };

  it("whatever the order of its conditions, nested as a form has them or flat", () => {
    const kept = view({ filter: { kind: "group", "custom.luas_gte": 5 }, sort, columns: ["name"] });
    expect(standsAs(kept, state)).toBe(true);
    expect(standsAs(view({ filter: kept.filter }), state)).toBe(true);
    expect(standsAs({ ...kept, columns: ["name", "score"] }, state)).toBe(false);
    expect(standsAs({ ...kept, sort: { field: "score", order: "ASC" } }, state)).toBe(false);
    expect(standsAs({ ...kept, filter: { kind: "group" } }, state)).toBe(false);
  });

  it("loses what the server no longer knows, and nothing where it named something else", () => {
    const kept = { filter: { kind: "group", "custom.a": 1 }, sort };
    expect(withoutFields(kept, ["custom.a"])).toEqual({ filter: { kind: "group" }, sort });
    expect(withoutFields(kept, ["score"])).toEqual({ filter: kept.filter, sort: null });
    expect(withoutFields(kept, ["lain"])).toBeUndefined();
  });

  it("is changed by its owner, and by an admin where it is shared", () => {
    expect(mayChange(view({}), { id: "usr_1", role: "office" })).toBe(true);
    expect(mayChange(view({ sharedWith: ["head"] }), { id: "usr_2", role: "head" })).toBe(false);
    expect(mayChange(view({ sharedWith: ["head"] }), { id: "usr_2", role: "admin" })).toBe(true);
    expect(mayChange(view({}), { id: "usr_2", role: "admin" })).toBe(false);
  });
});

it("a filter over fields of the office's own goes flat to the server and nested into the form", () => {
  const flat = { q: "mawar", "custom.luas_gte": 5, "custom.sayur": ["bayam"] };
  expect(nestedFilter(flat)).toEqual({ q: "mawar", custom: { luas_gte: 5, sayur: ["bayam"] } });
  expect(flatFilter(nestedFilter(flat))).toEqual(flat);
  expect(flatFilter({ q: "mawar" })).toEqual({ q: "mawar" });
  const search = (filter: object) => `?${new URLSearchParams({ filter: JSON.stringify(filter), page: "1" })}`;
  expect(nestedSearch(search({ ...flat, facts: { petak: 1 } }))).toBe(
    search({ q: "mawar", custom: { luas_gte: 5, sayur: ["bayam"] }, facts: { petak: 1 } }),
  );
  for (const asItIs of [search({ q: "mawar", custom: { luas_gte: 5 } }), "", "?filter=%7B"])
    expect(nestedSearch(asItIs)).toBeUndefined();
});

it("values of the office's own fields are compared one by one, and sent together again", () => {
  const record = { id: "grp_1", name: "Mawar", custom: { luas: 5, kolam: null }, customPersonal: { pemilik: "Sri" } };
  const spread = {
    id: "grp_1",
    name: "Mawar",
    "custom.luas": 5,
    "custom.kolam": null,
    "customPersonal.pemilik": "Sri",
  };
  expect(spreadValues(record)).toEqual(spread);
  expect(joinValues(spread)).toEqual(record);
  expect(spreadValues({ name: "Mawar", custom: null })).toEqual({ name: "Mawar" });
});

it("a field takes the place of its neighbour", () => {
  expect(moved(["a", "b", "c"], "c", -1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], "a", 1)).toEqual(["b", "a", "c"]);
});
