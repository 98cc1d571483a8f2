import { eq } from "drizzle-orm";
import { z } from "zod";
import { newId } from "#db/ids.ts";
import { duplicateVerdicts } from "#db/schema/index.ts";
import { ApiError, conflict, notFound } from "../errors.ts";
import { commit, guard } from "../http/commit.ts";
import type { Reply, RequestContext } from "../http/endpoint.ts";
import { parseOrThrow } from "../http/faults.ts";
import { line } from "../http/shape.ts";
import { readPair } from "./read.ts";

export const verdictBody = z.strictObject({
  entity: z.enum(["people", "groups"]),
  firstId: line(60),
  secondId: line(60),
});

/** POST /api/duplicates/verdicts: somebody has looked at two records, and they are two. */
export async function sayDifferent(ctx: RequestContext): Promise<Reply> {
  const { entity, ...ids } = parseOrThrow(verdictBody, await ctx.json());
  await readPair(ctx, entity, ids.firstId, ids.secondId);
  const [firstId = "", secondId = ""] = [ids.firstId, ids.secondId].sort();
  const { organizationId, userId } = ctx.actor;
  const id = newId("dup", ctx.now);
  const by = { createdAt: ctx.now, createdBy: userId, updatedAt: ctx.now, updatedBy: userId };
  try {
    return await commit(
      ctx,
      {
        statements: [ctx.db.insert(duplicateVerdicts).values({ id, organizationId, ...by, entity, firstId, secondId })],
        audit: [{ action: "not_duplicate", entity, entityId: firstId, organizationId, after: { notSameAs: secondId } }],
      },
      { status: 201, body: { id, entity, firstId, secondId } },
    );
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 422) throw error;
    throw conflict("already_said", { id: "Pasangan ini sudah ditinjau.", en: "This pair was looked at already." });
  }
}

/** DELETE /api/duplicates/verdicts/ID: takes that word back. */
export async function takeBackWord(ctx: RequestContext): Promise<Reply> {
  const [[row]] = await ctx.read([
    ctx.db
      .select()
      .from(duplicateVerdicts)
      .where(eq(duplicateVerdicts.id, ctx.param("id"))),
  ]);
  if (row?.organizationId !== ctx.actor.organizationId) throw notFound();
  const { id, entity, firstId, secondId, organizationId } = row;
  return commit(
    ctx,
    {
      statements: [ctx.db.delete(duplicateVerdicts).where(eq(duplicateVerdicts.id, id)), guard(ctx)],
      audit: [{ action: "not_duplicate", entity, entityId: firstId, organizationId, before: { notSameAs: secondId } }],
    },
    { status: 204 },
  );
}
