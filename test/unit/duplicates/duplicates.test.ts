import { getTableColumns, getTableName, is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { describe, expect, it } from "vitest";
import * as schema from "#db/schema/index.ts";
import { setAside, twoLivingCases } from "#worker/duplicates/clashes.ts";
import { compareFields, takenColumns } from "#worker/duplicates/fields.ts";
import { KEPT_AS_WRITTEN, POINTERS } from "#worker/duplicates/pointers.ts";

const tables = Object.values(schema).filter((one) => is(one, SQLiteTable)) as SQLiteTable[];

describe("what goes along", () => {
  it("is every column that keeps the id of a person or a group, or is told to stay as written", () => {
    const moved = [...POINTERS.people, ...POINTERS.groups].map(
      ({ table, column }) => `${getTableName(table)}.${column}`,
    );
    const pointing = tables.flatMap((table) =>
      Object.keys(getTableColumns(table))
        .filter((name) => /(^|[a-z])(group|person)Id$|^leaderId$/i.test(name))
        .map((name) => `${getTableName(table)}.${name}`),
    );
    expect(pointing.length).toBeGreaterThan(25);
    expect(pointing.filter((one) => !moved.includes(one) && !KEPT_AS_WRITTEN.includes(one))).toEqual([]);
  });

  it("bumps versions: every table that moves has one", () => {
    for (const { table } of [...POINTERS.people, ...POINTERS.groups])
      expect(Object.keys(getTableColumns(table))).toEqual(expect.arrayContaining(["id", "version", "updatedAt"]));
  });
});

const pointer = (entity: "people" | "groups", resource: string) => {
  const found = POINTERS[entity].find((one) => one.resource === resource);
  if (!found) throw new Error(resource);
  return found;
};
const row = (id: string, more: object) => ({ id, deletedAt: null, ...more });

describe("of what there can be only one", () => {
  it("the membership that says more stays, of equals the one that was there", () => {
    const of = pointer("people", "memberships");
    const member = { groupId: "g", leftOn: null, role: "member", attended: null, completed: null };
    expect(setAside("people", of, [row("k", member)], [row("g", member)])).toEqual(["g"]);
    expect(setAside("people", of, [row("k", member)], [row("g", { ...member, role: "chair" })])).toEqual(["k"]);
    expect(setAside("people", of, [row("k", member)], [row("g", { ...member, groupId: "other" })])).toEqual([]);
    expect(setAside("people", of, [row("k", member)], [row("g", { ...member, leftOn: "2026-01-01" })])).toEqual([]);
    expect(setAside("people", of, [row("k", member)], [{ ...row("g", member), deletedAt: 1 }])).toEqual([]);
  });

  it("a point of the plan that was visited stays beside one that waits, and two visits both stay", () => {
    const of = pointer("groups", "follow-ups");
    const point = (state: string) => ({ planId: "p", planStep: "Bulan 1", state });
    expect(setAside("groups", of, [row("k", point("scheduled"))], [row("g", point("done"))])).toEqual(["k"]);
    expect(setAside("groups", of, [row("k", point("done"))], [row("g", point("scheduled"))])).toEqual(["g"]);
    expect(setAside("groups", of, [row("k", point("scheduled"))], [row("g", point("scheduled"))])).toEqual(["g"]);
    expect(setAside("groups", of, [row("k", point("done"))], [row("g", point("done"))])).toEqual([]);
    const unplanned = { planId: null, planStep: null, state: "done" };
    expect(setAside("groups", of, [row("k", unplanned)], [row("g", unplanned)])).toEqual([]);
  });

  it("a licence one has stays beside one that is missing", () => {
    const of = pointer("groups", "licences");
    const licence = (state: string) => ({ kind: "nib", state });
    expect(setAside("groups", of, [row("k", licence("missing"))], [row("g", licence("have"))])).toEqual(["k"]);
    expect(setAside("groups", of, [row("k", licence("have"))], [row("g", licence("in_process"))])).toEqual(["g"]);
  });

  it("two living cases are for people to decide", () => {
    expect(twoLivingCases([row("a", { state: "open" })], [row("b", { state: "in_progress" })])).toBe(true);
    expect(twoLivingCases([row("a", { state: "recovered" })], [row("b", { state: "open" })])).toBe(false);
    expect(twoLivingCases([], [row("b", { state: "open" })])).toBe(false);
  });
});

describe("fields", () => {
  it("compare numbers by their index, for their ciphertext always differs", () => {
    const same = compareFields(
      "people",
      { nik: "v1.a", nikIndex: "x", phone: "v1.b", phoneIndex: "y", name: "Sri", birthDate: null },
      { nik: "v1.c", nikIndex: "x", phone: "v1.d", phoneIndex: "z", name: "Sri", birthDate: "1988-01-01" },
    );
    expect(same).toMatchObject({ nik: true, phone: false, name: true, birthDate: null, sex: true });
  });

  it("bring their keys along", () => {
    expect(takenColumns("people", ["name", "phone"])).toEqual(["name", "nameKey", "phone", "phoneIndex", "phoneLast2"]);
    expect(takenColumns("groups", ["lat"])).toEqual(["lat", "lng"]);
    expect(takenColumns("people", ["organizationId", "__proto__"])).toEqual([]);
  });
});
