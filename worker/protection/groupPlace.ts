import { type SQL, sql } from "drizzle-orm";
import { groups } from "#db/schema/index.ts";
import { within } from "../policy/scope.ts";
import { REGION_CODE } from "./pipeline.ts";

/** Where a group is counted: in its village, or where its programme is while the village is not known. */
export const groupPlace = sql<string>`coalesce(${groups.villageCode}, ${groups.programRegionCode})`;

/** List filter `place: "35.73.01"`. */
export const groupPlaceFilter = (value: unknown): SQL | undefined =>
  typeof value === "string" && REGION_CODE.test(value) ? within(groupPlace, value) : undefined;
