import { lazy } from "react";

export const rules = {
  list: lazy(() => import("./RuleList.tsx")),
  show: lazy(() => import("./RuleShow.tsx")),
  recordRepresentation: "code",
};
