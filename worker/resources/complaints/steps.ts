import type { Hono } from "hono";
import { z } from "zod";
import type { ComplaintState } from "#db/constants.ts";
import { forbidden, invalid } from "../../errors.ts";
import type { EventDraft } from "../../http/commit.ts";
import type { GroupRow, ResourceSpec } from "../../http/resourceSpec.ts";
import { line } from "../../http/shape.ts";
import { addTransition, transitionShape } from "../../http/transition.ts";
import { COMPLAINT_MACHINE } from "../../policy/transitions.ts";
import { assertHappened, groupOf, neededGroup, todayOf } from "../groupDay.ts";

type Told = (group: GroupRow, id: string, state: ComplaintState, from: unknown, on: string) => EventDraft;

const body = z.strictObject({ ...transitionShape, answer: line(4_000).optional() });

/** `POST /:id/transition {to, on?, reason?, answer?}`: an answer needs words, and taking one back needs a reason. */
export function addSteps(resource: { spec: ResourceSpec; routes: Hono }, told: Told): void {
  addTransition<ComplaintState>(
    resource,
    COMPLAINT_MACHINE,
    (ctx, row, input, [found = []]) => {
      // In the field one sees to what one was asked to see to.
      if (ctx.actor.role === "officer" && row.ownerId !== ctx.actor.userId) throw forbidden();
      const { to, on: given, reason } = input;
      const { answer } = input as z.output<typeof body>;
      const group = neededGroup(found[0] as GroupRow | undefined);
      const today = todayOf(ctx, group);
      const on = given ?? today;
      assertHappened("on", on, today, (row.answeredOn ?? row.receivedOn) as string);
      if (to === "answered" && !answer) {
        throw invalid({ answer: { id: "Tulis jawabannya.", en: "Write the answer." } });
      }
      if (to !== "answered" && answer) {
        throw invalid({ answer: { id: "Hanya saat dijawab.", en: "Only when it is answered." } });
      }
      const takenBack = row.state === "answered" && to === "in_progress";
      if (takenBack && !reason) {
        throw invalid({ reason: { id: "Tulis mengapa dibuka lagi.", en: "Say why it is opened again." } });
      }
      return {
        set: to === "answered" ? { answer, answeredOn: on } : takenBack ? { answeredOn: null } : {},
        events: [told(group, row.id as string, to, row.state, on)],
      };
    },
    { shape: body, reads: (ctx) => [groupOf(ctx, resource.spec, ctx.param("id"))] },
  );
}
