import { lazy } from "react";

export const recycleBin = { list: lazy(() => import("./RecycleBin.tsx")) };
