import { lazyPage } from "../../providers/lazyPage.ts";

export const officeSettings = { list: lazyPage(() => import("./OfficeSettings.tsx")) };
