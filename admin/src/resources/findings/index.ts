import { lazy } from "react";

export const findings = {
  list: lazy(() => import("./FindingList.tsx")),
  show: lazy(() => import("./FindingShow.tsx")),
  create: lazy(() => import("./FindingCreate.tsx")),
  edit: lazy(() => import("./FindingEdit.tsx")),
  recordRepresentation: "text",
};
