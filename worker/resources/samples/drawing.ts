import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { newId } from "#db/ids.ts";
import { sampleFrames, sampleItems } from "#db/schema/index.ts";
import { illegalTransition } from "../../errors.ts";
import { guardThat, type Statement } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { admitRow, expectVersion, reachable, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { updateRecord } from "../../http/resourceWrite.ts";
import { ALGORITHM, type Drawn, type DrawPlan, draw, SEED_DIGITS } from "../../samples/draw.ts";
import { frameQuery } from "./freeze.ts";
import { type Sample, samplesResource } from "./resource.ts";

const ID_TIME_LENGTH = "smi_".length + 10;
const seedFault = {
  id: `Tulis paling sedikit ${SEED_DIGITS} angka, misalnya dari lemparan dadu dalam sidang.`,
  en: `Write at least ${SEED_DIGITS} digits, for instance from dice thrown in the session.`,
};
const body = z.strictObject({
  seed: z
    .string()
    .transform((text) => text.replace(/\s+/g, ""))
    .refine((text) => new RegExp(`^\\d{${SEED_DIGITS},200}$`).test(text), { params: { local: seedFault } }),
});

const planOf = ({ method, n, design }: Sample): DrawPlan =>
  method === "cluster" ? { method, n: n ?? 0, clusters: design?.clusters ?? 1 } : { method, n: n ?? 0 };

/** A draw from a stored frame: the same for whoever does it. */
export const drawnFrom = (row: Sample, frame: readonly { frameId: string; stratum: string | null }[]): Drawn =>
  draw(
    frame.map(({ frameId, stratum }) => ({ id: frameId, stratum })),
    row.seed ?? "",
    planOf(row),
  );

/** Units of a frame as rows to be checked, from a place on; each has its unit from the frame itself. */
export function itemStatements(
  ctx: RequestContext,
  row: Sample,
  frameIds: readonly string[],
  from: number,
): Statement[] {
  const by = ctx.actor.userId;
  const told = JSON.stringify(frameIds);
  return [
    ctx.db.run(sql`INSERT INTO sample_items (id, organizationId, version, createdAt, createdBy, updatedAt, updatedBy, sampleId, "order", frameId, unitId, stratum)
      SELECT ${newId("smi", ctx.now).slice(0, ID_TIME_LENGTH)} || hex(randomblob(8)), ${row.organizationId}, 1, ${ctx.now}, ${by}, ${ctx.now}, ${by},
        ${row.id}, j.key + ${from}, f.frameId, f.unitId, f.stratum
      FROM json_each(${told}) j CROSS JOIN ${sampleFrames} f ON f.sampleId = ${row.id} AND f.frameId = j.value`),
    guardThat(
      ctx,
      sql`(SELECT count(*) FROM ${sampleItems} WHERE ${and(eq(sampleItems.sampleId, row.id))}) = ${from - 1 + frameIds.length}`,
      "state",
    ),
  ];
}

/** `POST /:id/draw {seed}`: once, from the frozen frame, with a seed that was made after it was published. */
export function addDraw(): void {
  const { spec, routes } = samplesResource;
  routes.post(
    "/:id/draw",
    endpoint(
      { resource: "samples", action: "transition" },
      async (ctx) => {
        const { seed } = parseOrThrow(body, await ctx.json());
        const id = ctx.param("id");
        const [rows, frame] = (await ctx.read([recordQuery(ctx, spec, id, "transition"), frameQuery(ctx, id)])) as [
          Row[],
          { frameId: string; stratum: string | null }[],
        ];
        const row = admitRow(rows[0]) as Sample;
        expectVersion(ctx, spec, row as Row);
        if (row.state !== "frozen") {
          throw illegalTransition(row.state, "drawn", row.state === "draft" ? ["frozen"] : []);
        }
        const { sample } = drawnFrom({ ...row, seed }, frame);
        return updateRecord(
          ctx,
          spec,
          row as Row,
          { state: "drawn", seed, drawnAt: ctx.now, algorithm: ALGORITHM },
          { action: "draw", extras: { statements: itemStatements(ctx, row, sample, 1) } },
        );
      },
      { reachable, body, summary: "Draw once, with a seed of at least 20 digits made after the freeze" },
    ),
  );
}
