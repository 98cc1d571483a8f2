import { and, eq, getTableColumns, isNull, or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { attachments, findings, groups } from "#db/schema/index.ts";
import type { Context } from "../../context.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { type ResourceSpec, specOf } from "../../http/resourceSpec.ts";
import { can } from "../../policy/can.ts";
import type { Action, Resource } from "../../policy/roles.ts";
import { isUser, scope } from "../../policy/scope.ts";

/** Records that photos and documents can hang on. */
export const SUBJECTS = [
  "programs",
  "groups",
  "follow-ups",
  "equipment",
  "equipment-checks",
  "handovers",
  "linkages",
  "orders",
  "marketing-supports",
  "capital-applications",
  "licences",
  "complaints",
  "cases",
  "case-actions",
  "sample-items",
  "findings",
] as const satisfies Resource[];
export type Subject = (typeof SUBJECTS)[number];

const NOTHING = sql`0`;

/** Subjects whose files are shown to both sides: what auditors took in the field, and what proves an answer. */
export const BETWEEN: readonly string[] = ["sample-items", "findings"] satisfies Subject[];

type Scoped = Pick<Context, "actor" | "now">;

function reached(ctx: Scoped, spec: ResourceSpec, action: Action): SQL {
  if (isUser(ctx.actor) && !can(ctx.actor, spec.name, action)) return NOTHING;
  return scope(ctx, spec.name, action, spec.placement, spec.table.organizationId);
}

/** The office that a finding is addressed to, until it is closed. */
const answers = ({ actor }: Scoped, spec: ResourceSpec): SQL =>
  spec.name === "findings" && isUser(actor) && can(actor, "findings", "transition")
    ? sql`(${findings.addresseeId} = ${actor.organizationId} AND ${findings.state} <> 'closed')`
    : NOTHING;

/** Who may change a record, or make one like it, or answers it, may add a file to it and take one away. */
const written = (ctx: Scoped, spec: ResourceSpec): SQL =>
  or(reached(ctx, spec, "update"), reached(ctx, spec, "create"), answers(ctx, spec)) ?? NOTHING;

/** Who reads a file beside whoever added it: the owner of the group it is about; of a finding the other side. */
const readsToo = ({ actor }: Scoped, spec: ResourceSpec, groupId: SQL | SQLiteColumn): SQL<string | null> =>
  spec.name === "findings" && isUser(actor)
    ? sql`CASE WHEN ${findings.addresseeId} = ${actor.organizationId} THEN ${findings.organizationId} ELSE ${findings.addresseeId} END`
    : sql`(SELECT g.organizationId FROM ${groups} AS g WHERE g.id = ${groupId})`;

/** Files of records that an actor may read or, for any other action, write. */
export function reachedSubjects(ctx: Scoped, action: Action): SQL {
  const each = SUBJECTS.flatMap((name) => {
    const spec = specOf(name);
    if (!spec) return [];
    const may = action === "read" ? reached(ctx, spec, "read") : written(ctx, spec);
    const living = sql`EXISTS (SELECT 1 FROM ${spec.table} WHERE ${spec.table.id} = ${attachments.subjectId}
      AND ${spec.table.deletedAt} IS NULL AND ${may})`;
    return [and(eq(attachments.subject, name), living)];
  });
  return or(...each) ?? NOTHING;
}

/** The group a record is about, as an expression; machines in store are about none. */
function groupIdOf(spec: ResourceSpec): SQL | SQLiteColumn {
  if (spec.name === "groups") return spec.table.id;
  const columns = getTableColumns(spec.table) as Record<string, SQLiteColumn>;
  return columns.groupId ?? columns.holderGroupId ?? sql`NULL`;
}

/** The record a file is to hang on, if the actor may know of it; `_may` says whether it may add one, `_answers` whether as the side that answers. */
export function subjectQuery(ctx: RequestContext, spec: ResourceSpec, id: string) {
  const groupId = groupIdOf(spec);
  return ctx.db
    .select({
      id: spec.table.id,
      organizationId: spec.table.organizationId,
      groupId: sql<string | null>`${groupId}`,
      groupOrganizationId: readsToo(ctx, spec, groupId),
      _may: sql<number>`${written(ctx, spec)}`,
      _answers: sql<number>`${answers(ctx, spec)}`,
    })
    .from(spec.table)
    .where(and(eq(spec.table.id, id), isNull(spec.table.deletedAt), reached(ctx, spec, "read")));
}
