import { eq, sql } from "drizzle-orm";
import { programs } from "#db/schema/index.ts";
import type { Context } from "../context.ts";
import type { Statement } from "../http/commit.ts";
import { todayAt } from "../stall/asOf.ts";
import { reevaluate } from "../stall/reevaluate.ts";
import { loadRules } from "../stall/rules.ts";
import { programStatements, stampOf } from "../stall/statements.ts";

type Owned = { organizationId: string; programId: string };

/** The stall rules for groups of an import, as statements for the end of the batch that touches them. */
export const groupsAgain = (
  ctx: Context,
  { organizationId }: Owned,
  groupIds: readonly string[],
): Promise<Statement[]> =>
  reevaluate(
    ctx,
    groupIds.map((groupId) => ({ groupId, organizationId })),
  );

/** The programme's own rules, once all its groups are in: it counts their bands. Its owner's rules, whoever imports. */
export async function programAgain(ctx: Context, { programId }: Pick<Owned, "programId">): Promise<Statement[]> {
  const [program] = await ctx.db
    .select({ owner: programs.organizationId })
    .from(programs)
    .where(eq(programs.id, programId));
  if (!program) return [];
  const rules = (await loadRules(ctx, [program.owner], { trusting: true })).get(program.owner);
  if (!rules) return [];
  const subjects = { where: sql`pr.id = ${programId}`, asOf: todayAt(ctx.now) };
  return programStatements(subjects, rules.program, stampOf(ctx.now, null)).map((one) => ctx.db.run(one));
}
