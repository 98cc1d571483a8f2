import { and, eq, isNull } from "drizzle-orm";
import { cohorts, groups } from "#db/schema/index.ts";
import { invalid } from "../../errors.ts";
import { defineResource } from "../../http/resource.ts";
import { anchorMove } from "../groups/anchor.ts";

export const cohortsResource = defineResource({
  name: "cohorts",
  table: cohorts,
  prefix: "coh",
  placement: { by: "program", programId: cohorts.programId },
  fixed: ["programId"],
  references: { programId: "programs" },
  parent: "program",
  searchColumns: ["title", "provider"],
  defaultSort: ["startsOn", "DESC"],
  prepare: async (ctx, { id, before, after }) => {
    const { startsOn, endsOn } = after as { startsOn: string | null; endsOn: string | null };
    if (startsOn && endsOn && endsOn < startsOn) {
      throw invalid({ endsOn: { id: "Selesai sebelum mulai.", en: "Ends before it starts." } });
    }
    if (!before || before.endsOn === endsOn || !endsOn) return {};
    const [members] = await ctx.read([
      ctx.db
        .select()
        .from(groups)
        .where(and(eq(groups.cohortId, id), isNull(groups.deletedAt))),
    ]);
    const moving = members.filter((group) => group.trainedOn === null || group.trainedOn === before.endsOn);
    return anchorMove(ctx, moving, endsOn);
  },
});
