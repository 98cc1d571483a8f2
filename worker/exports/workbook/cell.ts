import { isDay } from "../../http/shape.ts";

/** What a cell can hold; a day is YYYY-MM-DD, an instant a local time `YYYY-MM-DD HH:MM`. */
export type Cell =
  | null
  | { kind: "text"; value: string }
  | { kind: "number"; value: number }
  | { kind: "money"; value: number }
  | { kind: "day"; value: string }
  | { kind: "instant"; value: string };

/** Cell styles, in the order of `cellXfs` in the styles part. */
export const STYLE = { plain: 0, heading: 1, day: 2, instant: 3, money: 4, number: 5, quoted: 6 } as const;

const DAY_MS = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
/** Day 60 of the format's calendar, 29 February 1900, never was: what lies before is written as text. */
const FIRST_SERIAL = 61;
const LONGEST_TEXT = 32_767;

/** What a spreadsheet would run instead of show, also behind blanks and in full-width form. */
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/** Text for XML as this file format keeps it: characters that XML does not have, and CR, as `_xHHHH_`. */
export function escapeText(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is escaped
      .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (char) => {
        return `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
      })
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
  );
}

/** Days since the calendar's start, with the time of day as a fraction; null where the format has no such day. */
export function serialOf(value: string): number | null {
  const match = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d):(\d\d))?$/.exec(value);
  if (!match?.[1] || !isDay(match[1])) return null;
  const day = (Date.parse(`${match[1]}T00:00:00Z`) - EPOCH) / DAY_MS;
  if (!Number.isInteger(day) || day < FIRST_SERIAL) return null;
  return day + (Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0)) / 1440;
}

/** 27 → `"AB"`. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}

function textXml(ref: string, value: string, style?: number): string {
  if (value === "") return "";
  const cut = value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT - 1)}…` : value;
  const look = style ?? (FORMULA.test(cut) ? STYLE.quoted : STYLE.plain);
  // Typed as text, and marked as typed with a quote: it stays text when somebody edits the cell.
  return `<c r="${ref}" t="inlineStr"${look ? ` s="${look}"` : ""}><is><t xml:space="preserve">${escapeText(cut)}</t></is></c>`;
}

function cellXml(ref: string, cell: Cell, style?: number): string {
  if (cell === null) return "";
  if (cell.kind === "text") return textXml(ref, cell.value, style);
  if (cell.kind === "day" || cell.kind === "instant") {
    const serial = serialOf(cell.value);
    return serial === null ? textXml(ref, cell.value) : `<c r="${ref}" s="${STYLE[cell.kind]}"><v>${serial}</v></c>`;
  }
  if (!Number.isFinite(cell.value)) return "";
  return `<c r="${ref}" s="${STYLE[cell.kind]}"><v>${cell.value}</v></c>`;
}

/** One row of a sheet; `number` counts from 1. */
export function rowXml(number: number, cells: readonly Cell[], style?: number): string {
  const inner = cells.map((cell, at) => cellXml(`${columnName(at)}${number}`, cell, style)).join("");
  return `<row r="${number}">${inner}</row>`;
}
