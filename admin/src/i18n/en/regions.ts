import type { regions as base } from "../id/regions.ts";

export const regions = {
  name: "Region |||| Regions",
  fields: { code: "Region code", name: "Name", level: "Level", parentCode: "Parent region" },
} satisfies typeof base;
