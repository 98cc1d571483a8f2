import { lazyPage } from "../../providers/lazyPage.ts";

export const deliveries = { list: lazyPage(() => import("./DeliveryList.tsx")) };
