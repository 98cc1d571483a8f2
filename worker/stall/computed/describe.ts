import type { FactDefinition } from "#db/schema/computedFacts.ts";
import type { LocalText } from "#db/schema/rules.ts";
import type { Locale } from "../../errors.ts";
import { enumWord } from "../../exports/words.ts";
import { STATE_WORDS } from "./events.ts";

const grouped = (locale: Locale, number: number) => number.toLocaleString(locale === "id" ? "id-ID" : "en-GB");

const WORDS = {
  id: {
    count: (events: string) => `Banyaknya kejadian ${events}`,
    sum: (what: string, events: string) => `Jumlah ${what} dari kejadian ${events}`,
    days_since: (events: string) => `Hari sejak kejadian terakhir ${events}`,
    latest: (what: string, events: string) => `${what} pada kejadian terakhir ${events} yang menyebutkannya`,
    share: (states: string, events: string) => `Bagian (persen) ${states} di antara kejadian ${events}`,
    value: "nilai rupiah",
    people: "jumlah orang atau barang",
    state: "keadaan",
    answer: (question: string) => `jawaban "${question}"`,
    or: "atau",
    amount: "rupiah",
    number: "jumlah",
    atLeast: (from: string) => `paling sedikit ${from}`,
    atMost: (to: string) => `paling banyak ${to}`,
    window: (days: string) => `dalam ${days} hari terakhir`,
    unknown: "belum diketahui selama tidak ada",
  },
  en: {
    count: (events: string) => `How many events ${events}`,
    sum: (what: string, events: string) => `Sum of the ${what} of the events ${events}`,
    days_since: (events: string) => `Days since the last event ${events}`,
    latest: (what: string, events: string) => `The ${what} at the last event ${events} that states it`,
    share: (states: string, events: string) => `Share (percent) of ${states} among the events ${events}`,
    value: "rupiah",
    people: "number of people or pieces",
    state: "state",
    answer: (question: string) => `answer to "${question}"`,
    or: "or",
    amount: "rupiah",
    number: "number",
    atLeast: (from: string) => `at least ${from}`,
    atMost: (to: string) => `at most ${to}`,
    window: (days: string) => `in the last ${days} days`,
    unknown: "unknown while there is none",
  },
};

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The events that count, in words: kind, states, limits, window. */
function eventsOf(of: FactDefinition, locale: Locale): string {
  const words = WORDS[locale];
  const states = (chosen: string[]) =>
    chosen.map((one) => enumWord(locale, STATE_WORDS[of.event] ?? "", one)).join(` ${words.or} `);
  const limits = (name: string, from: number | undefined, to: number | undefined) =>
    [
      ...(from === undefined ? [] : [`${name} ${words.atLeast(grouped(locale, from))}`]),
      ...(to === undefined ? [] : [`${name} ${words.atMost(grouped(locale, to))}`]),
    ].join(", ");
  return [
    `"${enumWord(locale, "eventKind", of.event)}"${of.states ? ` (${states(of.states)})` : ""}`,
    limits(words.amount, of.valueMin, of.valueMax),
    limits(words.number, of.countMin, of.countMax),
    of.windowDays === undefined ? "" : words.window(grouped(locale, of.windowDays)),
  ]
    .filter(Boolean)
    .join(", ");
}

function sentence(of: FactDefinition, locale: Locale): string {
  const words = WORDS[locale];
  const events = eventsOf(of, locale);
  const what =
    typeof of.of === "object"
      ? words.answer(of.of.question)
      : words[of.of === "count" ? "people" : of.of === "state" ? "state" : "value"];
  switch (of.function) {
    case "count":
      return `${words.count(events)}.`;
    case "sum":
      return `${words.sum(what, events)}.`;
    case "days_since":
      return `${words.days_since(events)}; ${words.unknown}.`;
    case "latest":
      return `${capital(words.latest(what, events))}; ${words.unknown}.`;
    case "share": {
      const chosen = (of.share ?? []).map((one) => enumWord(locale, STATE_WORDS[of.event] ?? "", one));
      return `${words.share(chosen.join(` ${words.or} `), events)}; ${words.unknown}.`;
    }
  }
}

/** A definition as one sentence in both languages: what a rule's author reads as the meaning of the fact. */
export const describeDefinition = (definition: FactDefinition): LocalText => ({
  id: sentence(definition, "id"),
  en: sentence(definition, "en"),
});
