import { lazyPage } from "../../providers/lazyPage.ts";

export const dataRequests = {
  list: lazyPage(() => import("./RequestList.tsx")),
  show: lazyPage(() => import("./RequestShow.tsx")),
  edit: lazyPage(() => import("./RequestEdit.tsx")),
  create: lazyPage(() => import("./RequestCreate.tsx")),
};
