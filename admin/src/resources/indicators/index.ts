import { lazy } from "react";

export const indicators = {
  list: lazy(() => import("./IndicatorList.tsx")),
  create: lazy(() => import("./IndicatorCreate.tsx")),
  edit: lazy(() => import("./IndicatorEdit.tsx")),
  show: lazy(() => import("./IndicatorShow.tsx")),
  recordRepresentation: "code",
};
