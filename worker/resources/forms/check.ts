import { z } from "zod";
import { dayAt } from "#db/constants.ts";
import { checkAnswers } from "../../forms/checkAnswers.ts";
import { checkDefinition } from "../../forms/checkDefinition.ts";
import type { Reply, RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { day } from "../../http/shape.ts";
import { draftShape } from "./shape.ts";

export const checkBody = z.strictObject({
  definition: draftShape,
  answers: z.record(z.string(), z.json()),
  today: day().optional(),
});

/**
 * `POST /check {definition, answers, today?}`: what this server makes of answers to a form, kept nowhere: the answers
 * as they would be stored, each fault by its place, and which questions are asked; of a form that cannot be asked its
 * faults alone.
 */
export async function checkForm(ctx: RequestContext): Promise<Reply> {
  const { definition, answers, today } = parseOrThrow(checkBody, await ctx.json());
  const unusable = checkDefinition(definition);
  if (unusable.length > 0) return { status: 200, body: { unusable } };
  const checked = checkAnswers(definition, answers, { today: today ?? dayAt(ctx.now, ctx.actor.jurisdiction) });
  return { status: 200, body: { unusable, ...checked, asked: [...checked.asked] } };
}
