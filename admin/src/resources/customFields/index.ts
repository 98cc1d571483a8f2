import { lazyPage } from "../../providers/lazyPage.ts";

export const customFields = {
  list: lazyPage(() => import("./FieldList.tsx")),
  create: lazyPage(() => import("./FieldCreate.tsx")),
  edit: lazyPage(() => import("./FieldEdit.tsx")),
  recordRepresentation: "code",
};
