import { lazy } from "react";

export const redistributions = {
  list: lazy(() => import("./RedistributionList.tsx")),
  show: lazy(() => import("./RedistributionShow.tsx")),
  recordRepresentation: "item",
};
