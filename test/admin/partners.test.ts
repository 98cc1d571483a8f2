import { describe, expect, it } from "vitest";
import { formatSize } from "#admin/attachments/attachmentModel.ts";
import { fitWithin } from "#admin/attachments/shrink.ts";
import { type AccompaniedGroup, nextStepOf } from "#admin/ngo/nextStep.ts";
import { withPhotos } from "#admin/resources/groups/record/visitModel.ts";
import { phaseOf } from "#admin/resources/partners/partnerModel.ts";

describe("where a partnership stands", () => {
  const today = "2026-11-22";
  it.each([
    [{ state: "asked", startsOn: null, endsOn: null }, "asked", null],
    [{ state: "ended", startsOn: "2026-01-01", endsOn: "2026-02-01" }, "ended", null],
    [{ state: "granted", startsOn: "2026-11-23", endsOn: null }, "ahead", null],
    [{ state: "granted", startsOn: "2026-11-22", endsOn: null }, "running", null],
    [{ state: "granted", startsOn: null, endsOn: "2026-12-07" }, "running", 15],
    [{ state: "granted", startsOn: null, endsOn: "2026-12-06" }, "ending", 14],
    [{ state: "granted", startsOn: null, endsOn: "2026-11-22" }, "ending", 0],
    [{ state: "granted", startsOn: null, endsOn: "2026-11-21" }, "over", null],
  ] as const)("%o is %s", (partnership, phase, daysLeft) => {
    expect(phaseOf(partnership, today)).toEqual({ phase, daysLeft });
  });
});

describe("a photo before it is sent", () => {
  it("fits within 2 000 pixels and is never made larger", () => {
    expect(fitWithin(4_000, 3_000)).toEqual({ width: 2_000, height: 1_500 });
    expect(fitWithin(3_000, 6_001)).toEqual({ width: 1_000, height: 2_000 });
    expect(fitWithin(640, 480)).toEqual({ width: 640, height: 480 });
    expect(fitWithin(90_000, 1)).toEqual({ width: 2_000, height: 1 });
  });

  it("tells its size as a person reads it", () => {
    expect([formatSize(312), formatSize(345_600), formatSize(1_449_999)]).toEqual(["1 KB", "346 KB", "1,4 MB"]);
  });
});

describe("what an accompanied group needs next", () => {
  const group = { id: "grp_x", nextDueOn: "2026-12-01", linked: true, earning: true, riskBand: "lancar" };
  it.each([
    [{}, "visit"],
    [{ nextDueOn: null }, "keepOn"],
    [{ nextDueOn: "2026-11-22" }, "visit"],
    [{ nextDueOn: "2026-11-21", linked: false }, "visitLate"],
    [{ riskBand: "mandek", linked: false }, "lookIn"],
    [{ linked: false, earning: false }, "findBuyer"],
    [{ earning: 0 }, "firstOrder"],
    [{ activityStatus: "disbanded", nextDueOn: "2026-01-01" }, "over"],
  ])("%o: %s", (more, step) => {
    expect(nextStepOf({ ...group, ...more } as unknown as AccompaniedGroup, "2026-11-22")).toBe(step);
  });
});

it("a photo that comes along is evidence, with its place where that is known, and once", () => {
  expect(withPhotos({ evidence: ["buyer"] }, 0)).toEqual({ evidence: ["buyer"] });
  expect(withPhotos({}, 2)).toEqual({ evidence: ["photo"] });
  expect(withPhotos({ evidence: ["photo"] }, 1)).toEqual({ evidence: ["photo"] });
  expect(withPhotos({ lat: -7.9, evidence: ["buyer"] }, 1)).toMatchObject({ evidence: ["buyer", "photo_with_place"] });
});
