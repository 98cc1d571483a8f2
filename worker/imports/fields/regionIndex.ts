import { compareKey } from "./cellText.ts";

export interface RegionRow {
  code: string;
  name: string;
}

interface Place {
  code: string;
  name: string;
  key: string;
}

/** Villages and districts of the area an import looks in, findable by name. Codes: district 8, village 13 characters. */
export interface RegionIndex {
  districts: Place[];
  villages: Place[];
  villagesByKey: Map<string, Place[]>;
  districtName(code: string): string;
}

const DISTRICT_LENGTH = 8;
const VILLAGE_LENGTH = 13;
const PREFIX = /^(kelurahan|kel|desa|ds|dusun|nagari|gampong|kampung|kecamatan|kec|distrik)\b[.\s:]*/i;

export const placeKey = (name: string) => compareKey(name.trim().replace(PREFIX, ""));

export function buildRegionIndex(rows: readonly RegionRow[]): RegionIndex {
  const districts: Place[] = [];
  const villages: Place[] = [];
  const villagesByKey = new Map<string, Place[]>();
  const names = new Map<string, string>();
  for (const { code, name } of rows) {
    const place = { code, name, key: placeKey(name) };
    if (code.length === DISTRICT_LENGTH) {
      districts.push(place);
      names.set(code, name);
    } else if (code.length === VILLAGE_LENGTH) {
      villages.push(place);
      const same = villagesByKey.get(place.key);
      if (same) same.push(place);
      else villagesByKey.set(place.key, [place]);
    }
  }
  return {
    districts,
    villages,
    villagesByKey,
    districtName: (code) => names.get(code.slice(0, DISTRICT_LENGTH)) ?? "",
  };
}

/** Letters to change, add or leave out to get from one text to the other (Levenshtein); gives up beyond `most`. */
export function editDistance(a: string, b: string, most = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(swap, (previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    if (Math.min(...row) > most) return most + 1;
    previous = row;
  }
  return previous[b.length] ?? 0;
}

/** The place nearest in spelling, at most a quarter of its letters away. */
export function nearest(key: string, places: readonly Place[]): Place | null {
  let best: Place | null = null;
  let least = Math.max(1, Math.floor(key.length / 4)) + 1;
  for (const place of places) {
    const distance = editDistance(key, place.key, least - 1);
    if (distance < least) {
      least = distance;
      best = place;
    }
  }
  return best;
}
