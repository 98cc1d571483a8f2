import { lazy } from "react";

export const plans = {
  list: lazy(() => import("./PlanList.tsx")),
  show: lazy(() => import("./PlanShow.tsx")),
  create: lazy(() => import("./PlanCreate.tsx")),
  edit: lazy(() => import("./PlanEdit.tsx")),
  recordRepresentation: "name",
};
