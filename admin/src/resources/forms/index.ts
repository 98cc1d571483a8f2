import { lazy } from "react";
import type { RaRecord } from "react-admin";

export const forms = {
  list: lazy(() => import("./FormList.tsx")),
  create: lazy(() => import("./FormCreate.tsx")),
  edit: lazy(() => import("./FormEdit.tsx")),
  show: lazy(() => import("./FormShow.tsx")),
  recordRepresentation: (form: RaRecord) => form.code,
};
