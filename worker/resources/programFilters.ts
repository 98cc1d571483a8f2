import { eq, type SQL, sql } from "drizzle-orm";
import { equipment, groups, memberships, people } from "#db/schema/index.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { knowsPartners } from "../outcomes/filters.ts";
import { groupScope } from "../policy/scope.ts";

type Filters = Record<string, (value: unknown) => SQL | undefined>;

/** What is asked of a group: what its programme teaches, which NGO accompanies it, where it lies. */
const CONDITIONS: Record<string, (ctx: RequestContext, value: string) => SQL | undefined> = {
  skill: (_, value) => sql`${groups.programId} IN (SELECT p.id FROM programs p WHERE p.skill = ${value})`,
  partnerId: ({ actor }, value) =>
    knowsPartners(actor) || value === actor.organizationId
      ? sql`${groups.id} IN (SELECT gp.groupId FROM group_partners gp
          WHERE gp.organizationId = ${value} AND gp.state = 'granted' AND gp.deletedAt IS NULL)`
      : undefined,
  regionCode: (_, value) => sql`(${groups.villageCode} >= ${value} AND ${groups.villageCode} < ${`${value}/`})`,
};

const filtersBy = (ctx: RequestContext, names: readonly string[], within: (condition: SQL) => SQL): Filters =>
  Object.fromEntries(
    names.map((name) => [
      name,
      (value: unknown) => {
        const condition = typeof value === "string" ? CONDITIONS[name]?.(ctx, value) : undefined;
        return condition && within(condition);
      },
    ]),
  );

/** List filters of groups by skill, accompanying NGO and region. */
export const groupFilters = (ctx: RequestContext): Filters =>
  filtersBy(ctx, Object.keys(CONDITIONS), (condition) => condition);

/** The same of people, through those of their groups that the reader reaches; the region is their own. */
export const personFilters = (ctx: RequestContext): Filters => ({
  ...filtersBy(
    ctx,
    ["skill", "partnerId"],
    (
      condition,
    ) => sql`EXISTS (SELECT 1 FROM ${memberships} CROSS JOIN ${groups} ON ${groups.id} = ${memberships.groupId}
      WHERE ${memberships.personId} = ${people.id} AND ${memberships.deletedAt} IS NULL AND ${groups.deletedAt} IS NULL
        AND ${condition} AND ${groupScope(ctx, "memberships", "read")})`,
  ),
  regionCode: (value) =>
    typeof value === "string"
      ? sql`(${people.villageCode} >= ${value} AND ${people.villageCode} < ${`${value}/`})`
      : undefined,
});

/** The same of machines: the skill is that of their programme, NGO and region those of the group that holds them. */
export const machineFilters = (ctx: RequestContext): Filters => ({
  ...filtersBy(
    ctx,
    ["partnerId", "regionCode"],
    (condition) => sql`EXISTS (SELECT 1 FROM ${groups} WHERE ${eq(groups.id, equipment.holderGroupId)}
      AND ${groups.deletedAt} IS NULL AND ${condition} AND ${groupScope(ctx, "groups", "read")})`,
  ),
  skill: (value) =>
    typeof value === "string"
      ? sql`${equipment.programId} IN (SELECT p.id FROM programs p WHERE p.skill = ${value})`
      : undefined,
});
