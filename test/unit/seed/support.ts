import { makeDemo } from "#db/seed/demo/demo.ts";
import type { City, CityName } from "#db/seed/demo/places.ts";
import { readRegions } from "#db/seed/regions.ts";

const villages = readRegions().filter(({ level }) => level === "village");

function city(name: CityName, regionCode: string): City {
  const here = villages.filter(({ code }) => code.startsWith(`${regionCode}.`));
  return {
    name,
    regionCode,
    villages: here.map((one) => ({ code: one.code, name: one.name, districtCode: one.parentCode ?? "" })),
  };
}
const cities = { malang: city("malang", "35.73"), jambi: city("jambi", "15.71") };

/** The demo's rows as they are on a day, without a database. */
export const demoOn = (today: string) =>
  makeDemo({
    today,
    passwordHash: "not a hash",
    cities,
  });
