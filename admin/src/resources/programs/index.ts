import { lazy } from "react";
import { lazyPage } from "../../providers/lazyPage.ts";

export const programs = {
  list: lazy(() => import("./ProgramList.tsx")),
  show: lazyPage(() => import("./ProgramShow.tsx")),
  create: lazyPage(() => import("./ProgramCreate.tsx")),
  edit: lazyPage(() => import("./ProgramEdit.tsx")),
  recordRepresentation: "name",
};
