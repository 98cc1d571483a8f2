import { lazyPage } from "../../providers/lazyPage.ts";

export const rules = {
  list: lazyPage(() => import("./RuleList.tsx")),
  show: lazyPage(() => import("./RuleShow.tsx")),
  edit: lazyPage(() => import("./RuleEdit.tsx")),
  create: lazyPage(() => import("./RuleCreate.tsx")),
  recordRepresentation: "code",
};
