import { lazyPage } from "../../providers/lazyPage.ts";

export const complaints = {
  list: lazyPage(() => import("./ComplaintList.tsx")),
  show: lazyPage(() => import("./ComplaintShow.tsx")),
  edit: lazyPage(() => import("./ComplaintEdit.tsx")),
  recordRepresentation: "number",
};
