import { lazyPage } from "../../providers/lazyPage.ts";

export const computedFacts = {
  list: lazyPage(() => import("./FactList.tsx")),
  create: lazyPage(() => import("./FactCreate.tsx")),
  edit: lazyPage(() => import("./FactEdit.tsx")),
  recordRepresentation: "code",
};
