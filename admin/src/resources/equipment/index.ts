import { lazyPage } from "../../providers/lazyPage.ts";

export const equipment = {
  list: lazyPage(() => import("./EquipmentList.tsx")),
  show: lazyPage(() => import("./EquipmentShow.tsx")),
  create: lazyPage(() => import("./EquipmentCreate.tsx")),
  edit: lazyPage(() => import("./EquipmentEdit.tsx")),
  recordRepresentation: "item",
};
