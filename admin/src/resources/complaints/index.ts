import { lazy } from "react";

export const complaints = {
  list: lazy(() => import("./ComplaintList.tsx")),
  show: lazy(() => import("./ComplaintShow.tsx")),
  edit: lazy(() => import("./ComplaintEdit.tsx")),
  recordRepresentation: "number",
};
