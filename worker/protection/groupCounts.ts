import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { TargetMeasure } from "#db/constants.ts";
import { groups, targets } from "#db/schema/index.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { reach } from "../http/resourceRead.ts";
import type { FunnelStep } from "../outcomes/funnel.ts";
import { stepState } from "../outcomes/steps.ts";
import { groupsResource } from "../resources/groups/routes.ts";
import { groupPlace } from "./groupPlace.ts";

/** The step of a group's way that a target of groups is about. */
export const STEP_OF_MEASURE: Partial<Record<TargetMeasure, FunnelStep>> = {
  groups_active_month_12: "activeAtMonth12",
  groups_equipped: "equipped",
  groups_linked: "linked",
};

export interface PlacedGroups {
  place: string;
  measure: TargetMeasure;
  listed: number;
  covered: number;
  unknown: number;
}

/** Groups by place that a measure's step is for; nothing is counted where no target asks. */
export function groupCounts(ctx: RequestContext, measure: TargetMeasure, step: FunnelStep, day: string) {
  const state = stepState(step, day);
  const number = (condition: SQL) => sql<number>`sum(${condition})`;
  const asked = sql`EXISTS (SELECT 1 FROM ${targets} WHERE ${targets.measure} = ${measure} AND ${targets.deletedAt} IS NULL)`;
  const found = ctx.db
    .select({ place: groupPlace.as("place"), state: sql<string>`${state}`.as("state") })
    .from(groups)
    .where(and(asked, isNull(groups.deletedAt), reach(ctx, groupsResource.spec, "read")))
    .as("found");
  return ctx.db
    .select({
      place: found.place,
      measure: sql<TargetMeasure>`${measure}`,
      listed: number(sql`${found.state} <> 'na'`),
      covered: number(eq(found.state, "reached")),
      unknown: number(eq(found.state, "unknown")),
    })
    .from(found)
    .groupBy(sql`${found.place}`);
}
