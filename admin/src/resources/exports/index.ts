import { lazyPage } from "../../providers/lazyPage.ts";

export const exportFiles = {
  list: lazyPage(() => import("./ExportList.tsx")),
  recordRepresentation: "fileName",
};
