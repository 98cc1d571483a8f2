import polyglot from "ra-i18n-polyglot";
import type { I18nProvider } from "react-admin";
import { keepLocale, type Locale, readLocale } from "../format/locale.ts";
import { start as id } from "../i18n/id/start.ts";
import { withLater } from "../i18n/withLater.ts";

const loadStart = (locale: string) =>
  locale === "en" ? import("../i18n/en/start.ts").then(({ start }) => start) : Promise.resolve(id);
const loadLater = (locale: string) =>
  (locale === "en" ? import("../i18n/en/later.ts") : import("../i18n/id/later.ts")).then(({ later }) => later);

let current: I18nProvider | undefined;
/** Set once a page asks for the later words: from then on a language brings all of its words. */
let later: Promise<void> | undefined;
let takeLater: (() => Promise<void>) | undefined;

async function loadWords(locale: string) {
  if (!later) return loadStart(locale);
  const [start, rest] = await Promise.all([loadStart(locale), loadLater(locale)]);
  return withLater(start, rest);
}

/** Made once the words of the person's language are at hand; the other language comes when it is asked for. */
export async function createI18n(): Promise<I18nProvider> {
  const first = readLocale();
  // After signing in again the pages seen before are there, and bring no words a second time.
  const all = later !== undefined;
  const words = await loadWords(first);
  let made = false;
  const provider = polyglot(
    (locale) => (made ? (loadWords(locale) as never) : words),
    first,
    [
      { locale: "id", name: "Indonesia" },
      { locale: "en", name: "English" },
    ],
    { allowMissing: false },
  );
  made = true;
  if (!all) later = undefined;
  // One after the other: a page that brings its words while the language changes must not bring the old one back.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const next = turn.then(work, work);
    turn = next;
    return next;
  };
  takeLater = () => inTurn(() => provider.changeLocale(provider.getLocale()));
  current = {
    ...provider,
    changeLocale: (locale) =>
      inTurn(async () => {
        await provider.changeLocale(locale);
        keepLocale(locale as Locale);
      }),
  };
  return current;
}

/** Fetches, once, what the pages say that are opened later; after a failure the next page tries again. */
export function laterWords(): Promise<void> {
  // In the next tick: by then it is known that they are wanted.
  later ??= Promise.resolve()
    .then(() => takeLater?.())
    .catch((error) => {
      later = undefined;
      throw error;
    });
  return later;
}

/** For words needed outside React: what a failed request tells the person. */
export const translateNow = (key: string, options?: Record<string, unknown>): string =>
  current?.translate(key, options) ?? key;
