import { zoneOfRegion } from "#db/constants.ts";
import type { Locale } from "../errors.ts";
import type { Row } from "../http/resourceSpec.ts";
import type { ExportColumn, Target } from "./columns.ts";
import { auditWord, enumWord, yesNo } from "./words.ts";
import type { Cell } from "./workbook/cell.ts";

export interface Reading {
  locale: Locale;
  /** Region whose clock tells the time of day. */
  regionCode: string;
  /** Name of the record behind an id, where the reader may know it. */
  nameOf: (target: Target, id: string) => string | undefined;
}

const HOUR = 3_600_000;
const AN_ID = /^[a-z]{3}_/;

/** Time of day in the zone of a region: `YYYY-MM-DD HH:MM`. */
export const localTime = (at: number, regionCode: string): string =>
  new Date(at + zoneOfRegion(regionCode) * HOUR).toISOString().slice(0, 16).replace("T", " ");

const text = (value: string): Cell => (value === "" ? null : { kind: "text", value });

function plain(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return Array.isArray(value) && value.every((one) => typeof one !== "object")
    ? value.join(", ")
    : JSON.stringify(value);
}

const each = (value: unknown, word: (one: string) => string): Cell =>
  text(
    (Array.isArray(value) ? value : [value])
      .map((one) => word(String(one)))
      .filter(Boolean)
      .join(", "),
  );

/** A field of a row, or a part of one: `parties.giverTitle`. */
const readField = (row: Row, field: string): unknown =>
  Object.hasOwn(row, field)
    ? row[field]
    : field
        .split(".")
        .reduce<unknown>((value, part) => (typeof value === "object" && value ? (value as Row)[part] : undefined), row);

const entryText = (parts: readonly ExportColumn[], entry: Row, reading: Reading): string =>
  parts
    .flatMap((part) => {
      const cell = cellOf(part, entry, reading);
      return cell === null ? [] : [`${part.heading}: ${cell.value}`];
    })
    .join(", ");

/** One value of a record as a cell: numbers and days stay what they are, codes become words, ids names. */
export function cellOf(column: ExportColumn, row: Row, reading: Reading): Cell {
  const value = readField(row, column.field);
  const { locale } = reading;
  if (column.named) {
    const name = row[column.named] ?? (AN_ID.test(String(value ?? "")) ? null : value);
    return name === null || name === undefined ? null : text(String(name));
  }
  if (value === null || value === undefined || value === "") return null;
  switch (column.kind) {
    case "number":
    case "money":
      return typeof value === "number" ? { kind: column.kind, value } : text(plain(value));
    case "instant":
      return typeof value === "number" ? { kind: "instant", value: localTime(value, reading.regionCode) } : null;
    case "day":
      return { kind: "day", value: String(value) };
    case "bool":
      return text(yesNo(locale, Boolean(value)));
    case "enum":
      return each(value, (one) => column.choices?.[one] ?? enumWord(locale, column.words ?? "", one));
    case "audit":
      return text(auditWord(locale, column.field, String(value)));
    case "place": {
      const { lat, lng } = value as { lat?: number; lng?: number };
      return text(`${lat}, ${lng}`);
    }
    case "rows":
      return text((value as Row[]).map((entry) => entryText(column.parts ?? [], entry, reading)).join("; "));
    case "reference": {
      const target = column.target;
      // What is no id (a job's name) is told as it is; an id the reader may not follow is not told at all.
      return each(value, (one) => (target && reading.nameOf(target, one)) ?? (/^[a-z]{3}_|^\d/.test(one) ? "" : one));
    }
    default:
      return text(plain(value));
  }
}
