import { lazyPage } from "../../providers/lazyPage.ts";

export const equipmentRequests = {
  list: lazyPage(() => import("./RequestList.tsx")),
  recordRepresentation: "category",
};
