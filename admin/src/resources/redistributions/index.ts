import { lazyPage } from "../../providers/lazyPage.ts";

export const redistributions = {
  list: lazyPage(() => import("./RedistributionList.tsx")),
  show: lazyPage(() => import("./RedistributionShow.tsx")),
  recordRepresentation: "item",
};
