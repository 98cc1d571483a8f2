import { lazyPage } from "../../providers/lazyPage.ts";

export const cases = {
  list: lazyPage(() => import("./CaseList.tsx")),
  show: lazyPage(() => import("./CaseShow.tsx")),
};
