import type { RaRecord } from "react-admin";
import { lazyPage } from "../../providers/lazyPage.ts";

export const programTemplates = {
  list: lazyPage(() => import("./TemplateList.tsx")),
  create: lazyPage(() => import("./TemplateCreate.tsx")),
  edit: lazyPage(() => import("./TemplateEdit.tsx")),
  recordRepresentation: (template: RaRecord) => template.code,
};
