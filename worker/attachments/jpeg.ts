import { type Bytes, join, latin1, startsWith, viewOf } from "./bytes.ts";
import type { CleanImage } from "./readFile.ts";
import { RefusedFile } from "./refusedFile.ts";

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
/** Tables a decoder needs: Huffman, arithmetic conditioning excluded, quantisation, restart interval. */
const TABLES = [0xc4, 0xdb, 0xdd];
/** Frames every browser decodes: baseline, extended, progressive. */
const FRAMES = [0xc0, 0xc1, 0xc2];
const ICC = "ICC_PROFILE\0";

interface Segment {
  marker: number;
  /** From the marker to the end of the segment. */
  whole: Uint8Array;
  body: Uint8Array;
}

/** Where the coded picture after a scan header ends: at the next marker that is no restart and no stuffed byte. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw new RefusedFile("damaged");
}

function segmentAt(bytes: Uint8Array, at: number): Segment {
  const marker = bytes[at + 1] ?? 0;
  if (at + 4 > bytes.length || marker < 0xc0 || marker === SOI) throw new RefusedFile("damaged");
  const length = viewOf(bytes).getUint16(at + 2);
  const end = at + 2 + length;
  if (length < 2 || end > bytes.length) throw new RefusedFile("damaged");
  return { marker, whole: bytes.subarray(at, end), body: bytes.subarray(at + 4, end) };
}

/** How a camera was held, 1–8; 1 where its metadata says nothing. */
export function orientationOf(exif: Uint8Array): number {
  if (!startsWith(exif, "Exif\0\0") || exif.length < 14) return 1;
  const tiff = exif.subarray(6);
  const view = viewOf(tiff);
  const little = latin1(tiff, 0, 2) === "II";
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return 1;
  const entries = view.getUint16(directory, little);
  for (let i = 0, at = directory + 2; i < entries && at + 12 <= tiff.length; i++, at += 12) {
    if (view.getUint16(at, little) !== 0x0112) continue;
    const value = view.getUint16(at + 8, little);
    return value >= 1 && value <= 8 ? value : 1;
  }
  return 1;
}

/** Metadata that says which way is up and nothing else. */
function orientationSegment(orientation: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const body = [0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff];
  return Uint8Array.from([0xff, APP1, 0, body.length + 2, ...body]);
}

/** JFIF without its thumbnail, which can be of another picture. */
function jfif(body: Uint8Array): Uint8Array[] {
  if (!startsWith(body, "JFIF\0") || body.length < 14) return [];
  return [Uint8Array.from([0xff, APP0, 0, 16, ...body.subarray(0, 12), 0, 0])];
}

/** What of an application segment is needed to show the picture; the rest can tell who took it and where. */
function keptOf({ marker, whole, body }: Segment): Uint8Array[] {
  if (marker === APP0) return jfif(body);
  if (marker === APP2 && startsWith(body, ICC)) return [whole];
  if (marker === APP14 && startsWith(body, "Adobe") && body.length === 12) return [whole];
  return [];
}

/**
 * A JPEG rebuilt from what shows the picture: frame, tables, scans, colour profile and which way is up. Cameras' and
 * editors' metadata, comments, thumbnails and whatever follows the picture are left behind.
 */
export function cleanJpeg(bytes: Bytes): CleanImage {
  const parts: Uint8Array[] = [];
  let orientation = 1;
  let size: { width: number; height: number } | undefined;
  let scans = 0;
  let at = 2;
  for (;;) {
    while (bytes[at] === 0xff && bytes[at + 1] === 0xff) at++;
    if (bytes[at] !== 0xff) throw new RefusedFile("damaged");
    const marker = bytes[at + 1];
    if (marker === EOI) break;
    const segment = segmentAt(bytes, at);
    at += segment.whole.length;
    if (segment.marker === SOS) {
      if (!size) throw new RefusedFile("damaged");
      const end = endOfScan(bytes, at);
      parts.push(segment.whole, bytes.subarray(at, end));
      at = end;
      scans++;
    } else if (FRAMES.includes(segment.marker)) {
      if (size || segment.body.length < 6) throw new RefusedFile("damaged");
      const view = viewOf(segment.body);
      size = { height: view.getUint16(1), width: view.getUint16(3) };
      parts.push(segment.whole);
    } else if (TABLES.includes(segment.marker)) parts.push(segment.whole);
    else if (segment.marker === APP1 && orientation === 1) orientation = orientationOf(segment.body);
    else if (segment.marker >= APP0 && segment.marker <= 0xef) parts.push(...keptOf(segment));
    else if (segment.marker !== 0xfe) throw new RefusedFile("damaged");
  }
  if (!size || scans === 0) throw new RefusedFile("damaged");
  const up = orientation === 1 ? [] : [orientationSegment(orientation)];
  const [first, ...rest] = parts;
  // JFIF, where there is one, has to come first.
  const ordered = first && first[1] === APP0 ? [first, ...up, ...rest] : [...up, ...parts];
  const clean = join([Uint8Array.from([0xff, SOI]), ...ordered, Uint8Array.from([0xff, EOI])]);
  return { bytes: clean, contentType: "image/jpeg", ...size };
}
