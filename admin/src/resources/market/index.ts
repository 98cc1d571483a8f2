import { lazyPage } from "../../providers/lazyPage.ts";

export const linkages = {
  list: lazyPage(() => import("./LinkageList.tsx")),
  show: lazyPage(() => import("./LinkageShow.tsx")),
  edit: lazyPage(() => import("./LinkageEdit.tsx")),
  recordRepresentation: "buyer",
};

export const orders = {
  list: lazyPage(() => import("./OrderList.tsx")),
  show: lazyPage(() => import("./OrderShow.tsx")),
  edit: lazyPage(() => import("./OrderEdit.tsx")),
};

export const supports = {
  list: lazyPage(() => import("./SupportList.tsx")),
  edit: lazyPage(() => import("./SupportEdit.tsx")),
};

export const buyers = {
  list: lazyPage(() => import("./BuyerList.tsx")),
  show: lazyPage(() => import("./BuyerShow.tsx")),
  create: lazyPage(() => import("./BuyerCreate.tsx")),
  edit: lazyPage(() => import("./BuyerEdit.tsx")),
  recordRepresentation: "name",
};
