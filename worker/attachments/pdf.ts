import { Unzlib } from "fflate";
import { type Bytes, latin1 } from "./bytes.ts";
import type { CleanDocument } from "./readFile.ts";
import { RefusedFile } from "./refusedFile.ts";

/** Names of what a document can do beyond being read. */
const ACTIVE =
  /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|SubmitForm|ImportData|GoToE|XFA)(?![A-Za-z0-9_.-])/;
/** `/ObjStm`, or a name that may be it under `#xx`; a name has at most 127 characters. */
const PACKED = /\/(?:(?=[^\s/<>[\]()]{0,127}#)[^\s/<>[\]()]{1,127}|ObjStm)(?=[\s/<>[\]()])/g;
const END = "%%EOF";
const UNPACKED_AT_MOST = 32_000_000;
const STEP = 16 * 1024;
/** More of one kind than any honest file has: what looks at each would never end. */
const MOST_STREAMS = 4_000;
const MOST_REFERENCES = 40;

/** Names with `#xx` written out, so that none hides behind it. */
const plainNames = (text: string) =>
  text.replaceAll(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Unpacks a zlib stream up to a limit; damaged or too large is refused. */
function unpack(packed: Uint8Array, most: number): string {
  const parts: string[] = [];
  let size = 0;
  let over = false;
  const stream = new Unzlib((part, final) => {
    size += part.length;
    if (size <= most) parts.push(latin1(part));
    over = over || final;
  });
  try {
    for (let at = 0; at < packed.length && size <= most && !over; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
  } catch {
    throw new RefusedFile("damaged");
  }
  if (size > most) throw new RefusedFile("active_content");
  return parts.join("");
}

/** Objects that the file keeps packed are looked at as well. */
function packedObjects(bytes: Uint8Array, text: string): string[] {
  const found: string[] = [];
  let room = UNPACKED_AT_MOST;
  let streams = 0;
  for (const { index } of text.matchAll(PACKED)) {
    if (!plainNames(text.slice(index, index + 40)).startsWith("/ObjStm")) continue;
    const open = /\bstream\r?\n/.exec(text.slice(index, index + 65_536));
    if (!open || ++streams > MOST_STREAMS) throw new RefusedFile("active_content");
    const dictionary = plainNames(text.slice(Math.max(0, index - 4_096), index + open.index));
    if (/\/(DecodeParms|Predictor|Crypt)/.test(dictionary.slice(dictionary.lastIndexOf(" obj") + 1))) {
      throw new RefusedFile("active_content");
    }
    const from = index + open.index + open[0].length;
    const end = text.indexOf("endstream", from);
    if (end < 0) throw new RefusedFile("damaged");
    const packed = bytes.subarray(from, end);
    const clear = /\/Filter/.test(dictionary.slice(dictionary.lastIndexOf(" obj") + 1)) ? unpack(packed, room) : "";
    room -= clear.length;
    found.push(clear);
  }
  return found;
}

function assertPassive(bytes: Uint8Array, text: string) {
  const names = plainNames(text);
  if (/\/Encrypt(?![A-Za-z])/.test(names)) throw new RefusedFile("locked");
  const all = [names, ...packedObjects(bytes, text).map(plainNames)];
  if (all.some((one) => ACTIVE.test(one))) throw new RefusedFile("active_content");
}

const blank = (bytes: Uint8Array, from: number, to: number) => bytes.fill(0x20, from, to);

/** Empties the strings of an object without moving anything. */
function blankStrings(bytes: Uint8Array, text: string, from: number, to: number) {
  let depth = 0;
  let hex = false;
  for (let at = from; at < to; at++) {
    const char = text[at];
    if (depth > 0) {
      const escaped = char === "\\";
      if (char === "(") depth++;
      else if (char === ")") depth--;
      if (depth > 0) blank(bytes, at, at + (escaped ? 2 : 1));
      if (escaped) at++;
    } else if (hex) {
      if (char === ">") hex = false;
      else blank(bytes, at, at + 1);
    } else if (char === "(") depth = 1;
    else if (char === "<" && text[at + 1] === "<") at++;
    else if (char === "<") hex = true;
  }
}

/** Who wrote the document with what, and when: the information dictionary and its references. */
function blankInformation(bytes: Uint8Array, text: string) {
  const references = [...text.matchAll(/\/Info\s{1,20}(\d{1,10})\s{1,20}(\d{1,5})\s{1,20}R/g)];
  for (const { 0: reference, 1: number, 2: generation, index } of references.slice(-MOST_REFERENCES)) {
    for (const object of text.matchAll(new RegExp(`(?<!\\d)${number}\\s+${generation}\\s+obj\\b`, "g"))) {
      const end = text.indexOf("endobj", object.index);
      if (end > 0) blankStrings(bytes, text, object.index + object[0].length, end);
    }
    blank(bytes, index, index + reference.length);
  }
}

/** The same once more as XMP, of the document and of pictures in it. */
function blankXmp(bytes: Uint8Array, text: string) {
  let done = 0;
  for (const { index } of text.matchAll(/\/Type\s{0,20}\/Metadata\b/g)) {
    if (index < done) continue;
    const open = /\bstream\r?\n/.exec(text.slice(index, index + 4_096));
    if (!open) continue;
    const from = index + open.index + open[0].length;
    const end = text.indexOf("endstream", from);
    if (end < 0) break;
    blank(bytes, from, end);
    done = end;
  }
  for (const { 0: reference, index } of text.matchAll(/\/Metadata\s{1,20}\d{1,10}\s{1,20}\d{1,5}\s{1,20}R/g)) {
    blank(bytes, index, index + reference.length);
  }
}

/** Camera data of photos inside: emptied in place, so that no offset moves. */
function blankCameraData(bytes: Uint8Array, text: string) {
  for (let at = text.indexOf("Exif\0\0"); at >= 0; at = text.indexOf("Exif\0\0", at + 6)) {
    if (text.charCodeAt(at - 4) !== 0xff || text.charCodeAt(at - 3) !== 0xe1) continue;
    const length = text.charCodeAt(at - 2) * 256 + text.charCodeAt(at - 1);
    bytes.fill(0, at + 6, Math.min(bytes.length, at - 2 + length));
  }
}

/**
 * A PDF that can only be read: one that is locked, runs something or carries files is refused. What it tells of its
 * maker is blanked where it stands in clear; an electronically signed one stays byte for byte, or its signature breaks.
 */
export function cleanPdf(given: Bytes): CleanDocument {
  const whole = latin1(given);
  const end = whole.lastIndexOf(END);
  if (end < 0 || !/startxref\s+\d+\s*$/.test(whole.slice(Math.max(0, end - 200), end))) {
    throw new RefusedFile("damaged");
  }
  assertPassive(given, whole);
  const bytes = given.slice(0, end + END.length);
  const text = whole.slice(0, end + END.length);
  if (!/\/ByteRange\s*\[/.test(text)) {
    blankInformation(bytes, text);
    blankXmp(bytes, text);
    blankCameraData(bytes, text);
  }
  return { bytes, contentType: "application/pdf", width: null, height: null };
}
