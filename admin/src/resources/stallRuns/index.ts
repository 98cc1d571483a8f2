import { lazy } from "react";

export const stallRuns = { list: lazy(() => import("./StallRunList.tsx")) };
