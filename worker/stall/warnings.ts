import type { LocalText } from "#db/schema/rules.ts";

/** Of the records a draft applies to: for how many a tier's query is true, and for how many nobody knows. */
export interface TierCount {
  tier: number;
  true: number;
  unknown: number;
}

export interface Warning {
  code: "nobody_in_reach" | "true_for_all" | "true_for_none" | "only_unknown";
  /** Which tier; null of the whole rule. */
  tier: number | null;
  text: LocalText;
}

/** What a person should know of a draft before it is saved: a rule true for all or for none tells nothing apart. */
export function warningsOf(total: number, reached: number, tiers: readonly TierCount[]): Warning[] {
  if (total === 0) return [];
  if (reached === 0) {
    const text: LocalText = {
      id: "Saat ini tidak ada yang termasuk “berlaku untuk”: aturan ini tidak akan menandai siapa pun.",
      en: "Nothing is within “applies to” today: this rule would flag nobody.",
    };
    return [{ code: "nobody_in_reach", tier: null, text }];
  }
  return [...tiers]
    .sort((a, b) => a.tier - b.tier)
    .flatMap((count) => {
      const warning = ofTier(count, reached);
      return warning ? [{ ...warning, tier: count.tier }] : [];
    });
}

function ofTier({ tier, ...counts }: TierCount, reached: number): Omit<Warning, "tier"> | undefined {
  const text = (id: string, en: string): LocalText => ({ id: `Tingkat ${tier}: ${id}`, en: `Tier ${tier}: ${en}` });
  if (counts.true === reached) {
    return {
      code: "true_for_all",
      text: text(
        `benar untuk semua (${reached}). Aturan seperti ini tidak membedakan apa pun.`,
        `true for all of them (${reached}). Such a rule tells nothing apart.`,
      ),
    };
  }
  if (counts.true > 0) return undefined;
  if (counts.unknown === reached) {
    return {
      code: "only_unknown",
      text: text(
        `belum dapat dijawab untuk satu pun (${reached}): faktanya belum diketahui.`,
        `cannot be answered for any of them (${reached}): its facts are not known.`,
      ),
    };
  }
  return {
    code: "true_for_none",
    text: text(
      `tidak benar untuk satu pun hari ini (${counts.unknown} dari ${reached} belum diketahui).`,
      `true for none of them today (${counts.unknown} of ${reached} unknown).`,
    ),
  };
}
