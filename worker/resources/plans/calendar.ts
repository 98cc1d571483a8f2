import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { type FollowUpState, PLAN_ANCHORS, type StepAnchor } from "#db/constants.ts";
import type { PlanStep } from "#db/schema/plans.ts";
import { notFound } from "../../errors.ts";
import { stepsShape, withKeys } from "../../follow-ups/planSteps.ts";
import { wantedCtes } from "../../follow-ups/settle.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { presentRow, recordQuery } from "../../http/resourceRead.ts";
import { type Row, specOf } from "../../http/resourceSpec.ts";
import { line } from "../../http/shape.ts";
import { todayOf } from "../groupDay.ts";
import { plansResource } from "./resource.ts";

const body = z.strictObject({
  groupId: line(60),
  planId: line(60).optional(),
  anchor: z.enum(PLAN_ANCHORS),
  steps: stepsShape,
});

export interface CalendarPoint {
  stepKey: string;
  label: string;
  anchor: StepAnchor;
  anchorOn: string | null;
  dueOn: string | null;
  windowStartsOn: string | null;
  windowEndsOn: string | null;
  followUpId: string | null;
  state: FollowUpState | null;
  standsOn: string | null;
  doneOn: string | null;
}

/** Each step's day for one group, and the point it has already: the finished one before an open one. */
function calendarQuery(
  ctx: RequestContext,
  groupId: string,
  draft: { planId: string; anchor: "trainedOn" | "handoverOn"; steps: PlanStep[] },
): SQL {
  const settling = { where: sql`gr.id = ${groupId}`, now: ctx.now, draft, anyPlan: true };
  return sql`WITH ${wantedCtes(settling)} SELECT w.stepKey, w.label, w.anchor, w.day AS anchorOn, w.dueOn, w.windowStartsOn, w.windowEndsOn,
      f.id AS followUpId, f.state, f.dueOn AS standsOn, f.doneOn
    FROM w LEFT JOIN follow_ups f ON f.id = (SELECT o.id FROM follow_ups o WHERE o.groupId = w.groupId AND o.planId = w.planId AND o.stepKey = w.stepKey
      AND o.deletedAt IS NULL ORDER BY o.state = 'done' DESC, o.doneOn DESC, o.id LIMIT 1)
    ORDER BY w.dueOn IS NULL, w.dueOn, w.place`;
}

/** `POST /calendar {groupId, planId?, anchor, steps}`: the days of a plan, as it is typed, for a group that exists. */
export function addCalendar(): void {
  plansResource.routes.post(
    "/calendar",
    endpoint(
      { resource: "plans", action: "read" },
      async (ctx) => {
        const { groupId, planId = "", anchor, steps } = parseOrThrow(body, await ctx.json());
        const spec = specOf("groups");
        if (!spec) throw new Error("groups are not declared");
        const draft = { planId, anchor, steps: withKeys(steps as PlanStep[]) };
        const [found, points] = (await ctx.read([
          recordQuery(ctx, spec, groupId, "read"),
          ctx.db.all<CalendarPoint>(calendarQuery(ctx, groupId, draft)),
        ])) as unknown as [Row[], CalendarPoint[]];
        const row = found[0];
        if (!row) throw notFound();
        const { id, name, trainedOn } = presentRow(ctx, spec, row);
        const today = todayOf(ctx, row as Parameters<typeof todayOf>[1]);
        return { status: 200, body: { group: { id, name, trainedOn }, today, points } };
      },
      { body, summary: "The days of a plan for one group, with what is done already; nothing is written" },
    ),
  );
}
