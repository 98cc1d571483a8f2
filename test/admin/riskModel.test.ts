import { expect, test } from "vitest";
import { compareRisk, type Risk, type Signal } from "#admin/risk/riskModel.ts";

const signal = (code: string, rest: Partial<Signal> = {}): Signal => ({
  code,
  name: `nama ${code}`,
  kind: "risk",
  points: 10,
  tier: 0,
  severity: "medium",
  raisedAt: 0,
  ruleId: "rul_1",
  ruleVersion: 1,
  facts: [],
  clears: { text: null, conditions: [] },
  ...rest,
});
const risk = (band: Risk["band"], signals: Signal[]): Risk => ({
  asOf: "2026-01-15",
  score: 0,
  band,
  unknown: [],
  signals,
});

test("says which signals came and which went", () => {
  const before = risk("waspada", [signal("R06"), signal("R07")]);
  const after = risk("berisiko", [signal("R07"), signal("R11")]);
  expect(compareRisk(before, after)).toEqual({
    from: "waspada",
    to: "berisiko",
    raised: ["nama R11"],
    cleared: ["nama R06"],
  });
});

test("a higher tier of the same rule is news; the office's own lapses are not the group's", () => {
  const before = risk("waspada", [signal("R06"), signal("R04", { kind: "service" })]);
  const after = risk("berisiko", [signal("R06", { tier: 2 }), signal("R16", { kind: "service" })]);
  expect(compareRisk(before, after)).toMatchObject({ raised: ["nama R06"], cleared: [] });
});
