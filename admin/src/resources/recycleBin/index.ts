import { lazyPage } from "../../providers/lazyPage.ts";

export const recycleBin = { list: lazyPage(() => import("./RecycleBin.tsx")) };
