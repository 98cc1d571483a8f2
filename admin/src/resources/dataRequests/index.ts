import { lazy } from "react";

export const dataRequests = {
  list: lazy(() => import("./RequestList.tsx")),
  show: lazy(() => import("./RequestShow.tsx")),
  create: lazy(() => import("./RequestCreate.tsx")),
};
