import { lazy } from "react";

export const groups = {
  list: lazy(() => import("./GroupList.tsx")),
  show: lazy(() => import("./GroupShow.tsx")),
  create: lazy(() => import("./GroupCreate.tsx")),
  edit: lazy(() => import("./GroupEdit.tsx")),
  recordRepresentation: "name",
};
