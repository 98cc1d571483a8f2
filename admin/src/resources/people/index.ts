import { lazyPage } from "../../providers/lazyPage.ts";

export const people = {
  list: lazyPage(() => import("./PersonList.tsx")),
  show: lazyPage(() => import("./PersonShow.tsx")),
  edit: lazyPage(() => import("./PersonEdit.tsx")),
  recordRepresentation: "name",
};
