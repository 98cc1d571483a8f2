import { sql } from "drizzle-orm";
import { groups, programs, signals } from "#db/schema/index.ts";
import { defineReadResource } from "../../http/readResource.ts";
import { accessOf } from "../../policy/can.ts";
import { groupScope, programScope } from "../../policy/scope.ts";

export const signalsResource = defineReadResource({
  name: "signals",
  table: signals,
  where: (ctx) => {
    const access = accessOf(ctx.actor.role, "signals", "read");
    return sql`CASE WHEN ${signals.groupId} IS NULL
      THEN EXISTS (SELECT 1 FROM ${programs} WHERE ${programs.id} = ${signals.programId} AND ${programs.deletedAt} IS NULL AND ${programScope(ctx, access)})
      ELSE EXISTS (SELECT 1 FROM ${groups} WHERE ${groups.id} = ${signals.groupId} AND ${groups.deletedAt} IS NULL AND ${groupScope(ctx, access)}) END`;
  },
  searchColumn: signals.code,
  defaultSort: ["raisedAt", "DESC"],
});
