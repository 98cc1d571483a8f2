import { lazy } from "react";

export const officeSettings = { list: lazy(() => import("./OfficeSettings.tsx")) };
