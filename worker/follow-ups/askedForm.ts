import { and, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { followUps, forms, formVersions, groups } from "#db/schema/index.ts";
import type { RequestContext } from "../http/endpoint.ts";

/** Published, in use, and of the organisation that follows the group. */
const inUse = sql`x.organizationId = ${groups.organizationId} AND x.publishedVersion IS NOT NULL AND x.retired = 0 AND x.deletedAt IS NULL`;

const ofStep = sql`(SELECT x.id FROM plans p, json_each(p.steps) AS step JOIN forms x ON x.id = json_extract(step.value, '$.formId')
  WHERE p.id = ${followUps.planId} AND json_extract(step.value, '$.key') = ${followUps.stepKey} AND ${inUse})`;
/** Of the forms a kind of programme brings along the first is the one of its visits. */
const ofProgram = sql`(SELECT x.id FROM programs pr, json_each(pr.setup, '$.forms') AS code JOIN forms x ON x.code = code.value
  WHERE pr.id = ${groups.programId} AND ${inUse} ORDER BY code.key LIMIT 1)`;
const ofOffice = sql`(SELECT x.id FROM forms x WHERE x.isDefault = 1 AND ${inUse})`;

/** The form an open contact asks: of its point in the plan, else of the programme's kind, else the office's default. */
const ofContact = sql`CASE WHEN ${followUps.state} = 'done' THEN ${followUps.formId} ELSE coalesce(${ofStep}, ${ofProgram}, ${ofOffice}) END`;
const ofUnplanned = sql`coalesce(${ofProgram}, ${ofOffice})`;

const COLUMNS = {
  formId: forms.id,
  code: forms.code,
  organizationId: forms.organizationId,
  number: formVersions.number,
  name: formVersions.name,
  definition: formVersions.definition,
};

/** Which contact the form is asked of: one that is there, or one of a group that nobody planned. */
export type AskedOf = { followUpId: string } | { groupId: string };

/** The version that somebody was shown, where it is said; else the one in use (of a finished contact, its own). */
export interface Shown {
  formId?: string;
  version?: number;
}

const chosenFor = (of: AskedOf): SQL => ("followUpId" in of ? ofContact : ofUnplanned);

/** The version of a form that a contact asks, or was shown; no row where it asks none. */
export function askedForm(ctx: Pick<RequestContext, "db">, of: AskedOf, shown: Shown = {}) {
  const formId = shown.formId
    ? sql`(SELECT x.id FROM forms x WHERE x.id = ${shown.formId} AND x.organizationId = ${groups.organizationId} AND x.deletedAt IS NULL)`
    : chosenFor(of);
  const current =
    "followUpId" in of
      ? sql`CASE WHEN ${followUps.state} = 'done' THEN ${followUps.formVersion} ELSE ${forms.publishedVersion} END`
      : sql`${forms.publishedVersion}`;
  const number = shown.version === undefined ? current : sql`${shown.version}`;
  const query = ctx.db.select(COLUMNS).from(groups).$dynamic();
  const placed = "followUpId" in of ? query.innerJoin(followUps, eq(followUps.groupId, groups.id)) : query;
  return placed
    .innerJoin(forms, sql`${forms.id} = ${formId}`)
    .innerJoin(formVersions, and(eq(formVersions.formId, forms.id), sql`${formVersions.number} = ${number}`))
    .where("followUpId" in of ? eq(followUps.id, of.followUpId) : eq(groups.id, of.groupId));
}

/** The last contact of the same group that answered the same form. */
export function lastAnswered(ctx: Pick<RequestContext, "db">, of: AskedOf) {
  const groupId =
    "followUpId" in of
      ? sql`(SELECT one.groupId FROM follow_ups AS one WHERE one.id = ${of.followUpId})`
      : sql`${of.groupId}`;
  const asked = askedForm(ctx, of).as("asked");
  return ctx.db
    .select()
    .from(followUps)
    .where(
      and(
        sql`${followUps.groupId} = ${groupId}`,
        sql`${followUps.formId} = (SELECT ${asked.formId} FROM ${asked})`,
        eq(followUps.state, "done"),
        isNotNull(followUps.answers),
        isNull(followUps.deletedAt),
      ),
    )
    .orderBy(desc(followUps.doneOn), desc(followUps.resolvedAt))
    .limit(1);
}
