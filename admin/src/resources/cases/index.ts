import { lazy } from "react";

export const cases = {
  list: lazy(() => import("./CaseList.tsx")),
  show: lazy(() => import("./CaseShow.tsx")),
};
