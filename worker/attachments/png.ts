import { type Bytes, join, latin1, viewOf } from "./bytes.ts";
import type { CleanImage } from "./readFile.ts";
import { RefusedFile } from "./refusedFile.ts";

const SIGNATURE = 8;
/** The picture and its colours. Text, time, camera data, animation and private chunks stay behind. */
const KEPT = ["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"];

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** CRC-32 as PNG uses it (ISO 3309). */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (CRC_TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** A PNG with only the chunks that show the picture, each sound; nothing after its end. */
export function cleanPng(bytes: Bytes): CleanImage {
  const view = viewOf(bytes);
  const parts: Uint8Array[] = [bytes.subarray(0, SIGNATURE)];
  let size: { width: number; height: number } | undefined;
  let pictured = false;
  for (let at = SIGNATURE; ; ) {
    if (at + 12 > bytes.length) throw new RefusedFile("damaged");
    const length = view.getUint32(at);
    const end = at + 12 + length;
    const type = latin1(bytes, at + 4, at + 8);
    if (end > bytes.length || view.getUint32(end - 4) !== crc32(bytes.subarray(at + 4, end - 4))) {
      throw new RefusedFile("damaged");
    }
    if ((type === "IHDR") !== !size) throw new RefusedFile("damaged");
    if (type === "IHDR") {
      if (length !== 13) throw new RefusedFile("damaged");
      size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    }
    if (type === "IDAT") pictured = true;
    if (KEPT.includes(type)) parts.push(bytes.subarray(at, end));
    at = end;
    if (type === "IEND") break;
  }
  if (!size || !pictured) throw new RefusedFile("damaged");
  return { bytes: join(parts), contentType: "image/png", ...size };
}
