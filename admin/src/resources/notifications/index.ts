import { lazy } from "react";

export const notifications = {
  list: lazy(() => import("./Inbox.tsx")),
  show: lazy(() => import("./OpenNotice.tsx")),
};
