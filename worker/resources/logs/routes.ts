import { and, eq } from "drizzle-orm";
import { accessLog, auditLog, users } from "#db/schema/index.ts";
import { defineReadResource } from "../../http/readResource.ts";
import { scope } from "../../policy/scope.ts";

/** Who did what. Names are resolved, and what somebody wrote as a reason is shown, inside one's own organisation only. */
export const auditLogResource = defineReadResource({
  name: "audit-log",
  table: auditLog,
  where: (ctx) => scope(ctx, "audit-log", "read", { by: "organization" }, auditLog.organizationId),
  joined: {
    table: users,
    on: (ctx) => and(eq(users.id, auditLog.actorId), eq(users.organizationId, ctx.actor.organizationId)),
    columns: { actorName: users.name },
  },
  searchColumn: auditLog.action,
  defaultSort: ["at", "DESC"],
  ownColumns: ["reason"],
});

/** Who looked at a personal field, and why. */
export const accessLogResource = defineReadResource({
  name: "access-log",
  table: accessLog,
  where: (ctx) => scope(ctx, "access-log", "read", { by: "organization" }, accessLog.organizationId),
  joined: {
    table: users,
    on: (ctx) => and(eq(users.id, accessLog.userId), eq(users.organizationId, ctx.actor.organizationId)),
    columns: { userName: users.name },
  },
  searchColumn: accessLog.field,
  defaultSort: ["at", "DESC"],
});
