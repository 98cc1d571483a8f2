import { lazy } from "react";

export const auditLog = { list: lazy(() => import("./AuditLogList.tsx")) };
export const accessLog = { list: lazy(() => import("./AccessLogList.tsx")) };
