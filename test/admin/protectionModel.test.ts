import { expect, it } from "vitest";
import { exportUrl } from "#admin/resources/logs/logModel.ts";
import { percent } from "#admin/resources/protection/percent.ts";
import {
  asPercent,
  fromTargetForm,
  mainTarget,
  type ProtectionReply,
  protectionPath,
} from "#admin/resources/protection/protectionModel.ts";
import { regionTable, targetTable } from "#admin/resources/protection/protectionTables.ts";
import { coverageOf } from "#worker/protection/coverage.ts";

it("a target is typed in percent and sent as a share that comes back the same", () => {
  for (let tenths = 1; tenths <= 1_000; tenths++) {
    const sent = fromTargetForm({ target: tenths / 10, source: "" });
    expect(sent.source).toBeNull();
    expect(asPercent(sent.target as number)).toBe(tenths / 10);
  }
  expect(fromTargetForm({ target: "" }).target).toBeNull();
});

it("asks only for what is chosen", () => {
  expect(protectionPath({ region: "", asOf: "" })).toBe("social-protection");
  expect(protectionPath({ region: "35.73.01", asOf: "2026-01-02" })).toBe(
    "social-protection?region=35.73.01&asOf=2026-01-02",
  );
  expect(exportUrl({ organizationId: "" })).toBe("/api/audit-log/export");
  expect(exportUrl({ from: "2026-01-01", to: "" })).toBe("/api/audit-log/export?from=2026-01-01");
});

it("shows coverage by tenths of a percent", () => {
  expect([percent(0.413), percent(0), percent(null)]).toEqual(["41,3%", "0,0%", "–"]);
});

it("the card shows the target of the whole region that can still be met", () => {
  const target = (id: string, more: object = {}) => ({
    ...{ id, measure: "bpjs_coverage", regionCode: "35.73", state: "behind" },
    ...more,
  });
  const found = (...targets: object[]) =>
    mainTarget({ region: { code: "35.73", name: "Kota Malang" }, targets } as unknown as ProtectionReply)?.id;
  expect(found(target("a", { state: "missed" }), target("b", { regionCode: "35.73.01" }), target("c"))).toBe("c");
  expect(found(target("a", { measure: "groups_linked" }), target("b", { regionCode: "35.73.01" }))).toBe("b");
  expect(found()).toBeUndefined();
});

const say = (key: string) => key;

it("the file by region holds every class, those of whom no village is known, and the sum last", () => {
  const counts = { listed: 5, verified: 3, rejected: 1, registered: 2, registeredUnverified: 1 };
  const part = { ...counts, paying: 1, lapsed: 1, none: 2, unknown: 1, filters: {} };
  const { columns, rows } = regionTable(
    {
      ...{ region: { code: "35.73", name: "Kota Malang" }, total: { ...part, listed: 10 } },
      byRegion: [
        { ...part, code: "35.73.01", name: "Blimbing" },
        { ...part, code: null, name: null },
      ],
    } as unknown as ProtectionReply,
    say,
  );
  expect(columns.map(({ label }) => label).slice(0, 4)).toEqual([
    "regionCode",
    "region",
    "class.listed",
    "class.verified",
  ]);
  expect(rows.map((row) => row.map(({ value }) => value))).toEqual([
    ["35.73.01", "Blimbing", 5, 3, 1, 2, 1, 1, 1, 2, 1],
    ["", "noVillage", 5, 3, 1, 2, 1, 1, 1, 2, 1],
    ["35.73", "Kota Malang", 10, 3, 1, 2, 1, 1, 1, 2, 1],
  ]);
});

it("the file of targets holds both denominators, the gap and the pace", () => {
  const found = coverageOf(
    { eligible: 468_000, target: 0.413, baseline: 154_440, startsOn: null, deadline: "2025-12-31" },
    { listed: 15_000, covered: 3_000, unknown: 40 },
    "2025-08-31",
  );
  const target = { ...found, measure: "bpjs_coverage", regionCode: "35.73", source: "BPJS", deadline: "2025-12-31" };
  const { columns, rows } = targetTable(
    { targets: [{ ...target, eligible: 468_000, target: 0.413 }] } as unknown as ProtectionReply,
    say,
    (name) => `m:${name}`,
  );
  const told = Object.fromEntries(columns.map(({ label }, i) => [label, rows[0]?.[i]?.value]));
  expect(told).toMatchObject({
    ...{ "csv.measure": "m:bpjs_coverage", "csv.eligible": 468_000, "csv.target": 0.413, needed: 193_284, gap: 38_844 },
    ...{ covered: 154_440, "csv.coveredFrom": "csv.stated", "csv.listed": 15_000, "csv.coveredHere": 3_000 },
    ...{ "csv.shareOfListed": 0.2, "csv.unknown": 40, "csv.paceNeeded": 9_692, "csv.paceSoFar": null },
  });
  expect(told["csv.share"]).toBeCloseTo(0.33, 10);
  expect(told["csv.low"]).toBeCloseTo(0.1937, 4);
  expect(told["csv.high"]).toBeCloseTo(0.2065, 4);
});
