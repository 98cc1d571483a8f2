import { lazy } from "react";

export const groups = {
  list: lazy(() => import("./GroupList.tsx")),
  recordRepresentation: "name",
};
