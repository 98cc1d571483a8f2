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
