import { lazyPage } from "../../providers/lazyPage.ts";

export const capital = {
  list: lazyPage(() => import("./CapitalList.tsx")),
  show: lazyPage(() => import("./CapitalShow.tsx")),
  edit: lazyPage(() => import("./CapitalEdit.tsx")),
};

export const licences = {
  list: lazyPage(() => import("./LicenceList.tsx")),
};

export const capitalSchemes = {
  list: lazyPage(() => import("./SchemeList.tsx")),
  create: lazyPage(() => import("./SchemeCreate.tsx")),
  edit: lazyPage(() => import("./SchemeEdit.tsx")),
  recordRepresentation: "name",
};
