import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocate, draw, drawOrder, frameHash } from "#worker/samples/draw.ts";

const ids = Array.from({ length: 10 }, (_, i) => `KLP-${String(i + 1).padStart(3, "0")}`);
const SEED = "20250101123456789012";

it("the published example: hash of the frame, and the first four", () => {
  expect(frameHash(ids)).toBe("895673d4b102eee9f74349a5c01716557a418ea5bf79540caea4a68e215caf11");
  expect(drawOrder([...ids].reverse(), SEED).slice(0, 4)).toEqual(["KLP-007", "KLP-006", "KLP-004", "KLP-002"]);
});

it("a few independent lines give the same draw", () => {
  const digest = (text: string) => createHash("sha256").update(text).digest("hex");
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.stringMatching(/^[A-Z0-9]{1,12}$/), { minLength: 1, maxLength: 60 }),
      fc.bigInt({ min: 10n ** 19n, max: 10n ** 24n }),
      fc.nat(60),
      (frame, number, n) => {
        const seed = String(number);
        const hash = digest([...frame].sort().join("\n"));
        const expected = [...frame].sort((a, b) =>
          digest(`${seed}|${hash}|${a}`) < digest(`${seed}|${hash}|${b}`) ? -1 : 1,
        );
        const { sample, replacements } = draw(
          frame.map((id) => ({ id })),
          seed,
          { method: "simple", n },
        );
        expect(sample).toEqual(expected.slice(0, n));
        expect(replacements.get("") ?? []).toEqual(expected.slice(n));
      },
    ),
  );
});

describe("strata", () => {
  it("share out by largest remainder", () => {
    const strata = new Map([
      ["A", 47],
      ["B", 16],
      ["C", 15],
      ["D", 22],
    ]);
    expect([...allocate(strata, 10)]).toEqual([
      ["A", 5],
      ["B", 2],
      ["C", 1],
      ["D", 2],
    ]);
  });

  it("give exactly n, never more than there are, and each within one of its share", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 12 }), fc.nat(200), (sizes, n) => {
        const strata = new Map(sizes.map((size, i) => [`s${i}`, size]));
        const total = sizes.reduce((sum, size) => sum + size, 0);
        const got = allocate(strata, n);
        expect([...got.values()].reduce((sum, one) => sum + one, 0)).toBe(Math.min(n, total));
        for (const [name, size] of strata) {
          expect(got.get(name)).toBeLessThanOrEqual(size);
          if (total > 0) expect(Math.abs((got.get(name) ?? 0) - (Math.min(n, total) * size) / total)).toBeLessThan(1);
        }
      }),
    );
  });

  it("a draw takes each stratum's share in the one order of the frame", () => {
    const frame = Array.from({ length: 60 }, (_, i) => ({ id: `U${i}`, stratum: `s${i % 3}` }));
    const { sample, replacements } = draw(frame, SEED, { method: "stratified", n: 12 });
    const order = drawOrder(
      frame.map(({ id }) => id),
      SEED,
    );
    for (const stratum of ["s0", "s1", "s2"]) {
      const own = order.filter((id) => frame.find((unit) => unit.id === id)?.stratum === stratum);
      expect(sample.filter((id) => own.includes(id))).toEqual(own.slice(0, 4));
      expect(replacements.get(stratum)).toEqual(own.slice(4));
    }
  });

  it("two stages: units of the drawn clusters only", () => {
    const frame = Array.from({ length: 100 }, (_, i) => ({ id: `U${i}`, stratum: `kel${i % 10}` }));
    const { sample } = draw(frame, SEED, { method: "cluster", n: 20, clusters: 4 });
    expect(sample).toHaveLength(20);
    expect(new Set(sample.map((id) => frame.find((unit) => unit.id === id)?.stratum)).size).toBe(4);
    expect(draw(frame, `${SEED}1`, { method: "cluster", n: 20, clusters: 4 }).sample).not.toEqual(sample);
  });
});
