import { lazyPage } from "../../providers/lazyPage.ts";

export const notifications = {
  list: lazyPage(() => import("./Inbox.tsx")),
  show: lazyPage(() => import("./OpenNotice.tsx")),
};
