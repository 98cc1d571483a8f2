import { lazyPage } from "../../providers/lazyPage.ts";

export const stallRuns = { list: lazyPage(() => import("./StallRunList.tsx")) };
