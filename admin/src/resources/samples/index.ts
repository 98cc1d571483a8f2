import { lazyPage } from "../../providers/lazyPage.ts";

export const samples = {
  list: lazyPage(() => import("./SampleList.tsx")),
  show: lazyPage(() => import("./SampleShow.tsx")),
  create: lazyPage(() => import("./SampleCreate.tsx")),
  edit: lazyPage(() => import("./SampleEdit.tsx")),
  recordRepresentation: "question",
};
