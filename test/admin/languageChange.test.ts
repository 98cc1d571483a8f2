import { expect, it, vi } from "vitest";
import { rules as english } from "#admin/i18n/en/rules.ts";
import { rules as indonesian } from "#admin/i18n/id/rules.ts";

vi.stubGlobal("document", { documentElement: { lang: "id" } });
const kept = new Map<string, string>([["lanjut.locale", "id"]]);
vi.stubGlobal("localStorage", {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
});

/** As on a page that was just opened. */
async function opened() {
  vi.resetModules();
  return import("#admin/providers/i18nProvider.ts");
}
const KEY = "resources.rules.empty";

it.each([
  ["the language changes while a page brings its words", false],
  ["a page brings its words while the language changes", true],
])("%s: the language that was asked for last is the one that is read", async (_, changeFirst) => {
  const { createI18n, laterWords } = await opened();
  const i18n = await createI18n();
  const change = () => i18n.changeLocale("en");
  await Promise.all(changeFirst ? [change(), laterWords()] : [laterWords(), change()]);
  expect(i18n.getLocale()).toBe("en");
  expect(i18n.translate(KEY)).toBe(english.empty);
  await i18n.changeLocale("id");
  expect(i18n.translate(KEY)).toBe(indonesian.empty);
});

it("a console that is opened again on the same page has the words of what was opened before", async () => {
  const { createI18n, laterWords } = await opened();
  const first = await createI18n();
  expect(first.translate(KEY)).toBe(KEY);
  await laterWords();
  expect((await createI18n()).translate(KEY)).toBe(indonesian.empty);
});
