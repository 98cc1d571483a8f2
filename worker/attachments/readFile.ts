import { type Bytes, startsWith } from "./bytes.ts";
import { cleanJpeg } from "./jpeg.ts";
import { cleanPdf } from "./pdf.ts";
import { cleanPng } from "./png.ts";
import { RefusedFile } from "./refusedFile.ts";
import { cleanWebp } from "./webp.ts";

export const PHOTO_BYTES = 8_000_000;
export const DOCUMENT_BYTES = 10_000_000;
const MOST_PIXELS = 50_000_000;
const LONGEST_SIDE = 20_000;

export interface CleanImage {
  bytes: Bytes;
  contentType: "image/jpeg" | "image/png" | "image/webp";
  width: number;
  height: number;
}
export interface CleanDocument {
  bytes: Bytes;
  contentType: "application/pdf";
  width: null;
  height: null;
}
export type CleanFile = CleanImage | CleanDocument;

/** Endings a file of each type may have. */
export const ENDINGS: Record<CleanFile["contentType"], readonly [string, ...string[]]> = {
  "image/jpeg": ["jpg", "jpeg", "jpe", "jfif"],
  "image/png": ["png"],
  "image/webp": ["webp"],
  "application/pdf": ["pdf"],
};

/** What a file is, by its own first bytes. */
export function typeOf(bytes: Uint8Array): CleanFile["contentType"] | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "image/jpeg";
  if (startsWith(bytes, "\x89PNG\r\n\x1a\n")) return "image/png";
  if (startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8)) return "image/webp";
  if (startsWith(bytes, "%PDF-")) return "application/pdf";
  return undefined;
}

function assertNamed(type: CleanFile["contentType"], name: string, declared: string) {
  const ending = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase();
  const said = declared.split(";")[0]?.trim().toLowerCase() ?? "";
  const named = ending !== undefined && ENDINGS[type].includes(ending);
  const meant = said === type || (type === "image/jpeg" && said === "image/jpg");
  if (!named || !meant) throw new RefusedFile("type_mismatch");
}

function clean(type: CleanFile["contentType"], bytes: Bytes): Promise<CleanFile> | CleanFile {
  switch (type) {
    case "image/jpeg":
      return cleanJpeg(bytes);
    case "image/png":
      return cleanPng(bytes);
    case "image/webp":
      return cleanWebp(bytes);
    case "application/pdf":
      return cleanPdf(bytes);
  }
}

/**
 * A file as it is kept: its type told by content (name and declared type must say the same), within size and pixels,
 * and without what it tells of its maker. Throws RefusedFile.
 */
export async function readFile(bytes: Bytes, name: string, declared: string): Promise<CleanFile> {
  if (bytes.length === 0) throw new RefusedFile("empty");
  const type = typeOf(bytes);
  if (!type) throw new RefusedFile("unknown_type");
  assertNamed(type, name, declared);
  if (bytes.length > (type === "application/pdf" ? DOCUMENT_BYTES : PHOTO_BYTES)) throw new RefusedFile("too_large");
  const file = await clean(type, bytes);
  if (file.width === null) return file;
  if (file.width === 0 || file.height === 0) throw new RefusedFile("damaged");
  if (file.width * file.height > MOST_PIXELS || Math.max(file.width, file.height) > LONGEST_SIDE) {
    throw new RefusedFile("too_many_pixels");
  }
  return file;
}
