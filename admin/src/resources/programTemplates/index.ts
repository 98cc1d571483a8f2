import { lazy } from "react";
import type { RaRecord } from "react-admin";

export const programTemplates = {
  list: lazy(() => import("./TemplateList.tsx")),
  create: lazy(() => import("./TemplateCreate.tsx")),
  edit: lazy(() => import("./TemplateEdit.tsx")),
  recordRepresentation: (template: RaRecord) => template.code,
};
