import { and, eq, isNull } from "drizzle-orm";
import type { AuditAction } from "#db/constants.ts";
import { actorId } from "../context.ts";
import { auditStatements, guard, type Statement } from "./commit.ts";
import type { RequestContext } from "./endpoint.ts";
import type { ResourceSpec, Row } from "./resourceSpec.ts";
import { versionStatements } from "./versions.ts";

/** Another record that a change moves along: conditional update, guard and audit row, for the same batch. */
export function updateAlong(
  ctx: RequestContext,
  spec: ResourceSpec,
  before: Row,
  patch: Row,
  action: AuditAction,
): Statement[] {
  const { id, organizationId, version } = before as { id: string; organizationId: string; version: number };
  const set = { ...patch, version: version + 1, updatedAt: ctx.now, updatedBy: actorId(ctx.actor) };
  const unchanged = and(eq(spec.table.id, id), eq(spec.table.version, version), isNull(spec.table.deletedAt));
  const after = { ...before, ...set };
  return [
    ctx.db
      .update(spec.table)
      .set(set as never)
      .where(unchanged),
    guard(ctx),
    ...versionStatements(ctx, spec, before, after),
    ...auditStatements(ctx, [{ action, entity: spec.name, entityId: id, organizationId, before, after }]),
  ];
}
