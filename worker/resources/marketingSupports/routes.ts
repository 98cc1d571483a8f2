import { marketingSupports } from "#db/schema/index.ts";
import { defineResource } from "../../http/resource.ts";
import { assertHappened, eventOf, neededGroup, todayOf, touch } from "../groupDay.ts";

export const marketingSupportsResource = defineResource({
  name: "marketing-supports",
  table: marketingSupports,
  prefix: "mkt",
  placement: { by: "group", groupId: marketingSupports.groupId },
  fixed: ["groupId"],
  references: { groupId: "groups" },
  parent: "group",
  searchColumns: ["provider", "result"],
  defaultSort: ["on", "DESC"],
  prepare: (ctx, { id, before, after, refs }) => {
    const group = neededGroup(refs.group);
    const on = after.on as string;
    if (on !== before?.on) assertHappened("on", on, todayOf(ctx, group));
    const told = { state: after.kind as string, value: after.costIdr as number | null };
    const restated = !before || on !== before.on || told.state !== before.kind || told.value !== before.costIdr;
    return {
      events: restated ? [eventOf(group, { kind: "marketing_support", on, subjectId: id, ...told })] : [],
      touched: [touch(group)],
    };
  },
  beforeDelete: (_ctx, row) => ({ touched: [row.groupId as string] }),
});
