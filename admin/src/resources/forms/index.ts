import type { RaRecord } from "react-admin";
import { lazyPage } from "../../providers/lazyPage.ts";

export const forms = {
  list: lazyPage(() => import("./FormList.tsx")),
  create: lazyPage(() => import("./FormCreate.tsx")),
  edit: lazyPage(() => import("./FormEdit.tsx")),
  show: lazyPage(() => import("./FormShow.tsx")),
  recordRepresentation: (form: RaRecord) => form.code,
};
