import { lazy } from "react";

export const computedFacts = {
  list: lazy(() => import("./FactList.tsx")),
  create: lazy(() => import("./FactCreate.tsx")),
  edit: lazy(() => import("./FactEdit.tsx")),
  recordRepresentation: "code",
};
