import { eq, type SQL, sql } from "drizzle-orm";
import { dayAt, type LicenceState } from "#db/constants.ts";
import { groups, licences } from "#db/schema/index.ts";
import { invalid } from "../../errors.ts";
import { addDays } from "../../follow-ups/plan.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { GroupRow, Row } from "../../http/resourceSpec.ts";
import { EXPIRES_SOON_DAYS, validityOf } from "../../market/validity.ts";
import { assertHappened, eventOf, neededGroup, todayOf } from "../groupDay.ts";

const readerDay = (ctx: RequestContext) => dayAt(ctx.now, ctx.actor.jurisdiction);

const runsOutBy = (day: string): SQL => sql`(${licences.state} = 'have' AND ${licences.expiresOn} <= ${day})`;

/** What one asks of licences day by day. */
const VIEWS: Record<string, (today: string) => SQL> = {
  soon: (today) => runsOutBy(addDays(today, EXPIRES_SOON_DAYS)),
  expired: (today) => runsOutBy(addDays(today, -1)),
  open: () => sql`${licences.state} IN ('missing', 'in_process')`,
};

/** What a group holds of the papers of its trade: one row a kind, common to all who work with the group. */
export const licencesResource = defineResource({
  name: "licences",
  table: licences,
  prefix: "lic",
  placement: { by: "group", groupId: licences.groupId, common: true },
  fixed: ["groupId", "kind"],
  references: { groupId: "groups" },
  parent: "group",
  searchColumns: ["number"],
  defaultSort: ["expiresOn", "ASC"],
  joined: {
    table: groups,
    on: eq(groups.id, licences.groupId),
    columns: { groupOrganizationId: groups.organizationId },
  },
  virtual: (ctx) => ({
    view: (value) =>
      typeof value === "string" && Object.hasOwn(VIEWS, value) ? VIEWS[value]?.(readerDay(ctx)) : undefined,
    // Runs out within so many days, or has already.
    expiringWithin: (value) =>
      typeof value === "number" && value >= 0 && value <= 3_650 ? runsOutBy(addDays(readerDay(ctx), value)) : undefined,
  }),
  present: (ctx, row) => ({ validity: validityOf(row as never, readerDay(ctx), EXPIRES_SOON_DAYS) }),
  prepare: (ctx, { id, before, after, refs }) => {
    const group = neededGroup(refs.group);
    const today = todayOf(ctx, group);
    assertDates(before, after, today);
    // A day of expiry belongs to a paper one has.
    const set: Row = after.state === "have" ? {} : { expiresOn: null, issuedOn: null };
    const moved = before?.state !== after.state;
    return {
      set: before ? set : { ...set, groupOrganizationId: group.organizationId },
      events: moved ? [licenceEvent(group, { ...after, id }, before?.state ?? null, today)] : [],
    };
  },
});

function assertDates(before: Row | undefined, after: Row, today: string): void {
  const { issuedOn, expiresOn } = after as { issuedOn: string | null; expiresOn: string | null };
  if (issuedOn && issuedOn !== before?.issuedOn) assertHappened("issuedOn", issuedOn, today, "1990-01-01");
  if (issuedOn && expiresOn && expiresOn <= issuedOn) {
    throw invalid({ expiresOn: { id: "Habis sebelum terbit.", en: "Runs out before it was issued." } });
  }
}

const licenceEvent = (group: GroupRow, row: Row, from: unknown, on: string) =>
  eventOf(group, {
    kind: "licence_changed",
    on,
    subjectId: row.id as string,
    state: row.state as LicenceState,
    data: { licence: row.kind, from },
  });
