import { LONGEST_SIGNATURE, SIGNATURE_BOX } from "#worker/handovers/signature.ts";

export type Point = readonly [x: number, y: number];
export type Stroke = readonly Point[];

/** Points closer than this to the one before add length, not likeness. */
const NEAR = 3;

const inside = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));

/** A point of the pointer as a point of the box, whatever size the box has on this screen. */
export const pointIn = (
  { clientX, clientY }: { clientX: number; clientY: number },
  box: { left: number; top: number; width: number; height: number },
): Point => [
  inside(((clientX - box.left) / box.width) * SIGNATURE_BOX.width, SIGNATURE_BOX.width),
  inside(((clientY - box.top) / box.height) * SIGNATURE_BOX.height, SIGNATURE_BOX.height),
];

export function farEnough(stroke: Stroke, [x, y]: Point): boolean {
  const last = stroke.at(-1);
  return !last || Math.hypot(x - last[0], y - last[1]) >= NEAR;
}

/** A dot is drawn as the shortest line there is. */
const pathOfStroke = (stroke: Stroke): string => {
  const [first] = stroke;
  if (!first) return "";
  const points = stroke.length > 1 ? stroke : [first, [inside(first[0] + 1, SIGNATURE_BOX.width), first[1]] as Point];
  return points.map(([x, y], at) => `${at === 0 ? "M" : "L"}${x} ${y}`).join("");
};

/** Strokes as the path data that is kept. */
export const toPath = (strokes: readonly Stroke[]): string => strokes.map(pathOfStroke).join("");

/** Path data that was kept, as strokes again: a draft goes on where it was. */
export function toStrokes(path: string | null | undefined): Stroke[] {
  return (path ?? "")
    .split("M")
    .filter(Boolean)
    .map((stroke) =>
      stroke.split("L").map((point): Point => {
        const [x = 0, y = 0] = point.split(" ").map(Number);
        return [x, y];
      }),
    );
}

/** Whether a signature still fits into what is kept of it. */
export const fits = (strokes: readonly Stroke[]): boolean => toPath(strokes).length <= LONGEST_SIGNATURE;
