import { lazy } from "react";

export const followUps = {
  list: lazy(() => import("./Worklist.tsx")),
};
