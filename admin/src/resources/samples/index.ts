import { lazy } from "react";

export const samples = {
  list: lazy(() => import("./SampleList.tsx")),
  show: lazy(() => import("./SampleShow.tsx")),
  create: lazy(() => import("./SampleCreate.tsx")),
  recordRepresentation: "question",
};
