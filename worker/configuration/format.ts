import { invalid, localText as text } from "../errors.ts";
import type { Item } from "./parts.ts";

export const FORMAT = "lanjut-configuration";
export const FORMAT_VERSION = 1;

/** Lists of a file, in the order in which what they hold can name one another. */
export const LISTS = [
  "forms",
  "computedFacts",
  "rules",
  "plans",
  "customFields",
  "templates",
  "indicators",
  "capitalSchemes",
] as const;
export type ListName = (typeof LISTS)[number];

/** A whole configuration: by codes, without ids and without anybody's data. A part that is left out is not spoken of. */
export interface ConfigurationFile extends Partial<Record<ListName, Item[]>> {
  format: typeof FORMAT;
  formatVersion: number;
  settings?: Item;
  permissions?: Item;
}

const KNOWN: readonly string[] = ["format", "formatVersion", "settings", "permissions", ...LISTS];

const isObject = (value: unknown): value is Item =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function assertVersion(version: unknown): void {
  if (version === FORMAT_VERSION) return;
  const newer = typeof version === "number" && version > FORMAT_VERSION;
  throw invalid({
    "file.formatVersion": newer
      ? text(
          `Berkas ini dibuat Lanjut yang lebih baru (bentuk ${version}); pasang pembaruan dahulu.`,
          `A newer Lanjut made this file (format ${version}); update first.`,
        )
      : text(
          `Bentuk ${String(version)} tidak dikenal; yang dibaca adalah bentuk ${FORMAT_VERSION}.`,
          `Format ${String(version)} is not known; format ${FORMAT_VERSION} is read.`,
        ),
  });
}

/** A file as it was sent, once its outline is right: 422 names the part that is not. What the parts hold is checked item by item. */
export function readFile(raw: unknown): ConfigurationFile {
  if (!isObject(raw) || raw.format !== FORMAT) {
    throw invalid({
      file: text("Ini bukan berkas konfigurasi Lanjut.", "This is not a configuration file of Lanjut."),
    });
  }
  assertVersion(raw.formatVersion);
  const list = text("Harus berupa daftar.", "Must be a list.");
  const object = text("Harus berupa objek.", "Must be an object.");
  const faults = Object.entries(raw).flatMap(([name, value]) => {
    if (!KNOWN.includes(name)) return [[name, text("Bagian ini tidak dikenal.", "There is no such part.")] as const];
    if ((LISTS as readonly string[]).includes(name)) {
      return Array.isArray(value) && value.every(isObject) ? [] : [[name, list] as const];
    }
    return name.startsWith("format") || isObject(value) ? [] : [[name, object] as const];
  });
  if (faults.length > 0) throw invalid(Object.fromEntries(faults.map(([name, fault]) => [`file.${name}`, fault])));
  return raw as unknown as ConfigurationFile;
}
