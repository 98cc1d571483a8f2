import { messages as en } from "#admin/i18n/en/index.ts";
import { messages as id } from "#admin/i18n/id/index.ts";
import type { Locale } from "../errors.ts";

/** The console's own words, so that a column is called in a file what it is called on the screen. */
const WORDS = { id, en };

type Words = Record<string, string>;
type Labels = Record<string, string | Words>;
type ResourceWords = { name?: string; fields?: Labels } & Record<string, unknown>;

/** Lists that are another view of a resource. */
const VIEW_OF: Record<string, string> = { worklist: "follow-ups" };

const resourceWords = (locale: Locale, resource: string): ResourceWords =>
  (WORDS[locale].resources as unknown as Record<string, ResourceWords>)[VIEW_OF[resource] ?? resource] ?? {};

/** Labels of a resource's fields, in the order they are declared in; those of a field's own parts as `field.part`. */
export function fieldWords(locale: Locale, resource: string): Words {
  const labels = Object.entries(resourceWords(locale, resource).fields ?? {});
  return Object.fromEntries(
    labels.flatMap(([field, label]): [string, string][] =>
      typeof label === "string"
        ? [[field, label]]
        : Object.entries(label).map(([part, word]) => [`${field}.${part}`, word]),
    ),
  );
}

/** What a resource is called in the plural. */
export const resourceName = (locale: Locale, resource: string): string =>
  resourceWords(locale, resource).name?.split("||||").at(-1)?.trim() ?? resource;

export const yesNo = (locale: Locale, value: boolean): string => WORDS[locale].ra.boolean[value ? "true" : "false"];

const ENUMS = id.enums as Record<string, Words>;

/** Name of the word list of these values: the shortest that has them all. */
export function enumOf(values: readonly string[]): string | undefined {
  const lists = Object.entries(ENUMS).filter(([, words]) => values.every((value) => Object.hasOwn(words, value)));
  const length = ([, words]: [string, Words]) => Object.keys(words).length;
  return lists.sort((a, b) => length(a) - length(b))[0]?.[0];
}

export const enumWord = (locale: Locale, name: string, value: string): string =>
  (WORDS[locale].enums as Record<string, Words>)[name]?.[value] ?? value;

/** Words that are no enumeration of the database: what was done, and to what kind of record. */
export function auditWord(locale: Locale, field: string, value: string): string {
  if (field === "entity") return resourceWords(locale, value).name?.split("||||")[0]?.trim() ?? value;
  return enumWord(locale, "auditAction", value);
}

const FILTERS = (locale: Locale) => WORDS[locale].app.filter as unknown as Record<string, unknown>;

/** The part of the worklist that is on show. */
export function viewWords(locale: Locale, view: string): { label: string; value: string } {
  const words = WORDS[locale].resources["follow-ups"].view as Words;
  return { label: words.label ?? "view", value: words[view] ?? view };
}

/** What a filter is called where it stands on the screen; `label` where its field has one of the office's own. */
export function filterWord(locale: Locale, resource: string, key: string, label?: string): string {
  const own = fieldWords(locale, resource);
  const known = FILTERS(locale)[key];
  const base = key.replace(/_(gte|lte|gt|lt|neq|isnull)$/, "");
  const sign = { gte: "≥", lte: "≤", gt: ">", lt: "<", neq: "≠", isnull: "= –" }[key.slice(base.length + 1)];
  return own[key] ?? (typeof known === "string" ? known : `${label ?? own[base] ?? base}${sign ? ` ${sign}` : ""}`);
}

/** What a step of the follow-through funnel is called. */
export const stepWord = (locale: Locale, step: string): string =>
  (WORDS[locale].resources.programs.funnel as Words)[step] ?? step;
