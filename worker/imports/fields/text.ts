import type { Cell } from "../read/sheet.ts";
import { cellText, isBlank } from "./cellText.ts";
import { type Parsed, parsed, trouble } from "./fault.ts";

const LONGEST_TEXT = 300;

/** A line of text as it stands; a spreadsheet's leading apostrophe is not part of it. */
export function parseText(cell: Cell | undefined): Parsed<string> {
  const text = cellText(cell).replace(/^['’](?=\S)/, "");
  if (isBlank(text)) return parsed<string>(null);
  if (text.length > LONGEST_TEXT) {
    return trouble(
      "warning",
      "too_long",
      `Lebih dari ${LONGEST_TEXT} huruf.`,
      `Longer than ${LONGEST_TEXT} characters.`,
    );
  }
  return parsed(text);
}
