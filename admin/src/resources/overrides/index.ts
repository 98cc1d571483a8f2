import { lazyPage } from "../../providers/lazyPage.ts";

export const overrides = { list: lazyPage(() => import("./OverrideList.tsx")) };
