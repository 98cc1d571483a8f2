import { eq, sql } from "drizzle-orm";
import { dayAt } from "#db/constants.ts";
import { groups } from "#db/schema/index.ts";
import { invalid } from "../errors.ts";
import type { EventDraft } from "../http/commit.ts";
import type { RequestContext } from "../http/endpoint.ts";
import type { GroupRow, ResourceSpec } from "../http/resourceSpec.ts";

const FIRST_DAY = "2000-01-01";

type Place = Pick<GroupRow, "villageCode" | "programRegionCode">;

/** Today where a group lives. */
export const todayOf = (ctx: Pick<RequestContext, "now">, { villageCode, programRegionCode }: Place): string =>
  dayAt(ctx.now, villageCode ?? programRegionCode);

/** Refuses a day that has not come yet, or one before anything here can have happened. */
export function assertHappened(field: string, on: string, today: string, notBefore = FIRST_DAY): void {
  if (on > today) {
    throw invalid({
      [field]: { id: `Belum terjadi: hari ini ${today}.`, en: `Has not happened yet: today is ${today}.` },
    });
  }
  if (on < notBefore)
    throw invalid({ [field]: { id: `Paling awal ${notBefore}.`, en: `${notBefore} at the earliest.` } });
}

/** An event of a group. */
export const eventOf = (
  group: Pick<GroupRow, "id" | "organizationId" | "programId">,
  draft: Omit<EventDraft, "organizationId" | "groupId" | "programId">,
): EventDraft => ({ organizationId: group.organizationId, groupId: group.id, programId: group.programId, ...draft });

/** A group to be looked at again by the rules, with its owner: that saves a read. */
export const touch = ({ id, organizationId }: Pick<GroupRow, "id" | "organizationId">) => ({
  groupId: id,
  organizationId,
});

/** The group that a record hangs on, to be read beside it. */
export const groupOf = (ctx: RequestContext, { table }: Pick<ResourceSpec, "table">, id: string) =>
  ctx.db
    .select()
    .from(groups)
    .where(eq(groups.id, sql`(SELECT groupId FROM ${table} WHERE ${table.id} = ${id})`));

/** The group a body names; a record cannot be made without it. */
export function neededGroup(group: GroupRow | undefined): GroupRow {
  if (group) return group;
  throw invalid({ groupId: { id: "Wajib diisi.", en: "Required." } });
}
