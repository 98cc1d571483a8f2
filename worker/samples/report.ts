import type { ItemMatch, SampleUnit } from "#db/constants.ts";
import type { CheckedItem } from "#db/schema/samples.ts";
import { SAMPLE_ITEMS } from "./items.ts";
import { type Estimator, type MatchRate, matchRate, type Population, type Seen } from "./matchRate.ts";

export interface CheckedUnit {
  stratum: string | null;
  match: ItemMatch | null;
  replacedBy: string | null;
  observed: readonly CheckedItem[] | null;
}
export interface SampleReport {
  /** Drawn, without those that another one stands in for; checked so far. */
  n: number;
  checked: number;
  replaced: number;
  rate: MatchRate;
  items: ({ item: string } & MatchRate)[];
  strata: ({ stratum: string } & MatchRate)[];
  /** By the rule that was fixed before the draw. */
  lqas: { decisionRule: number; successes: number; accepted: boolean } | null;
}
export interface ReportOf {
  unit: SampleUnit;
  estimator: Estimator;
  population: Population;
  decisionRule?: number;
  units: readonly CheckedUnit[];
}

/** What a field check comes to: of the whole, by item and by stratum. */
export function reportOf({ unit, estimator, population, decisionRule, units }: ReportOf): SampleReport {
  const standing = units.filter(({ replacedBy }) => replacedBy === null);
  const checked = standing.filter((one): one is CheckedUnit & { match: ItemMatch } => one.match !== null);
  const seen: Seen[] = checked.map(({ stratum, match }) => ({ stratum: stratum ?? "", match }));
  const rate = matchRate(seen, population, estimator);
  const items = Object.keys(SAMPLE_ITEMS[unit]).flatMap((item) => {
    const found = checked.flatMap(({ stratum, observed, match }) => {
      const one = observed?.find((entry) => entry.item === item);
      if (!one) return [];
      // Of a unit that was not found, or refused, each thing is as unknown as the whole.
      const told = match === "not_found" || match === "refused" ? match : one.match;
      return told ? [{ stratum: stratum ?? "", match: told }] : [];
    });
    return found.length > 0 ? [{ item, ...matchRate(found, population, estimator) }] : [];
  });
  const strata = [...population.strata].map(([stratum, size]) => {
    const own = seen.filter((one) => one.stratum === stratum);
    return { stratum, ...matchRate(own, { size, strata: new Map([[stratum, size]]) }, "simple") };
  });
  return {
    ...{ n: standing.length, checked: checked.length, replaced: units.length - standing.length, rate, items },
    strata: strata.length > 1 ? strata : [],
    lqas:
      decisionRule === undefined
        ? null
        : { decisionRule, successes: rate.matches, accepted: rate.matches >= decisionRule },
  };
}
