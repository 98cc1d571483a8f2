import { lazyPage } from "../../providers/lazyPage.ts";

export const findings = {
  list: lazyPage(() => import("./FindingList.tsx")),
  show: lazyPage(() => import("./FindingShow.tsx")),
  create: lazyPage(() => import("./FindingCreate.tsx")),
  edit: lazyPage(() => import("./FindingEdit.tsx")),
  recordRepresentation: "text",
};
