import { lazy } from "react";

export const capital = {
  list: lazy(() => import("./CapitalList.tsx")),
  show: lazy(() => import("./CapitalShow.tsx")),
  edit: lazy(() => import("./CapitalEdit.tsx")),
};
