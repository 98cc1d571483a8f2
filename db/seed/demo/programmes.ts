import type { FUNDING_SOURCES, LEGAL_BASES, ProgramState } from "#db/constants.ts";
import type { CraftName } from "./crafts.ts";
import type { Mix } from "./mixes.ts";
import type { CityName } from "./places.ts";
import { PROGRAMMES_JAMBI } from "./programmesJambi.ts";
import { PROGRAMMES_MALANG } from "./programmesMalang.ts";

export interface Programme {
  key: string;
  city: CityName;
  name: string;
  craft: CraftName;
  funding: (typeof FUNDING_SOURCES)[number];
  /** Days from the end of training to today; negative: training is still to come. */
  trainedAgo: number;
  state: ProgramState;
  groups: number;
  mix: Mix;
  budgetIdr: number;
  spentShare: number;
  provider: string;
  venue: string;
  legalBasis: (typeof LEGAL_BASES)[number];
  entrepreneurship?: true;
  cohorts?: 2;
  /** Bought for every group, still in the store. */
  undelivered?: true;
  noMachines?: true;
  reportMissing?: true;
  /** The roster was loaded so many days ago, long after the training. */
  enteredAgo?: number;
  individual?: true;
}

export const PROGRAMMES: readonly Programme[] = [...PROGRAMMES_MALANG, ...PROGRAMMES_JAMBI];
