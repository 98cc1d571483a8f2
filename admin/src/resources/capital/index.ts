import { lazy } from "react";

export const capital = {
  list: lazy(() => import("./CapitalList.tsx")),
  show: lazy(() => import("./CapitalShow.tsx")),
  edit: lazy(() => import("./CapitalEdit.tsx")),
};

export const licences = {
  list: lazy(() => import("./LicenceList.tsx")),
};

export const capitalSchemes = {
  list: lazy(() => import("./SchemeList.tsx")),
  create: lazy(() => import("./SchemeCreate.tsx")),
  edit: lazy(() => import("./SchemeEdit.tsx")),
  recordRepresentation: "name",
};
