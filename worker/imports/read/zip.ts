import { Inflate } from "fflate";
import { LIMITS } from "../limits.ts";
import { UnreadableFile } from "../unreadable.ts";

export interface ZipEntry {
  name: string;
  stored: boolean;
  packedSize: number;
  size: number;
  offset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const RATIO_MATTERS_ABOVE = 1024 * 1024;
// Deflate unpacks at most 1032 : 1, so one step never holds more than about 16 MB.
const STEP = 16 * 1024;

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  throw new UnreadableFile("broken");
}

/** The central directory, checked against every cap before a byte is unpacked. */
export function readDirectory(bytes: Uint8Array): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 22) throw new UnreadableFile("broken");
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > LIMITS.entries) throw new UnreadableFile("zip_bomb");
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  let unpacked = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new UnreadableFile("broken");
    const method = view.getUint16(at + 10, true);
    const nameLength = view.getUint16(at + 28, true);
    const entry: ZipEntry = {
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll("\\", "/"),
      stored: method === 0,
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    if (view.getUint16(at + 8, true) & 1) throw new UnreadableFile("encrypted");
    if ((method !== 0 && method !== 8) || entries.has(entry.name)) throw new UnreadableFile("broken");
    if (entry.size > RATIO_MATTERS_ABOVE && entry.size > entry.packedSize * LIMITS.packRatio) {
      throw new UnreadableFile("zip_bomb");
    }
    unpacked += entry.size;
    if (unpacked > LIMITS.unpackedBytes) throw new UnreadableFile("unpacked_too_large");
    entries.set(entry.name, entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > view.byteLength || view.getUint32(entry.offset, true) !== LOCAL_HEADER) {
    throw new UnreadableFile("broken");
  }
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  if (start + entry.packedSize > view.byteLength) throw new UnreadableFile("broken");
  return bytes.subarray(start, start + entry.packedSize);
}

/**
 * Unpacks one entry step by step. `sink` may return false to stop early. What comes out is counted: a directory that
 * lied about the size is a bomb.
 */
export function unpack(bytes: Uint8Array, entry: ZipEntry, sink: (chunk: Uint8Array) => boolean): void {
  const packed = packedBytes(bytes, entry);
  let out = 0;
  let going = true;
  const take = (chunk: Uint8Array) => {
    out += chunk.length;
    if (out > entry.size) throw new UnreadableFile("zip_bomb");
    if (going && chunk.length > 0) going = sink(chunk);
  };
  if (entry.stored) {
    for (let at = 0; going && at < packed.length; at += STEP) take(packed.subarray(at, at + STEP));
  } else {
    inflate(packed, take, () => going);
  }
  if (going && out !== entry.size) throw new UnreadableFile("broken");
}

function inflate(packed: Uint8Array, take: (chunk: Uint8Array) => void, going: () => boolean): void {
  const stream = new Inflate((chunk) => take(chunk));
  try {
    for (let at = 0; going() && at < packed.length; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
    }
  } catch (error) {
    // Errors of the sink pass through; fflate's own mean damaged data.
    throw isInflateError(error) ? new UnreadableFile("broken") : error;
  }
}

function isInflateError(error: unknown): boolean {
  return error instanceof Error && typeof (error as { code?: unknown }).code === "number";
}
