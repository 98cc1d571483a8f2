import type { Reads } from "../context.ts";
import { invalid } from "../errors.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { databaseFault } from "../http/respond.ts";

/** One batch that grows with the groups asked for: 422 where they are more than one reply of the database holds. */
export async function readMany(ctx: Pick<RequestContext, "read">, reads: readonly unknown[]): Promise<unknown[][]> {
  try {
    return (await ctx.read(reads as unknown as Reads)) as unknown as unknown[][];
  } catch (error) {
    if (databaseFault(error)?.code !== "RESPONSE_TOO_LARGE") throw error;
    throw invalid({
      id: {
        id: "Kelompoknya terlalu banyak untuk dihitung sekaligus: pilih program, dinas, atau wilayah yang lebih kecil.",
        en: "Too many groups to count at once: choose a smaller programme, office or region.",
      },
    });
  }
}
