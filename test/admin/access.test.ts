import { describe, expect, it } from "vitest";
import { endOfDay, groupScopes } from "#admin/resources/access/accessModel.ts";
import {
  accessIn,
  adjustmentsOf,
  type Cell,
  changed,
  countChanged,
  GROUPS,
  linesOf,
  type Matrix,
} from "#admin/resources/permissions/permissionModel.ts";
import { RESOURCES } from "#worker/policy/roles.ts";

const cell = (action: Cell["action"], shipped: Cell["shipped"], access = shipped): Cell => ({
  ...{ resource: "groups", action, shipped, access },
  choices: ["none", "own", "region"],
});
const read = cell("read", "region");
const create = cell("create", "none", "own");
const matrix: Matrix = { version: 1, adjusted: {}, roles: [{ role: "officer", cells: [read, create] }] };

describe("the matrix", () => {
  it("has every kind of record in one group", () => {
    const shown = Object.values(GROUPS).flat();
    expect([...shown].sort()).toEqual([...RESOURCES].sort());
  });

  it("says what is allowed by how far it reaches", () => {
    expect(linesOf([read, create], {}, "officer")).toEqual([
      { access: "region", actions: ["read"] },
      { access: "own", actions: ["create"] },
    ]);
    expect(linesOf([cell("read", "none")], {}, "officer")).toEqual([]);
  });

  it("keeps a change until it is back where it was", () => {
    const draft = changed({}, "officer", read, "own");
    expect(draft).toEqual({ "officer.groups.read": "own" });
    expect(accessIn(draft, "officer", read)).toBe("own");
    expect(changed(draft, "officer", read, "region")).toEqual({});
  });

  it("sends what departs from the shipped policy, saved before or not", () => {
    const draft = changed({}, "officer", read, "none");
    expect(adjustmentsOf(matrix, draft)).toEqual({ officer: { groups: { read: "none", create: "own" } } });
    expect(adjustmentsOf(matrix, changed({}, "officer", create, "none"))).toEqual({});
    expect(countChanged([read, create], draft, "officer")).toBe(2);
  });
});

describe("tokens", () => {
  it("are offered their scopes by kind of record", () => {
    expect(groupScopes(["groups:read", "orders:read", "groups:update"])).toEqual([
      {
        resource: "groups",
        scopes: [
          { scope: "groups:read", action: "read" },
          { scope: "groups:update", action: "update" },
        ],
      },
      { resource: "orders", scopes: [{ scope: "orders:read", action: "read" }] },
    ]);
  });

  it("end when the day is over where the office is", () => {
    expect(new Date(endOfDay("2026-03-01", 7)).toISOString()).toBe("2026-03-01T16:59:59.999Z");
    expect(new Date(endOfDay("2026-03-01", 9)).toISOString()).toBe("2026-03-01T14:59:59.999Z");
  });
});
