import polyglot from "ra-i18n-polyglot";
import type { I18nProvider } from "react-admin";
import { keepLocale, type Locale, readLocale } from "../format/locale.ts";
import { messages as id } from "../i18n/id/index.ts";

const load = (locale: string) =>
  locale === "en" ? import("../i18n/en/index.ts").then((module) => module.messages) : Promise.resolve(id);

let current: I18nProvider | undefined;

/** Made once the words of the person's language are at hand; the other language comes when it is asked for. */
export async function createI18n(): Promise<I18nProvider> {
  const first = readLocale();
  const words = await load(first);
  const provider = polyglot(
    (locale) => (locale === first ? words : (load(locale) as never)),
    first,
    [
      { locale: "id", name: "Indonesia" },
      { locale: "en", name: "English" },
    ],
    { allowMissing: false },
  );
  current = {
    ...provider,
    changeLocale: async (locale) => {
      await provider.changeLocale(locale);
      keepLocale(locale as Locale);
    },
  };
  return current;
}

/** For words needed outside React: what a failed request tells the person. */
export const translateNow = (key: string, options?: Record<string, unknown>): string =>
  current?.translate(key, options) ?? key;
