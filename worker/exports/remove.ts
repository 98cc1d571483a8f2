import { and, eq, lt } from "drizzle-orm";
import { exports } from "#db/schema/index.ts";
import type { Context, SystemActor } from "../context.ts";
import { failExport } from "./continue.ts";
import { GIVE_UP_MS, KEEP_MS } from "./limits.ts";
import { dropExport, dropOld } from "./store.ts";

/** Hourly: files older than a day are removed, and an export that never came to an end is said to have failed. */
export async function runExportRemoval(ctx: Context<SystemActor>): Promise<Record<string, number>> {
  const lost = await ctx.db
    .select()
    .from(exports)
    .where(and(eq(exports.state, "running"), lt(exports.updatedAt, ctx.now - GIVE_UP_MS)));
  for (const job of lost) await failExport(ctx, job, "stopped");
  const past = lt(exports.createdAt, ctx.now - KEEP_MS);
  let objects = 0;
  // The files first: a row that is left over is found again, a file without its row only by its age.
  for (const { id } of await ctx.db.select({ id: exports.id }).from(exports).where(past))
    objects += await dropExport(ctx, id);
  objects += await dropOld(ctx);
  const { rowsAffected } = await ctx.db.delete(exports).where(past);
  return { failed: lost.length, objects, exports: rowsAffected };
}
