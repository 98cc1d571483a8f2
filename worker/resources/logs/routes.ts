import { and, eq, sql } from "drizzle-orm";
import { accessLog, auditLog, users } from "#db/schema/index.ts";
import { ofRunningAudit } from "../../access/hidden.ts";
import { COMMITMENT } from "../../audit/commitment.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineReadResource } from "../../http/readResource.ts";
import { scope } from "../../policy/scope.ts";

/** Outside an office nobody learns that it got a complaint: neither from its record nor from a file on it. */
export const complaintsInside = ({ actor }: RequestContext) => {
  const { organizationId, entity, changes } = auditLog;
  const told = sql`(${entity} = 'complaints' OR coalesce(json_extract(${changes}, '$.subject.to') = 'complaints', 0))`;
  return sql`(${organizationId} = ${actor.organizationId} OR NOT ${told})`;
};

/** What somebody wrote is kept apart, so that it can be forgotten; in rows from before they were sealed it stands itself. */
const REASON = sql`coalesce((SELECT reason FROM audit_private WHERE auditId = ${auditLog.id}),
  CASE WHEN ${auditLog.reason} NOT LIKE ${`${COMMITMENT}%`} THEN ${auditLog.reason} END)`;

/** Who did what. Names are resolved, and what somebody wrote as a reason is shown, inside one's own organisation only. */
export const auditLogResource = defineReadResource({
  name: "audit-log",
  table: auditLog,
  where: (ctx) =>
    sql`(${scope(ctx, "audit-log", "read", { by: "organization" }, auditLog.organizationId)} AND ${complaintsInside(ctx)})`,
  joined: {
    table: users,
    on: (ctx) => and(eq(users.id, auditLog.actorId), eq(users.organizationId, ctx.actor.organizationId)),
    columns: { actorName: users.name },
  },
  searchColumn: auditLog.action,
  defaultSort: ["at", "DESC"],
  hidden: ["commitment"],
  derived: { reason: REASON },
  ownColumns: ["reason"],
});

const COLUMNS = { reason: sql`${accessLog.reason}`, userId: sql`${accessLog.userId}` };

/** Who looked at a personal field, and why. */
export const accessLogResource = defineReadResource({
  name: "access-log",
  table: accessLog,
  where: (ctx) =>
    sql`(${scope(ctx, "access-log", "read", { by: "organization" }, accessLog.organizationId)} AND NOT ${ofRunningAudit(COLUMNS)})`,
  joined: {
    table: users,
    on: (ctx) => and(eq(users.id, accessLog.userId), eq(users.organizationId, ctx.actor.organizationId)),
    columns: { userName: users.name },
  },
  searchColumn: accessLog.field,
  defaultSort: ["at", "DESC"],
});
