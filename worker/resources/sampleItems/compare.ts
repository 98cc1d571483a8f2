import type { SampleUnit } from "#db/constants.ts";
import type { LocalText } from "#db/schema/rules.ts";
import type { CheckedItem } from "#db/schema/samples.ts";
import { invalid } from "../../errors.ts";
import { faultOfSeen, SAMPLE_ITEMS, sameValue } from "../../samples/items.ts";

/** What somebody says of one thing: what was seen, or why it could not be. */
export interface ToldItem {
  item: string;
  seen?: string | number | null;
  match?: "not_found" | "refused";
}

const MISSING: LocalText = {
  id: "Isi yang terlihat, atau tandai tidak ditemukan atau menolak.",
  en: "Write what was seen, or mark it as not found or refused.",
};

/** Each thing beside what had been reported of it at the freeze; 422 names what is missing and what was not asked for. */
export function compare(
  unit: SampleUnit,
  reported: readonly CheckedItem[],
  told: readonly ToldItem[],
  nameOf: (item: string, place: number) => string = (_, place) => `observed.${place}.item`,
): CheckedItem[] {
  const faults: Record<string, LocalText> = {};
  for (const [place, { item }] of told.entries()) {
    if (reported.some((one) => one.item === item)) continue;
    faults[nameOf(item, place)] = {
      id: `"${item}" tidak dibandingkan dalam sampel ini.`,
      en: `"${item}" is not compared in this sample.`,
    };
  }
  const compared = reported.map((one): CheckedItem => {
    const found = told.find(({ item }) => item === one.item);
    if (found?.match) return { ...one, seen: null, match: found.match };
    const known = SAMPLE_ITEMS[unit][one.item];
    const seen = found?.seen ?? null;
    const fault = seen === null ? MISSING : known && faultOfSeen(known, seen);
    if (fault || seen === null) {
      faults[`observed.${one.item}`] = fault ?? MISSING;
      return one;
    }
    return { ...one, seen, match: sameValue(known?.kind ?? "text", one.reported, seen) ? "match" : "differs" };
  });
  if (Object.keys(faults).length > 0) throw invalid(faults);
  return compared;
}
