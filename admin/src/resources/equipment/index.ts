import { lazy } from "react";

export const equipment = {
  list: lazy(() => import("./EquipmentList.tsx")),
  show: lazy(() => import("./EquipmentShow.tsx")),
  create: lazy(() => import("./EquipmentCreate.tsx")),
  edit: lazy(() => import("./EquipmentEdit.tsx")),
  recordRepresentation: "item",
};
