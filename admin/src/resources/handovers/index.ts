import { lazy } from "react";

export const handovers = {
  list: lazy(() => import("./HandoverList.tsx")),
  show: lazy(() => import("./HandoverShow.tsx")),
  create: lazy(() => import("./HandoverCreate.tsx")),
  recordRepresentation: "number",
};
