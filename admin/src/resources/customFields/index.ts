import { lazy } from "react";

export const customFields = {
  list: lazy(() => import("./FieldList.tsx")),
  create: lazy(() => import("./FieldCreate.tsx")),
  edit: lazy(() => import("./FieldEdit.tsx")),
  recordRepresentation: "code",
};
