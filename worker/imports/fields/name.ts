import type { Cell } from "../read/sheet.ts";
import { cellText, isBlank } from "./cellText.ts";
import { type Parsed, parsed, trouble } from "./fault.ts";

const LONGEST_NAME = 120;
const SMALL_WORDS = new Set(["bin", "binti", "bte", "van", "von", "der", "den", "al", "el", "ibn"]);
/** Degrees and titles as they are written; without their dots they are looked up. */
const TITLES = new Map(
  (
    "S.Pd S.Pd.I S.E S.H S.T S.I.P S.IP S.Sos S.Kom S.Psi S.Ag S.Si S.Kep S.Farm S.P S.Pt S.Hut S.TP S.Tr.Keb S.K.M " +
    "M.Pd M.M M.Si M.H M.T M.Kom M.A M.Ag M.Hum M.Kes M.Sc Ph.D A.Md A.Md.Keb A.Ma Drs Dra Dr Ir Prof H Hj K.H R.A R.M"
  )
    .split(" ")
    .map((title) => [title.toLowerCase().replaceAll(".", ""), title]),
);
// Before the comma these are names as often as degrees ("St. Aminah").
const NAMES_TOO = new Set(["se", "sh", "st", "sp", "mm", "ma", "mt", "mh", "si"]);

function properPart(part: string): string {
  const lower = part.toLowerCase();
  if (/^mc[a-z]{3,}$/.test(lower)) return `Mc${lower.charAt(2).toUpperCase()}${lower.slice(3)}`;
  return lower.replace(/^[^\p{L}]*\p{L}/u, (start) => start.toUpperCase());
}

function properTitle(word: string, afterComma: boolean): string | null {
  const bare = word.replace(/[.,]/g, "").toLowerCase();
  const title = TITLES.get(bare);
  if (!title || (!afterComma && (!word.includes(".") || NAMES_TOO.has(bare)))) return null;
  const end = word.replace(/^.*?([.,]*)$/, "$1");
  return (/\.\p{L}/u.test(word) ? title : title.replaceAll(".", "")) + end;
}

function properWord(word: string, index: number, afterComma: boolean): string {
  const title = properTitle(word, afterComma);
  if (title !== null) return title;
  if (index > 0 && SMALL_WORDS.has(word.toLowerCase())) return word.toLowerCase();
  return word
    .split(/(['’`-])/)
    .map(properPart)
    .join("");
}

/** Capitals or small letters throughout become proper case; a name somebody wrote with care stays as it is. */
export function properName(text: string): string {
  const letters = text.replace(/[^\p{L}]/gu, "");
  const [beforeComma = ""] = text.split(",");
  const core = beforeComma.replace(/[^\p{L}]/gu, "") || letters;
  if (core !== core.toUpperCase() && core !== core.toLowerCase()) return text;
  let afterComma = false;
  return text
    .replace(/\s*,\s*/g, ", ")
    .split(" ")
    .map((word, index) => {
      const proper = properWord(word, index, afterComma);
      if (word.endsWith(",")) afterComma = true;
      return proper;
    })
    .join(" ")
    .replace(/\.(\p{Ll})/gu, (_, letter: string) => `.${letter.toUpperCase()}`);
}

/** Name of a person or a group: something readable that no spreadsheet would take for a formula. */
export function parseName(cell: Cell | undefined): Parsed<string> {
  const text = cellText(cell).replace(/^['’](?=\p{L})/u, "");
  if (isBlank(text)) {
    return trouble("error", "name_missing", "Nama kosong.", "The name is missing.");
  }
  if (
    text.length > LONGEST_NAME ||
    !/\p{L}{2}/u.test(text) ||
    /^[=+@\-\t]/.test(text) ||
    /[<>{}|\\^]|\d{3}/.test(text)
  ) {
    return trouble("error", "name_invalid", "Ini bukan nama orang.", "This is not a person's name.");
  }
  return parsed(properName(text));
}
