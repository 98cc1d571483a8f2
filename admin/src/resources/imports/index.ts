import { lazy } from "react";

export const imports = {
  list: lazy(() => import("./ImportList.tsx")),
  create: lazy(() => import("./ImportUpload.tsx")),
  show: lazy(() => import("./ImportShow.tsx")),
  recordRepresentation: "fileName",
};
