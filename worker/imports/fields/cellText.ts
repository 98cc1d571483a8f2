import type { Cell } from "../read/sheet.ts";

const EMPTY_WORDS = new Set(["", "-", "--", "---", "–", "—", ".", "/", "n/a", "na", "nihil", "null"]);

/** More than any field takes; what is longer is refused by its field, and costs nothing until then. */
const LONGEST_CELL = 1_000;

/** Text of a cell with no-break, zero-width and doubled spaces cleaned; full-width characters become plain ones. */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return Number.isInteger(cell) ? BigInt(cell).toString() : String(cell);
  if (typeof cell === "boolean") return cell ? "Ya" : "Tidak";
  return cell
    .slice(0, LONGEST_CELL)
    .normalize("NFKC")
    .replace(/[\u200B-\u200F\u2060\uFEFF\p{Cc}]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** A dash or "nihil" is how a form says that nothing is there. */
export const isBlank = (text: string) => EMPTY_WORDS.has(text.toLowerCase());

/** What a spreadsheet puts into a cell it could not work out. */
export const isCellError = (text: string) => /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!)$/.test(text);

/** Lower case letters and digits only: how names and headings are compared. */
export const compareKey = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
