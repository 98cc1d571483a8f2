import type { Client } from "@libsql/client";
import type { Random } from "./random.ts";

export type CityName = "malang" | "jambi";

export interface Village {
  code: string;
  name: string;
  districtCode: string;
}

export interface City {
  name: CityName;
  regionCode: string;
  villages: Village[];
}

/** Rough middles of the districts; a group's point lies within about a kilometre of one. */
const DISTRICT_CENTRES: Record<string, readonly [lat: number, lng: number]> = {
  "35.73.01": [-7.9421, 112.6462],
  "35.73.02": [-7.9707, 112.6296],
  "35.73.03": [-7.9946, 112.6587],
  "35.73.04": [-7.9931, 112.6135],
  "35.73.05": [-7.9369, 112.6148],
  "15.71.01": [-1.6089, 103.5712],
  "15.71.02": [-1.6352, 103.6184],
  "15.71.03": [-1.6004, 103.6401],
  "15.71.04": [-1.5927, 103.6129],
  "15.71.05": [-1.5753, 103.6222],
  "15.71.06": [-1.5738, 103.5956],
  "15.71.07": [-1.6381, 103.5873],
  "15.71.08": [-1.6123, 103.6143],
  "15.71.09": [-1.6274, 103.5594],
  "15.71.10": [-1.5985, 103.5938],
  "15.71.11": [-1.6563, 103.6389],
};

const REGION_CODES: Record<CityName, string> = { malang: "35.73", jambi: "15.71" };

export async function readCities(client: Client): Promise<Record<CityName, City>> {
  const read = async (name: CityName): Promise<City> => {
    const regionCode = REGION_CODES[name];
    const { rows } = await client.execute({
      sql: "SELECT code, name, parentCode FROM regions WHERE level = 'village' AND code >= ? AND code < ? ORDER BY code",
      args: [`${regionCode}.`, `${regionCode}/`],
    });
    if (rows.length === 0) throw new Error(`No villages of ${regionCode} are stored: load the regions first.`);
    const villages = rows.map((row) => ({
      code: String(row.code),
      name: String(row.name),
      districtCode: String(row.parentCode),
    }));
    return { name, regionCode, villages };
  };
  return { malang: await read("malang"), jambi: await read("jambi") };
}

export function pointNear(village: Village, random: Random): { lat: number; lng: number } {
  const [lat, lng] = DISTRICT_CENTRES[village.districtCode] ?? [0, 0];
  const near = (middle: number) => Number((middle + (random.next() - 0.5) * 0.018).toFixed(6));
  return { lat: near(lat), lng: near(lng) };
}
