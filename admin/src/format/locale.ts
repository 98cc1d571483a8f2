export type Locale = "id" | "en";

/** Figures and days are written the Indonesian way in both languages; only words change. */
export const localeTag = (locale: string): string => (locale === "en" ? "en-ID" : "id-ID");

const stored = "lanjut.locale";

export function readLocale(): Locale {
  try {
    return localStorage.getItem(stored) === "en" ? "en" : "id";
  } catch {
    return "id";
  }
}

export function keepLocale(locale: Locale): void {
  document.documentElement.lang = locale;
  try {
    localStorage.setItem(stored, locale);
  } catch {
    // Storage may be closed to the page; the language then lasts for this visit only.
  }
}
