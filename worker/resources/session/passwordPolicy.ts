import type { LocalText } from "#db/schema/rules.ts";
import { COMMON_WORDS } from "./commonWords.ts";

export const MIN_PASSWORD = 12;
export const MAX_PASSWORD = 256;
const DEMO_MIN = 8;
/** Letters and digits that must be left when common and known words are taken out. */
const OWN_PART = 6;
const DISTINCT = 5;

const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

const text = (id: string, en: string): LocalText => ({ id, en });

/** Words that anybody who knows the account would try: names of person, office and product. */
function contextWords(context: readonly string[]): string[] {
  return context.flatMap((one) => plain(one).split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 4);
}

const isRun = (password: string) => {
  const codes = Array.from(password, (char) => char.codePointAt(0) ?? 0);
  return codes.every((code, i) => i === 0 || Math.abs(code - (codes[i - 1] ?? 0)) <= 1);
};

/**
 * What is wrong with a new password, or null. Length is counted in characters of its NFC form; no rule asks for
 * digits or signs. `context` are names tied to the account.
 */
export function passwordFault(password: string, context: readonly string[], demo = false): LocalText | null {
  const least = demo ? DEMO_MIN : MIN_PASSWORD;
  const length = [...password.normalize("NFC")].length;
  if (length < least) return text(`Paling sedikit ${least} karakter.`, `At least ${least} characters.`);
  if (length > MAX_PASSWORD)
    return text(`Paling panjang ${MAX_PASSWORD} karakter.`, `At most ${MAX_PASSWORD} characters.`);
  if (demo) return null;
  const form = plain(password);
  const guessable = text(
    "Terlalu mudah ditebak: tambahkan kata yang tidak lazim dan tidak terkait nama, kantor, atau tahun.",
    "Too easy to guess: add words that are unusual and not tied to names, the office or a year.",
  );
  if (new Set(form).size < DISTINCT || isRun(form)) return guessable;
  let own = form.replace(/(19|20)\d\d/g, "");
  for (const word of [...contextWords(context), ...COMMON_WORDS].sort((a, b) => b.length - a.length)) {
    own = own.replaceAll(word, " ");
  }
  return own.replace(/[^\p{L}\p{N}]/gu, "").length < OWN_PART ? guessable : null;
}
