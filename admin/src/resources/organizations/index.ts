import { lazyPage } from "../../providers/lazyPage.ts";

export const organizations = {
  list: lazyPage(() => import("./OrganizationList.tsx")),
  create: lazyPage(() => import("./OrganizationCreate.tsx")),
  edit: lazyPage(() => import("./OrganizationEdit.tsx")),
  recordRepresentation: "name",
};
