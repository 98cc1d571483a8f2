import { describe, expect, it } from "vitest";
import { byRegion } from "#worker/map/byRegion.ts";
import { mapGround, tileAddress } from "#worker/map/tile.ts";

const TEMPLATE = "https://tiles.example/{z}/{x}/{y}.png";

describe("the map's ground", () => {
  it("is passed on under an address of this server, and only where it is set up", () => {
    expect(mapGround({})).toBeNull();
    expect(mapGround({ MAP_TILES_URL: TEMPLATE, MAP_TILES_CREDIT: "© Peta" })).toEqual({
      tiles: "/api/map-tiles/{z}/{x}/{y}",
      credit: "© Peta",
    });
  });

  it("asks for tiles that exist, and nothing else can be slipped into the address", () => {
    expect(tileAddress(TEMPLATE, "12", "3328", "2138")).toBe("https://tiles.example/12/3328/2138.png");
    for (const [z, x, y] of [
      ["20", "1", "1"],
      ["2", "4", "0"],
      ["2", "0", "-1"],
      ["2", "../0", "0"],
      ["2", "1.5", "0"],
      ["", "0", "0"],
    ] as const)
      expect(tileAddress(TEMPLATE, z, x, y)).toBeUndefined();
  });
});

describe("counts by region", () => {
  it("add up, and what has no village comes last", () => {
    const lines = [
      { code: null, name: null, status: "active" as const, n: 1 },
      { code: "35.73.01", name: "Blimbing", status: "active" as const, n: 2 },
      { code: "35.73.01", name: "Blimbing", status: "unknown" as const, n: 3 },
    ];
    const [first, last] = byRegion(lines);
    expect(first).toMatchObject({ name: "Blimbing", groups: 5, statuses: { active: 2, unknown: 3, dormant: 0 } });
    expect(last).toMatchObject({ code: null, groups: 1 });
  });
});
