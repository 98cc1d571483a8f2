import type { LocalText } from "#db/schema/rules.ts";

/** A text in the reader's language; in the other one where this one was left blank. */
export function wordsIn(text: LocalText | undefined | null, locale: string): string {
  if (!text) return "";
  const [first, second] = locale === "en" ? [text.en, text.id] : [text.id, text.en];
  return first?.trim() || second?.trim() || "";
}
