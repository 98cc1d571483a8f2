import { lazy } from "react";

export const programs = {
  list: lazy(() => import("./ProgramList.tsx")),
  show: lazy(() => import("./ProgramShow.tsx")),
  create: lazy(() => import("./ProgramCreate.tsx")),
  edit: lazy(() => import("./ProgramEdit.tsx")),
  recordRepresentation: "name",
};
