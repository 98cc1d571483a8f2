import { lazy } from "react";
import { lazyPage } from "../../providers/lazyPage.ts";

export const groups = {
  list: lazy(() => import("./GroupList.tsx")),
  show: lazyPage(() => import("./GroupShow.tsx")),
  create: lazyPage(() => import("./GroupCreate.tsx")),
  edit: lazyPage(() => import("./GroupEdit.tsx")),
  recordRepresentation: "name",
};
