import type { FindingStep } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { findingSteps } from "#db/schema/index.ts";
import type { Statement } from "../../http/commit.ts";
import type { RequestContext } from "../../http/endpoint.ts";

interface Step {
  findingId: string;
  kind: FindingStep;
  text?: string | null;
  /** The deadline that it set. */
  dueOn?: string | null;
}

/** A step of a finding's history, in the words of the time. */
export function stepStatement(ctx: RequestContext, { findingId, kind, text, dueOn }: Step): Statement {
  const { userId, organizationId, role } = ctx.actor;
  return ctx.db.insert(findingSteps).values({
    ...{ id: newId("fst", ctx.now), findingId, at: ctx.now, kind, organizationId, userId, role },
    ...{ text: text ?? null, dueOn: dueOn ?? null },
  });
}
