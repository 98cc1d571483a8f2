import { lazyPage } from "../../providers/lazyPage.ts";

export const handovers = {
  list: lazyPage(() => import("./HandoverList.tsx")),
  show: lazyPage(() => import("./HandoverShow.tsx")),
  create: lazyPage(() => import("./HandoverCreate.tsx")),
  recordRepresentation: "number",
};
