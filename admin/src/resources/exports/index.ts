import { lazy } from "react";

export const exportFiles = {
  list: lazy(() => import("./ExportList.tsx")),
  recordRepresentation: "fileName",
};
