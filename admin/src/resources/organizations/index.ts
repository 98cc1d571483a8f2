import { lazy } from "react";

export const organizations = {
  list: lazy(() => import("./OrganizationList.tsx")),
  create: lazy(() => import("./OrganizationCreate.tsx")),
  edit: lazy(() => import("./OrganizationEdit.tsx")),
  recordRepresentation: "name",
};
