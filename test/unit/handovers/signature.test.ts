import { describe, expect, test } from "vitest";
import { isSignature, LONGEST_SIGNATURE } from "#worker/handovers/signature.ts";

describe("a drawn signature", () => {
  test.each(["M10 20L30 40L50 60", "M0 0L600 200M5 5L6 6", "M1 1M2 2L3 3"])("%s is one", (path) => {
    expect(isSignature(path)).toBe(true);
  });

  test.each([
    "",
    "M1 2L3 4",
    "M10 20",
    "L10 20L30 40L50 60",
    "M10 20L601 40L50 60",
    "M10 20L60 201L50 60",
    "M-1 20L30 40L50 60",
    "M1.5 20L30 40L50 60",
    "M10 20 L30 40 L50 60",
    "M10,20L30,40L50,60",
    "m10 20l30 40l50 60",
    "M10 20L30 40Z",
    "M10 20L30 40C1 2 3 4 5 6",
    "M10 20A1 1 0 0 1 30 40",
    'M10 20L30 40"/><script>alert(1)</script>',
    "M10 20L30 40url(#x)",
    "M10 20L30 40\n",
    "M1000 20L30 40L50 60",
  ])("%j is none", (path) => expect(isSignature(path)).toBe(false));

  test("has a longest length, and a long refusal is quick", () => {
    const points = (n: number) => `M1 1${"L22 22".repeat(n)}`;
    expect(isSignature(points(1_999))).toBe(true);
    expect(points(2_000).length).toBeGreaterThan(LONGEST_SIGNATURE);
    expect(isSignature(points(2_000))).toBe(false);
    const before = performance.now();
    expect(isSignature(`${points(1_998)}x`)).toBe(false);
    expect(performance.now() - before).toBeLessThan(100);
  });
});
