import { expect, it, vi } from "vitest";
import { rules as english } from "#admin/i18n/en/rules.ts";
import { rules as indonesian } from "#admin/i18n/id/rules.ts";
import { createI18n, laterWords } from "#admin/providers/i18nProvider.ts";

vi.stubGlobal("document", { documentElement: { lang: "id" } });
const kept = new Map<string, string>([["lanjut.locale", "id"]]);
vi.stubGlobal("localStorage", {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => kept.set(key, value),
});

const KEY = "resources.rules.empty";

it.each([
  ["the language changes while a page brings its words", false],
  ["a page brings its words while the language changes", true],
])("%s: the language that was asked for last is the one that is read", async (_, changeFirst) => {
  const i18n = await createI18n();
  const change = () => i18n.changeLocale("en");
  await Promise.all(changeFirst ? [change(), laterWords()] : [laterWords(), change()]);
  expect(i18n.getLocale()).toBe("en");
  expect(i18n.translate(KEY)).toBe(english.empty);
  await i18n.changeLocale("id");
  expect(i18n.translate(KEY)).toBe(indonesian.empty);
});
