import { lazyPage } from "../../providers/lazyPage.ts";

export const plans = {
  list: lazyPage(() => import("./PlanList.tsx")),
  show: lazyPage(() => import("./PlanShow.tsx")),
  create: lazyPage(() => import("./PlanCreate.tsx")),
  edit: lazyPage(() => import("./PlanEdit.tsx")),
  recordRepresentation: "name",
};
