import { lazy } from "react";

export const sampleItems = { show: lazy(() => import("./CheckPage.tsx")) };
