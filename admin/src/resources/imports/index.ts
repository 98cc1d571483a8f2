import { lazyPage } from "../../providers/lazyPage.ts";

export const imports = {
  list: lazyPage(() => import("./ImportList.tsx")),
  create: lazyPage(() => import("./ImportUpload.tsx")),
  show: lazyPage(() => import("./ImportShow.tsx")),
  recordRepresentation: "fileName",
};
