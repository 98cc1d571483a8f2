import { lazy } from "react";

export const groups = {
  list: lazy(() => import("./GroupList.tsx")),
  show: lazy(() => import("./GroupShow.tsx")),
  edit: lazy(() => import("./GroupEdit.tsx")),
  recordRepresentation: "name",
};
