import { lazy } from "react";

export const linkages = {
  list: lazy(() => import("./LinkageList.tsx")),
  show: lazy(() => import("./LinkageShow.tsx")),
  edit: lazy(() => import("./LinkageEdit.tsx")),
  recordRepresentation: "buyer",
};

export const orders = {
  list: lazy(() => import("./OrderList.tsx")),
  show: lazy(() => import("./OrderShow.tsx")),
  edit: lazy(() => import("./OrderEdit.tsx")),
};

export const supports = {
  list: lazy(() => import("./SupportList.tsx")),
  edit: lazy(() => import("./SupportEdit.tsx")),
};

export const buyers = {
  list: lazy(() => import("./BuyerList.tsx")),
  show: lazy(() => import("./BuyerShow.tsx")),
  create: lazy(() => import("./BuyerCreate.tsx")),
  edit: lazy(() => import("./BuyerEdit.tsx")),
  recordRepresentation: "name",
};
