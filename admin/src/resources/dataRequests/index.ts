import { lazyPage } from "../../providers/lazyPage.ts";

export const dataRequests = {
  list: lazyPage(() => import("./RequestList.tsx")),
  show: lazyPage(() => import("./RequestShow.tsx")),
  create: lazyPage(() => import("./RequestCreate.tsx")),
};
