import { lazy } from "react";

export const deliveries = { list: lazy(() => import("./DeliveryList.tsx")) };
