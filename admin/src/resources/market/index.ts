import { lazy } from "react";

export const linkages = {
  list: lazy(() => import("./LinkageList.tsx")),
  show: lazy(() => import("./LinkageShow.tsx")),
  edit: lazy(() => import("./LinkageEdit.tsx")),
  recordRepresentation: "buyer",
};

export const orders = {
  list: lazy(() => import("./OrderList.tsx")),
  edit: lazy(() => import("./OrderEdit.tsx")),
};

export const supports = {
  list: lazy(() => import("./SupportList.tsx")),
  edit: lazy(() => import("./SupportEdit.tsx")),
};
