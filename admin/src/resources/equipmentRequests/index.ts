import { lazy } from "react";

export const equipmentRequests = {
  list: lazy(() => import("./RequestList.tsx")),
  recordRepresentation: "category",
};
