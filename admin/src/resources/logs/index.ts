import { lazyPage } from "../../providers/lazyPage.ts";

export const auditLog = { list: lazyPage(() => import("./AuditLogList.tsx")) };
export const accessLog = { list: lazyPage(() => import("./AccessLogList.tsx")) };
