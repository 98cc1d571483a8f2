import type { LogRank } from "#worker/outcomes/logRank.ts";
import type { Say } from "./outcomeTables.ts";

const RARE = 0.05;
const SMALLEST = 0.001;
const decimals = new Intl.NumberFormat("id-ID", { maximumFractionDigits: 2 });
const chance = new Intl.NumberFormat("id-ID", { maximumSignificantDigits: 2 });

/** A log-rank test in words: the figures, and how they may be read. */
export function sayTest(test: Pick<LogRank, "chiSquare" | "degrees" | "p"> | null, say: Say): string {
  if (!test) return say("outcomes.survival.noTest");
  const p = test.p < SMALLEST ? `< ${chance.format(SMALLEST)}` : chance.format(test.p);
  const figures = say("outcomes.survival.test", { chi: decimals.format(test.chiSquare), df: test.degrees, p });
  return `${figures} ${say(`outcomes.survival.${test.p < RARE ? "different" : "alike"}`)}`;
}
