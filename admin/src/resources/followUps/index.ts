import { lazyPage } from "../../providers/lazyPage.ts";

export const followUps = {
  list: lazyPage(() => import("./Worklist.tsx")),
};
