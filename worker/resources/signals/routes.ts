import { sql } from "drizzle-orm";
import { groups, programs, signals } from "#db/schema/index.ts";
import { defineReadResource } from "../../http/readResource.ts";
import { groupScope, programScope } from "../../policy/scope.ts";

export const signalsResource = defineReadResource({
  name: "signals",
  table: signals,
  where: (ctx) => sql`CASE WHEN ${signals.groupId} IS NULL
      THEN EXISTS (SELECT 1 FROM ${programs} WHERE ${programs.id} = ${signals.programId} AND ${programs.deletedAt} IS NULL AND ${programScope(ctx, "signals", "read")})
      ELSE EXISTS (SELECT 1 FROM ${groups} WHERE ${groups.id} = ${signals.groupId} AND ${groups.deletedAt} IS NULL AND ${groupScope(ctx, "signals", "read")}) END`,
  searchColumn: signals.code,
  defaultSort: ["raisedAt", "DESC"],
});
