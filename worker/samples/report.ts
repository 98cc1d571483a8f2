import type { ItemMatch, SampleUnit } from "#db/constants.ts";
import type { CheckedItem } from "#db/schema/samples.ts";
import { SAMPLE_ITEMS } from "./items.ts";
import { type Estimator, type MatchRate, matchRate, type Population, type Seen } from "./matchRate.ts";

export interface CheckedUnit {
  stratum: string | null;
  match: ItemMatch | null;
  replacedBy: string | null;
  observed: readonly CheckedItem[] | null;
  order: number;
  frameId: string;
  replaceReason: string | null;
  checkedOn: string | null;
}
export interface SampleReport {
  /** Drawn, without those that another one stands in for; checked so far. */
  n: number;
  checked: number;
  replaced: number;
  /** Places in the order: which unit was replaced by which, and why. */
  replacements: { order: number; by: number | null; reason: string | null }[];
  /** First and last day on which something was checked. */
  checkedFrom: string | null;
  checkedTo: string | null;
  rate: MatchRate;
  items: ({ item: string } & MatchRate)[];
  strata: ({ stratum: string } & MatchRate)[];
  /**
   * By the rule that was fixed before the draw, once each unit was seen to; at best: with all that were not found or
   * refused counted as successes.
   */
  lqas: { decisionRule: number; successes: number; accepted: boolean | null; acceptedAtBest: boolean | null } | null;
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
      // Of a unit that was not found, or refused as a whole, each thing is as unknown as the unit.
      return [{ stratum: stratum ?? "", match: one.match ?? match }];
    });
    return found.length > 0 ? [{ item, ...matchRate(found, population, estimator) }] : [];
  });
  const strata = [...population.strata].map(([stratum, size]) => {
    const own = seen.filter((one) => one.stratum === stratum);
    return { stratum, ...matchRate(own, { size, strata: new Map([[stratum, size]]) }, "simple") };
  });
  const placeOf = new Map(units.map(({ frameId, order }) => [frameId, order]));
  const replacements = units.flatMap(({ order, replacedBy, replaceReason }) =>
    replacedBy === null ? [] : [{ order, by: placeOf.get(replacedBy) ?? null, reason: replaceReason }],
  );
  const days = checked.flatMap(({ checkedOn }) => checkedOn ?? []).sort();
  const verdict = (successes: number) =>
    decisionRule === undefined || checked.length < standing.length ? null : successes >= decisionRule;
  return {
    ...{ replacements, checkedFrom: days[0] ?? null, checkedTo: days.at(-1) ?? null },
    ...{ n: standing.length, checked: checked.length, replaced: units.length - standing.length, rate, items },
    strata: strata.length > 1 ? strata : [],
    lqas:
      decisionRule === undefined
        ? null
        : {
            ...{ decisionRule, successes: rate.matches, accepted: verdict(rate.matches) },
            acceptedAtBest: verdict(rate.matches + rate.notFound + rate.refused),
          },
  };
}
