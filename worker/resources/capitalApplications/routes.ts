import type { CapitalState } from "#db/constants.ts";
import { capitalApplications } from "#db/schema/index.ts";
import { defineResource } from "../../http/resource.ts";
import type { GroupRow, Row } from "../../http/resourceSpec.ts";
import { addTransition } from "../../http/transition.ts";
import { CAPITAL_MACHINE } from "../../policy/transitions.ts";
import { assertHappened, eventOf, groupOf, neededGroup, todayOf, touch } from "../groupDay.ts";

export const capitalApplicationsResource = defineResource({
  name: "capital-applications",
  table: capitalApplications,
  prefix: "cap",
  placement: { by: "group", groupId: capitalApplications.groupId },
  readOnly: ["state", "decidedOn", "disbursedOn"],
  fixed: ["groupId"],
  optional: ["appliedOn"],
  references: { groupId: "groups" },
  parent: "group",
  searchColumns: ["purpose"],
  defaultSort: ["appliedOn", "DESC"],
  prepare: (ctx, { id, before, after, refs }) => {
    const group = neededGroup(refs.group);
    const on = (after.appliedOn as string | null) ?? todayOf(ctx, group);
    if (on !== before?.appliedOn) assertHappened("appliedOn", on, todayOf(ctx, group));
    if (before) return { touched: [touch(group)] };
    return {
      set: { appliedOn: on },
      events: [capitalEvent(group, { ...after, id }, "applied", null, on)],
      touched: [touch(group)],
    };
  },
  beforeDelete: (_ctx, row) => ({ touched: [row.groupId as string] }),
});

const capitalEvent = (group: GroupRow, row: Row, state: CapitalState, from: unknown, on: string) =>
  eventOf(group, {
    kind: "capital_changed",
    on,
    subjectId: row.id as string,
    state,
    value: row.amountIdr as number,
    data: { source: row.source, from },
  });

addTransition<CapitalState>(
  capitalApplicationsResource,
  CAPITAL_MACHINE,
  (ctx, row, { to, on: given }, [found = []]) => {
    const group = neededGroup(found[0] as GroupRow | undefined);
    const today = todayOf(ctx, group);
    const on = given ?? today;
    const since = (row.disbursedOn ?? row.decidedOn ?? row.appliedOn) as string;
    assertHappened("on", on, today, since);
    const dates: Row =
      to === "approved" || to === "declined" ? { decidedOn: on } : to === "disbursed" ? { disbursedOn: on } : {};
    return { set: dates, events: [capitalEvent(group, row, to, row.state, on)], touched: [touch(group)] };
  },
  { reads: (ctx) => [groupOf(ctx, capitalApplicationsResource.spec, ctx.param("id"))] },
);
