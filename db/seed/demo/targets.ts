import { instantOn } from "./days.ts";
import type { CityName } from "./places.ts";
import type { Random } from "./random.ts";
import type { Team } from "./teams.ts";
import { owned, type World } from "./world.ts";

interface Promised {
  eligible: number;
  source: string;
  /** 0–1. */
  target: number;
  /** Covered when the year began, as the source states it. */
  baseline: number;
}

const PROMISED: Record<CityName, Promised> = {
  malang: { eligible: 468_000, source: "BPJS Ketenagakerjaan Cabang Malang", target: 0.413, baseline: 154_440 },
  jambi: { eligible: 15_000, source: "Pendataan pekerja rentan Kota Jambi", target: 0.4, baseline: 3_000 },
};

/** What each city promised for the year: coverage by BPJS Ketenagakerjaan. */
export function addTarget(world: World, r: Random, name: CityName, team: Team): void {
  const year = world.today.slice(0, 4);
  world.data.targets.push({
    ...owned(r, "tgt", team.clerk, instantOn(`${Number(year) - 1}-12-18`, 9 * 60)),
    ...PROMISED[name],
    ...{ measure: "bpjs_coverage", regionCode: team.city.regionCode },
    ...{ startsOn: `${year}-01-01`, deadline: `${year}-12-31` },
  });
}
