import { and, sql } from "drizzle-orm";
import type { TargetMeasure } from "#db/constants.ts";
import { groups } from "#db/schema/index.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { reach } from "../http/resourceRead.ts";
import type { StepState } from "../outcomes/funnel.ts";
import { lineCtes } from "../outcomes/lines.ts";
import type { Asked } from "../outcomes/scope.ts";
import { groupsResource } from "../resources/groups/routes.ts";

/** The step of a group's way that a target of groups is about. */
export const STEP_OF_MEASURE = {
  bpjs_coverage: null,
  groups_active_month_12: "activeAtMonth12",
  groups_equipped: "equipped",
  groups_linked: "linked",
} as const satisfies Record<TargetMeasure, string | null>;

export type PlacedGroups = {
  place: string;
  groups: number;
} & Record<NonNullable<(typeof STEP_OF_MEASURE)[TargetMeasure]>, StepState>;

/** Groups within reach by place and by where they stand on a day; nothing is counted where no target asks. */
export function groupCounts(ctx: RequestContext, { day, basis }: Pick<Asked, "day" | "basis">) {
  const asked = sql`EXISTS (SELECT 1 FROM targets t WHERE t.measure <> 'bpjs_coverage' AND t.deletedAt IS NULL)`;
  const where = and(asked, reach(ctx, groupsResource.spec, "read")) ?? asked;
  return ctx.db.all<PlacedGroups>(sql`WITH ${lineCtes({ by: "region", id: "", day, basis, where })}
    SELECT coalesce(${groups.villageCode}, ${groups.programRegionCode}) AS place, l.equipped, l.linked, l.activeAtMonth12, count(*) AS "groups"
    FROM l CROSS JOIN groups ON ${groups.id} = l.groupId GROUP BY 1, 2, 3, 4`);
}
