import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildRegionIndex, type RegionIndex } from "#worker/imports/fields/regionIndex.ts";

const DATA = join(import.meta.dirname, "../../../../node_modules/idn-area-data/data");

/** Districts and villages of one province, as they are in the region list. */
export function regionsOf(province: string): RegionIndex {
  const rows = ["districts.csv", "villages.csv"].flatMap((file) =>
    readFileSync(join(DATA, file), "utf8")
      .split("\n")
      .filter((line) => line.startsWith(`${province}.`))
      .map((line) => {
        const [code = "", , name = ""] = line.trim().split(",");
        return { code, name };
      }),
  );
  return buildRegionIndex(rows);
}
