import { describe, expect, it } from "vitest";
import { candidatesFor, distanceBetween, isOfKind } from "#worker/resources/redistributions/match.ts";

describe("how near two groups are", () => {
  it.each([
    ["35.73.01.1001", "35.73.01.1001", "village"],
    ["35.73.01.1001", "35.73.01.1002", "district"],
    ["35.73.01.1001", "35.73.02.1001", "regency"],
    ["35.73.01.1001", "35.73", "regency"],
    ["35.73.01.1001", "35.07.01.1001", "farther"],
    ["35.73.01.1001", "15.71.01.1001", "farther"],
    ["35.73.01.1001", null, "unknown"],
    ["35", "35", "unknown"],
  ])("%s and %s: %s", (a, b, distance) => {
    expect(distanceBetween(a, b)).toBe(distance);
    expect(distanceBetween(b, a)).toBe(distance);
  });
});

describe("what is of a kind", () => {
  it.each([
    ["mesin jahit", "Mesin Jahit High-Speed", null, true],
    ["jahit", "Mesin jahit", null, true],
    ["mesin obras", "Mesin jahit", null, false],
    ["obras", "Mesin 4 benang", "Obras", true],
    ["jah", "Mesin jahit", null, false],
    ["", "Mesin jahit", null, false],
  ])("%s is waited for, there is %s (%s): %s", (key, item, category, expected) => {
    expect(isOfKind({ item, category }, key)).toBe(expected);
  });
});

it("the nearest come first, among equally near ones who has waited longest, never the holder itself", () => {
  const machine = {
    id: "eqp_1",
    item: "Mesin jahit",
    category: null,
    holderGroupId: "grp_own",
    place: "35.73.01.1001",
  };
  const wait = (
    id: string,
    groupId: string,
    place: string | null,
    requestedOn: string,
    categoryKey = "mesin jahit",
  ) => ({
    ...{ id, groupId, place, requestedOn, categoryKey },
  });
  const order = candidatesFor(machine, [
    wait("unknown", "grp_a", null, "2024-01-01"),
    wait("city-late", "grp_b", "35.73.05.1001", "2026-02-01"),
    wait("city-early", "grp_c", "35.73.04.1001", "2026-01-01"),
    wait("far", "grp_d", "35.78.01.1001", "2023-01-01"),
    wait("district", "grp_e", "35.73.01.1009", "2026-05-01"),
    wait("village", "grp_f", "35.73.01.1001", "2026-06-01"),
    wait("holder", "grp_own", "35.73.01.1001", "2020-01-01"),
    wait("other-kind", "grp_g", "35.73.01.1001", "2020-01-01", "obras"),
  ]);
  expect(order.map(({ id }) => id)).toEqual(["village", "district", "city-early", "city-late", "far", "unknown"]);
});
