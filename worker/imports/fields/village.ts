import type { Cell } from "../read/sheet.ts";
import { cellText, isBlank } from "./cellText.ts";
import { type Parsed, parsed, trouble } from "./fault.ts";
import { nearest, placeKey, type RegionIndex } from "./regionIndex.ts";

type Place = RegionIndex["villages"][number];

const COMPASS = /(barat|timur|utara|selatan|tengah|lor|kidul|wetan|kulon|baru|lama)$/;

/** Narrowest surroundings first: the district named beside it, the programme's regency, everything known. */
function surroundings(district: Place | null, regency: string) {
  const inside = (prefix: string) => (place: Place) => place.code.startsWith(`${prefix}.`);
  return [...(district ? [inside(district.code)] : []), inside(regency), () => true];
}

function guess(regions: RegionIndex, key: string, district: Place | null, regency: string): Place | null {
  const areas = surroundings(district, regency);
  const exact = regions.villagesByKey.get(key) ?? [];
  for (const area of areas) {
    const here = exact.filter(area);
    if (here.length === 1) return here[0] ?? null;
    if (here.length > 1) return null;
  }
  for (const area of areas.slice(0, -1)) {
    const close = nearest(key, regions.villages.filter(area));
    if (close) return close;
  }
  const bare = key.replace(COMPASS, "");
  return bare === key || bare === "" ? null : guess(regions, bare, district, regency);
}

/** Different names a file may have us search by likeness; the rest is just unknown. */
const MOST_GUESSES = 500;

export type VillageReader = (village: Cell | undefined, district: Cell | undefined) => Parsed<string>;

/** Reads the villages of one file: the same pair of names is looked up once, however often it comes. */
export function villageReader(regions: RegionIndex, regency: string): VillageReader {
  const seen = new Map<string, Parsed<string>>();
  let guesses = 0;
  return (village, district) => {
    const pair = `${cellText(village)}|${cellText(district)}`;
    const known = seen.get(pair);
    if (known) return known;
    const found = parseVillage(village, district, regions, regency, guesses < MOST_GUESSES);
    if (found.trouble) guesses++;
    seen.set(pair, found);
    return found;
  };
}

/**
 * Village code from the names of kelurahan and kecamatan. An exact pair is taken; anything else is a warning, with the
 * likeliest village as the proposal. `regency` is the programme's region: searched before the rest of the index.
 */
export function parseVillage(
  village: Cell | undefined,
  districtCell: Cell | undefined,
  regions: RegionIndex,
  regency: string,
  mayGuess = true,
): Parsed<string> {
  const shown = cellText(village);
  if (isBlank(shown)) return parsed<string>(null);
  if (/^\d\d\.\d\d\.\d\d\.\d{4}$/.test(shown) && regions.villages.some((place) => place.code === shown)) {
    return parsed(shown);
  }
  const key = placeKey(shown);
  const districtText = isBlank(cellText(districtCell)) ? "" : cellText(districtCell);
  const districtKey = placeKey(districtText);
  const districts = regions.districts.filter((place) => place.key === districtKey);
  const here = districts.filter((place) => place.code.startsWith(regency));
  const beside = here.length > 0 ? here : districts;
  const matches = (regions.villagesByKey.get(key) ?? []).filter((place) =>
    districtText === ""
      ? place.code.startsWith(`${regency}.`)
      : beside.some((district) => place.code.startsWith(`${district.code}.`)),
  );
  if (matches.length === 1) return parsed(matches[0]?.code ?? null);
  const district = beside[0] ?? (districtKey === "" ? null : nearest(districtKey, regions.districts));
  const proposed = mayGuess ? guess(regions, key, district, regency) : null;
  return unresolved(shown, districtText, proposed, regions);
}

function unresolved(shown: string, district: string, proposed: Place | null, regions: RegionIndex): Parsed<string> {
  if (!proposed) {
    return trouble(
      "warning",
      "village_unknown",
      `Kelurahan/desa "${shown}" tidak ditemukan${district ? ` di Kecamatan ${district}` : ""}.`,
      `No village "${shown}" was found${district ? ` in the district ${district}` : ""}.`,
    );
  }
  const districtName = regions.districtName(proposed.code);
  const label = `${proposed.name}, ${districtName}`;
  const misplaced = placeKey(shown) === proposed.key;
  return trouble(
    "warning",
    misplaced ? "village_elsewhere" : "village_misspelt",
    misplaced
      ? `"${shown}" bukan bagian dari Kecamatan ${district || "ini"}. Maksudnya ${label}?`
      : `"${shown}" tidak ditemukan${district ? ` di Kecamatan ${district}` : ""}. Maksudnya ${label}?`,
    misplaced
      ? `"${shown}" is not in the district ${district || "given"}. Is it ${label}?`
      : `"${shown}" was not found${district ? ` in the district ${district}` : ""}. Is it ${label}?`,
    { label, values: { villageName: proposed.name, districtName } },
  );
}
