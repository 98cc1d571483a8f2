import { lazyPage } from "../../providers/lazyPage.ts";

export const users = {
  list: lazyPage(() => import("./UserList.tsx")),
  create: lazyPage(() => import("./UserCreate.tsx")),
  edit: lazyPage(() => import("./UserEdit.tsx")),
  recordRepresentation: "name",
};
