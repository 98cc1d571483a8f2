import { memberships, type people } from "#db/schema/index.ts";
import { invalid } from "../../errors.ts";
import type { EventDraft } from "../../http/commit.ts";
import { defineResource } from "../../http/resource.ts";
import type { GroupRow, Row } from "../../http/resourceSpec.ts";
import { assertHappened, eventOf, neededGroup, todayOf, touch } from "../groupDay.ts";

type Membership = typeof memberships.$inferSelect;

const moveOf = (group: GroupRow, kind: "member_joined" | "member_left", on: string, row: Row): EventDraft =>
  eventOf(group, {
    kind,
    on,
    subjectId: String(row.id),
    state: String(row.role),
    data: { personId: row.personId },
  });

function assertDays(after: Membership, before: Row | undefined, today: string): void {
  const { joinedOn, leftOn, leaveReason } = after;
  if (joinedOn && joinedOn !== before?.joinedOn) assertHappened("joinedOn", joinedOn, today);
  if (leftOn && leftOn !== before?.leftOn) assertHappened("leftOn", leftOn, today);
  if (joinedOn && leftOn && leftOn < joinedOn) {
    throw invalid({ leftOn: { id: "Keluar sebelum masuk.", en: "Left before joining." } });
  }
  if (leaveReason && !leftOn) {
    throw invalid({ leftOn: { id: "Isi tanggal keluar.", en: "Give the day of leaving." } });
  }
}

export const membershipsResource = defineResource({
  name: "memberships",
  table: memberships,
  prefix: "mbr",
  placement: { by: "group", groupId: memberships.groupId },
  fixed: ["personId", "groupId"],
  references: { personId: "people", groupId: "groups" },
  parent: "group",
  prepare: (ctx, { before, after, refs }) => {
    const group = neededGroup(refs.group);
    const today = todayOf(ctx, group);
    const row = after as Membership;
    const person = refs.byField.personId as typeof people.$inferSelect | undefined;
    if (person && person.organizationId !== group.organizationId) {
      throw invalid({
        personId: { id: "Orang ini tercatat di kantor lain.", en: "Another office keeps this person." },
      });
    }
    assertDays(row, before, today);
    const events: EventDraft[] = [];
    if (!before) events.push(moveOf(group, "member_joined", row.joinedOn ?? today, row));
    if (row.leftOn && row.leftOn !== before?.leftOn) events.push(moveOf(group, "member_left", row.leftOn, row));
    if (before?.leftOn && !row.leftOn) events.push(moveOf(group, "member_joined", today, row));
    return { events, touched: [touch(group)] };
  },
  beforeDelete: (_, row) => ({ touched: [String(row.groupId)] }),
});
