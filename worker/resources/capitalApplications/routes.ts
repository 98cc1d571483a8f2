import { z } from "zod";
import type { CapitalState } from "#db/constants.ts";
import { capitalApplications } from "#db/schema/index.ts";
import { invalid } from "../../errors.ts";
import { defineResource } from "../../http/resource.ts";
import type { GroupRow, Row } from "../../http/resourceSpec.ts";
import { money } from "../../http/shape.ts";
import { addTransition, transitionShape } from "../../http/transition.ts";
import { CAPITAL_MACHINE } from "../../policy/transitions.ts";
import { assertHappened, eventOf, groupOf, neededGroup, todayOf, touch } from "../groupDay.ts";

export const capitalApplicationsResource = defineResource({
  name: "capital-applications",
  table: capitalApplications,
  prefix: "cap",
  placement: { by: "group", groupId: capitalApplications.groupId },
  readOnly: [
    ...["state", "surveyedOn", "decidedOn", "approvedIdr", "declinedReason", "disbursedOn", "arrearsSince"],
    "repaidOn",
  ],
  fixed: ["groupId"],
  optional: ["appliedOn"],
  references: { groupId: "groups" },
  parent: "group",
  searchColumns: ["purpose", "lender"],
  defaultSort: ["appliedOn", "DESC"],
  prepare: (ctx, { id, before, after, refs }) => {
    const group = neededGroup(refs.group);
    const on = (after.appliedOn as string | null) ?? todayOf(ctx, group);
    if (on !== before?.appliedOn) assertHappened("appliedOn", on, todayOf(ctx, group));
    if (before) {
      const next = [before.surveyedOn, before.decidedOn, before.disbursedOn].find((day) => typeof day === "string");
      if (typeof next === "string" && on > next) {
        throw invalid({ appliedOn: { id: `Paling akhir ${next}.`, en: `${next} at the latest.` } });
      }
      return { touched: [touch(group)] };
    }
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
    value: (row.approvedIdr ?? row.amountIdr) as number,
    data: { source: row.source, from },
  });

const DATES = ["appliedOn", "surveyedOn", "decidedOn", "disbursedOn", "arrearsSince"];

/** Day of the last step that has one: the next cannot lie before it. */
const lastStep = (row: Row): string =>
  DATES.map((field) => row[field])
    .filter((day) => typeof day === "string")
    .sort()
    .at(-1) as string;

const body = z.strictObject({
  ...transitionShape,
  approvedIdr: money().min(1).optional(),
  lender: z.string().trim().min(1).max(200).optional(),
});
type Step = z.output<typeof body>;

/** Columns that a step fills: its day, and what was decided. */
function stepColumns(row: Row, to: CapitalState, on: string, { reason, approvedIdr }: Step): Row {
  switch (to) {
    case "surveyed":
      return { surveyedOn: on };
    case "approved":
      return { decidedOn: on, approvedIdr: approvedIdr ?? row.amountIdr };
    case "declined":
      if (reason) return { decidedOn: on, declinedReason: reason };
      throw invalid({ reason: { id: "Tulis alasan penolakannya.", en: "Say why it was declined." } });
    case "disbursed":
      return { disbursedOn: on };
    case "in_arrears":
      return { arrearsSince: on };
    case "performing":
      return { arrearsSince: null };
    case "repaid":
      return { arrearsSince: null, repaidOn: on };
    default:
      return {};
  }
}

addTransition<CapitalState>(
  capitalApplicationsResource,
  CAPITAL_MACHINE,
  (ctx, row, input, [found = []]) => {
    const { to, on: given } = input;
    const step = input as typeof input & Step;
    const group = neededGroup(found[0] as GroupRow | undefined);
    const today = todayOf(ctx, group);
    const on = given ?? today;
    assertHappened("on", on, today, lastStep(row));
    if (step.approvedIdr !== undefined && to !== "approved") {
      throw invalid({ approvedIdr: { id: "Hanya saat disetujui.", en: "Only when it is approved." } });
    }
    const set: Row = { ...stepColumns(row, to, on, step), ...(step.lender ? { lender: step.lender } : {}) };
    return {
      set,
      events: [capitalEvent(group, { ...row, ...set }, to, row.state, on)],
      touched: [touch(group)],
    };
  },
  { shape: body, reads: (ctx) => [groupOf(ctx, capitalApplicationsResource.spec, ctx.param("id"))] },
);
