import { lazy } from "react";

export const people = {
  list: lazy(() => import("./PersonList.tsx")),
  show: lazy(() => import("./PersonShow.tsx")),
  edit: lazy(() => import("./PersonEdit.tsx")),
  recordRepresentation: "name",
};
