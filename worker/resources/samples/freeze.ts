import { and, asc, eq, isNull } from "drizzle-orm";
import { sampleFrames, samples } from "#db/schema/index.ts";
import type { LocalText } from "#db/schema/rules.ts";
import { newNonce } from "../../audit/commitment.ts";
import { conflict, invalid } from "../../errors.ts";
import { auditStatements, commit, guard } from "../../http/commit.ts";
import { toHex } from "../../http/crypto.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { admitRow, expectVersion, reachable, recordQuery } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { updateRecord } from "../../http/resourceWrite.ts";
import { sizeOf } from "../../samples/design.ts";
import { type FrameUnit, frameHash, strataHash } from "../../samples/draw.ts";
import { freezeStatement, strataQuery } from "../../samples/frame.ts";
import { itemNames } from "../../samples/items.ts";
import { assertDesign, frameOf, isParted, type Sample, samplesResource } from "./resource.ts";

/** Units a frame holds at most: what a page can still recompute. */
const MOST_UNITS = 20_000;

export const frameQuery = (ctx: RequestContext, sampleId: string) =>
  ctx.db
    .select({ frameId: sampleFrames.frameId, stratum: sampleFrames.stratum })
    .from(sampleFrames)
    .where(eq(sampleFrames.sampleId, sampleId))
    .orderBy(asc(sampleFrames.frameId));

const alreadyFrozen = () =>
  conflict("frozen", { id: "Kerangka sampel ini sudah dibekukan.", en: "This frame is frozen already." });

/** The units as they are at this instant, and that they were taken: both or neither; of two at once one takes them. */
async function takeFrame(ctx: RequestContext, row: Sample): Promise<void> {
  const items = row.items ?? itemNames(row.unit);
  await commit(
    ctx,
    {
      statements: [
        ctx.db
          .update(samples)
          .set({ frozenAt: ctx.now, items })
          .where(and(eq(samples.id, row.id), eq(samples.version, row.version), isNull(samples.frozenAt))),
        guard(ctx),
        freezeStatement(ctx, row.id, frameOf(row), items),
      ],
      audit: [
        {
          ...{ action: "freeze", entity: "samples" as const, entityId: row.id, organizationId: row.organizationId },
          after: { frozenAt: ctx.now },
        },
      ],
    },
    { status: 200 },
  );
}

const faultOf = (size: number, tells: boolean): LocalText | undefined => {
  if (size === 0)
    return { id: "Tidak ada satu unit pun dalam populasi ini.", en: "There is no unit in this population." };
  if (size > MOST_UNITS)
    return { id: `Populasi paling banyak ${MOST_UNITS} unit.`, en: `A population has ${MOST_UNITS} units at most.` };
  if (tells) return undefined;
  return {
    id: "Jumlah unit ini tidak membedakan kedua batas; perbanyak n.",
    en: "So many units do not tell the two levels apart; draw more.",
  };
};

async function freeze(ctx: RequestContext) {
  const { spec } = samplesResource;
  const id = ctx.param("id");
  const [rows] = (await ctx.read([recordQuery(ctx, spec, id, "transition")])) as [Row[]];
  const row = admitRow(rows[0]) as Sample;
  expectVersion(ctx, spec, row as Row);
  if (row.state !== "draft") throw alreadyFrozen();
  assertDesign(row);
  // What a lost connection left half done is taken up again: the units are there, their hash is not.
  if (row.frozenAt === null) {
    const strata = await strataQuery(ctx, frameOf(row));
    const { population, rule } = sizeOf(row, strata);
    const fault = faultOf(population, row.method !== "lqas" || rule !== null);
    if (fault) throw invalid({ [population === 0 ? "filter" : "n"]: fault });
    await takeFrame({ ...ctx, idempotency: undefined }, row);
  }
  const frame = await frameQuery(ctx, id);
  const sizes = new Map<string, number>();
  for (const { stratum } of frame) sizes.set(stratum ?? "", (sizes.get(stratum ?? "") ?? 0) + 1);
  const { n, rule, clusters } = sizeOf(
    row,
    [...sizes].map(([stratum, size]) => ({ stratum, size })),
  );
  const units = frame.map(({ frameId, stratum }) => ({ id: frameId, stratum }));
  const committed = isParted(row) ? committedTo(units) : undefined;
  const patch = {
    ...{ state: "frozen", n, frameSize: frame.length, frozenAt: row.frozenAt ?? ctx.now },
    items: row.items ?? itemNames(row.unit),
    frameHash: frameHash(units.map((unit) => unit.id)),
    ...committed,
    design: { ...row.design, ...(rule && { decisionRule: rule.d }), ...(clusters !== null && { clusters }) },
  };
  // Sealed with the log, as every column that is shown is.
  const { organizationId } = row;
  const after = { strataHash: committed?.strataHash };
  const sealed = [{ action: "freeze", entity: "samples", entityId: id, organizationId, after } as const];
  const statements = committed && auditStatements(ctx, sealed);
  return updateRecord(ctx, spec, row as Row, patch, { action: "freeze", extras: { statements } });
}

function committedTo(units: readonly FrameUnit[]) {
  const strataSalt = toHex(newNonce());
  return { strataSalt, strataHash: strataHash(units, strataSalt) };
}

/** `POST /:id/freeze`: stores the frame under ids that tell nothing, and publishes its hash before there is a seed. */
export function addFreeze(): void {
  samplesResource.routes.post(
    "/:id/freeze",
    endpoint({ resource: "samples", action: "transition" }, freeze, {
      reachable,
      bodyOptional: true,
      summary: "Freeze the frame and publish its hash; before there is a seed, and once",
    }),
  );
}
