import { lazyPage } from "../../providers/lazyPage.ts";

export const sampleItems = { show: lazyPage(() => import("./CheckPage.tsx")) };
