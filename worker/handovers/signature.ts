/** Width and height of the field that a signature is drawn in; its points are whole numbers inside it. */
export const SIGNATURE_BOX = { width: 600, height: 200 } as const;
export const LONGEST_SIGNATURE = 12_000;
const SHORTEST = 12;

/**
 * Whether a text is the path data of a drawn signature: strokes that begin with M and go on with L, nothing else of
 * SVG, every point inside the box. The grammar leaves no room for markup, references or scripts.
 */
export function isSignature(path: string): boolean {
  if (path.length < SHORTEST || path.length > LONGEST_SIGNATURE) return false;
  if (!/^M\d{1,3} \d{1,3}(?:[ML]\d{1,3} \d{1,3})+$/.test(path)) return false;
  return path
    .split(/[ML]/)
    .slice(1)
    .every((point) => {
      const [x = 0, y = 0] = point.split(" ").map(Number);
      return x <= SIGNATURE_BOX.width && y <= SIGNATURE_BOX.height;
    });
}
