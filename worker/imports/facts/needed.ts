import { cellText, isBlank } from "../fields/cellText.ts";
import { type Parsed, trouble } from "../fields/fault.ts";
import { parseName } from "../fields/name.ts";
import type { Cell } from "../read/sheet.ts";

export type Parser<T> = (cell: Cell | undefined) => Parsed<T>;

/** A cell a row cannot do without: empty or unreadable, it keeps the row out. */
export const needed =
  <T>(parse: Parser<T>): Parser<T> =>
  (cell) => {
    if (isBlank(cellText(cell))) return trouble("error", "missing", "Wajib diisi.", "Required.");
    const { value, trouble: found } = parse(cell);
    return { value, trouble: found && { ...found, level: "error" } };
  };

/** A group's name as the file writes it. */
export const parseGroupName: Parser<string> = needed((cell) => {
  const name = parseName(cell);
  if (name.value !== null) return name;
  return trouble("error", "group_invalid", "Ini bukan nama kelompok.", "This is not a group's name.");
});
