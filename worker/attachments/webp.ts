import { type Bytes, join, latin1, viewOf } from "./bytes.ts";
import type { CleanImage } from "./readFile.ts";
import { RefusedFile } from "./refusedFile.ts";

const KEPT = ["VP8 ", "VP8L", "VP8X", "ALPH", "ICCP"];
const ANIMATED = 0x02;
/** Flags of the extended header that say a colour profile and transparency follow. */
const KEPT_FLAGS = 0x20 | 0x10;

interface Size {
  width: number;
  height: number;
}

function lossySize(body: Uint8Array): Size {
  if (body.length < 10 || body[3] !== 0x9d || body[4] !== 0x01 || body[5] !== 0x2a) throw new RefusedFile("damaged");
  const view = viewOf(body);
  return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff };
}

function losslessSize(body: Uint8Array): Size {
  if (body.length < 5 || body[0] !== 0x2f) throw new RefusedFile("damaged");
  const bits = viewOf(body).getUint32(1, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

function extended(chunk: Uint8Array): Uint8Array {
  if (chunk.length < 18) throw new RefusedFile("damaged");
  if ((chunk[8] ?? 0) & ANIMATED) throw new RefusedFile("animated");
  const header = chunk.slice();
  header[8] = (header[8] ?? 0) & KEPT_FLAGS;
  return header;
}

/** A still WebP with its picture, transparency and colour profile; camera data and unknown chunks stay behind. */
export function cleanWebp(bytes: Bytes): CleanImage {
  const view = viewOf(bytes);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) throw new RefusedFile("damaged");
  const parts: Uint8Array[] = [];
  let size: Size | undefined;
  for (let at = 12; at + 8 <= end; ) {
    const type = latin1(bytes, at, at + 4);
    const length = view.getUint32(at + 4, true);
    const next = at + 8 + length + (length & 1);
    if (at + 8 + length > end) throw new RefusedFile("damaged");
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === "ANIM" || type === "ANMF") throw new RefusedFile("animated");
    if (type === "VP8 " || type === "VP8L") {
      if (size) throw new RefusedFile("damaged");
      size = type === "VP8 " ? lossySize(body) : losslessSize(body);
    }
    if (KEPT.includes(type)) {
      const chunk = bytes.subarray(at, Math.min(next, end));
      parts.push(type === "VP8X" ? extended(chunk) : chunk);
    }
    at = next;
  }
  if (!size) throw new RefusedFile("damaged");
  const content = join(parts);
  const head = new Uint8Array(12);
  head.set(bytes.subarray(0, 12));
  viewOf(head).setUint32(4, content.length + 4, true);
  return { bytes: join([head, content]), contentType: "image/webp", ...size };
}
