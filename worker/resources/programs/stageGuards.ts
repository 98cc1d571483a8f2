import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { attachments } from "#db/schema/index.ts";
import type { ProgramSetup } from "#db/schema/programTemplates.ts";
import type { Reads } from "../../context.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { todayAt } from "../../stall/asOf.ts";
import { programFactsCtes } from "../../stall/evaluation.ts";
import { BUILT_IN, type FactValues } from "../../stall/facts.ts";
import { type JudgedGuard, judgeGuards, stageOf } from "../../templates/guards.ts";

/** What the guards of a stage look at: the programme's facts of today, and the codes of the documents it has. */
export const guardReads = (ctx: RequestContext, programId: string) =>
  [
    ctx.db.all<FactValues>(
      sql`WITH ${programFactsCtes(
        { where: sql`pr.id = ${programId}`, asOf: todayAt(ctx.now) },
        BUILT_IN.program,
      )} SELECT * FROM f`,
    ),
    ctx.db
      .selectDistinct({ code: attachments.documentCode })
      .from(attachments)
      .where(
        and(
          eq(attachments.subject, "programs"),
          eq(attachments.subjectId, programId),
          isNotNull(attachments.documentCode),
          isNull(attachments.deletedAt),
        ),
      ),
  ] as const satisfies Reads;

/** The guards of the stage that a programme would enter, each judged as of today. */
export async function guardsInto(
  ctx: RequestContext,
  program: { id: string; setup: ProgramSetup | null },
  to: string,
): Promise<JudgedGuard[]> {
  const stage = stageOf(program.setup, to);
  if (!stage || stage.guards.length === 0) return [];
  const [[facts = {}], documents] = await ctx.read(guardReads(ctx, program.id));
  return judgeGuards(
    stage,
    facts,
    documents.map(({ code }) => String(code)),
  );
}
