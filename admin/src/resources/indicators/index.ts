import { lazyPage } from "../../providers/lazyPage.ts";

export const indicators = {
  list: lazyPage(() => import("./IndicatorList.tsx")),
  create: lazyPage(() => import("./IndicatorCreate.tsx")),
  edit: lazyPage(() => import("./IndicatorEdit.tsx")),
  show: lazyPage(() => import("./IndicatorShow.tsx")),
  recordRepresentation: "code",
};
