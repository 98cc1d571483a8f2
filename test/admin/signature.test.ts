import { describe, expect, test } from "vitest";
import { farEnough, fits, pointIn, type Stroke, toPath, toStrokes } from "#admin/resources/handovers/signatureModel.ts";
import { isSignature } from "#worker/handovers/signature.ts";

const wave = (points: number): Stroke =>
  Array.from({ length: points }, (_, i) => [(i * 7) % 600, 100 + Math.round(60 * Math.sin(i / 5))]);

describe("drawing a signature", () => {
  test("a point is where it was drawn, whatever size the box has, and never outside it", () => {
    const box = { left: 20, top: 40, width: 300, height: 100 };
    expect(pointIn({ clientX: 170, clientY: 90 }, box)).toEqual([300, 100]);
    expect(pointIn({ clientX: 0, clientY: 900 }, box)).toEqual([0, 200]);
    expect(pointIn({ clientX: 320, clientY: 40 }, { ...box, width: 300 })).toEqual([600, 0]);
  });

  test("what is drawn is what the server takes, and comes back as the same strokes", () => {
    const strokes = [wave(40), wave(12), [[5, 5]] as Stroke];
    const path = toPath(strokes);
    expect(isSignature(path)).toBe(true);
    expect(toStrokes(path).slice(0, 2)).toEqual(strokes.slice(0, 2));
    expect(toPath(toStrokes(path))).toBe(path);
  });

  test("a dot at the edge stays in the box", () => {
    expect(isSignature(toPath([[[600, 200]], [[600, 0]]]))).toBe(true);
  });

  test("nothing drawn is nothing", () => {
    expect([toPath([]), toStrokes(null), toStrokes("")]).toEqual(["", [], []]);
  });

  test("points that add nothing are left out, and there is an end to it", () => {
    expect(farEnough([[10, 10]], [11, 11])).toBe(false);
    expect(farEnough([[10, 10]], [14, 10])).toBe(true);
    expect(farEnough([], [0, 0])).toBe(true);
    expect(fits([wave(1_000)])).toBe(true);
    expect(fits([wave(3_000)])).toBe(false);
  });
});
