import { cellText, isBlank } from "../fields/cellText.ts";
import { type Cell, columnLetter } from "../read/sheet.ts";
import type { ImportField } from "./tableShape.ts";

/** One column of the table, and the field it was taken for (null: left out). */
export interface ColumnMapping {
  column: string;
  heading: string;
  field: string | null;
  /** 0–1: how sure the proposal is; 1 once a person chose it. */
  confidence: number;
}

export interface Heading {
  /** 0-based column. */
  index: number;
  /** From the upper heading to the lowest, e.g. ["Alamat", "Kelurahan"]. */
  path: string[];
}

const FITS = [0.95, 0.85, 0.7];
const CONTENT_SHARE = 0.6;
const BY_CONTENT_ALONE = 0.6;
const CONTRADICTED = 0.6;

/** Heading in lower case, marks and bracketed remarks gone: `Omzet/bln (Rp)` → `omzet bln`. */
export const headingKey = (text: string) =>
  text
    .toLowerCase()
    .replace(/\([^)]*\)/g, " ")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

const pathKey = (path: string[]) => path.map(headingKey).filter(Boolean).join(" > ");

/** How sure a heading alone makes a field: the earlier its pattern, the surer. */
function headingFit(field: ImportField, heading: Heading): number {
  const path = pathKey(heading.path);
  const leaf = headingKey(heading.path.at(-1) ?? "");
  const first = field.heading.findIndex((pattern) => pattern.test(path));
  if (first >= 0) return FITS[Math.min(first, FITS.length - 1)] ?? 0;
  return heading.path.length > 1 && field.heading.some((pattern) => pattern.test(leaf)) ? 0.65 : 0;
}

/** Share of the filled cells that look like the field, or null where there is nothing to judge by. */
function contentShare(field: ImportField, samples: readonly Cell[]): number | null {
  const filled = samples.map(cellText).filter((text) => !isBlank(text));
  if (!field.content || filled.length === 0) return null;
  const { content } = field;
  return filled.filter((text) => content.test(text)).length / filled.length;
}

function sureness(field: ImportField, heading: Heading, samples: readonly Cell[]): number {
  const byHeading = headingFit(field, heading);
  const share = contentShare(field, samples);
  if (share === null) return byHeading;
  if (byHeading > 0)
    return share >= CONTENT_SHARE ? Math.min(0.99, byHeading + 0.04) : byHeading * (share > 0 ? 0.9 : CONTRADICTED);
  // Only contents that nothing else looks like speak for themselves.
  return field.telling && share >= 0.8 ? BY_CONTENT_ALONE : 0;
}

/** Columns → fields by heading and by content; each field once, the surest column wins. */
export function proposeMapping(
  fields: readonly ImportField[],
  headings: readonly Heading[],
  samples: (index: number) => readonly Cell[],
): ColumnMapping[] {
  const pairs = headings.flatMap((heading) => {
    const cells = samples(heading.index);
    return fields.map((field) => ({ heading, field: field.name, confidence: sureness(field, heading, cells) }));
  });
  pairs.sort((a, b) => b.confidence - a.confidence);
  const taken = new Map<number, { field: string; confidence: number }>();
  const used = new Set<string>();
  for (const { heading, field, confidence } of pairs) {
    if (confidence < 0.4 || used.has(field) || taken.has(heading.index)) continue;
    used.add(field);
    taken.set(heading.index, { field, confidence });
  }
  return headings.map((heading) => ({
    column: columnLetter(heading.index),
    heading: heading.path.join(" / "),
    field: taken.get(heading.index)?.field ?? null,
    confidence: Math.round((taken.get(heading.index)?.confidence ?? 0) * 100) / 100,
  }));
}

/** SHA-256 of the normalised headings in order: files of one layout share a remembered mapping. */
export async function layoutKey(headings: readonly Heading[]): Promise<string> {
  const text = headings.map((heading) => `${heading.index}:${pathKey(heading.path)}`).join("\n");
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** How many fields the headings alone bring to mind; what `findTable` ranks heading rows by. */
export function recognisedFields(fields: readonly ImportField[], headings: readonly Heading[]): number {
  const found = new Set<string>();
  for (const heading of headings) {
    const best = fields.find((field) => !found.has(field.name) && headingFit(field, heading) >= 0.65);
    if (best) found.add(best.name);
  }
  return found.size;
}
