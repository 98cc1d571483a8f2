import { lazy } from "react";

export const rules = {
  list: lazy(() => import("./RuleList.tsx")),
  show: lazy(() => import("./RuleShow.tsx")),
  edit: lazy(() => import("./RuleEdit.tsx")),
  create: lazy(() => import("./RuleCreate.tsx")),
  recordRepresentation: "code",
};
