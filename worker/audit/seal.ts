import { asc, desc, eq, min, sql } from "drizzle-orm";
import { newId } from "#db/ids.ts";
import { auditLog, auditPending, checkpoints } from "#db/schema/index.ts";
import type { Context } from "../context.ts";
import { guardThat, writeBatch } from "../http/commit.ts";
import { toBase64, toHex } from "../http/crypto.ts";
import { databaseFault } from "../http/respond.ts";
import { leafBytes, type SealedRow } from "./canonical.ts";
import { originOf, type SigningKey, signCheckpoint, signingKeyFrom } from "./checkpoint.ts";
import { Frontier, leafHash } from "./merkle.ts";

/** Rows one checkpoint takes in at most. */
const ROWS_AT_ONCE = 2_000;
/** Checkpoints one run makes at most, of two requests each where a Worker may make 1,000: the next run goes on. */
const MOST_BATCHES = 400;

export const bytesOfHex = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** Appends an organisation's waiting rows to its tree and signs the new root; 0 when another run was faster. */
async function sealSome(ctx: Context, organizationId: string, key: SigningKey): Promise<number> {
  const { db, now } = ctx;
  const [[before], rows] = await db.batch([
    db
      .select({ size: checkpoints.size, edge: checkpoints.edge, at: checkpoints.at })
      .from(checkpoints)
      .where(eq(checkpoints.organizationId, organizationId))
      .orderBy(desc(checkpoints.size))
      .limit(1),
    db
      .select({ row: auditLog })
      .from(auditPending)
      .innerJoin(auditLog, eq(auditLog.id, auditPending.auditId))
      .where(eq(auditPending.organizationId, organizationId))
      .orderBy(asc(auditPending.seq))
      .limit(ROWS_AT_ONCE),
  ]);
  if (rows.length === 0) return 0;
  const size = before?.size ?? 0;
  const tree = new Frontier(size, (before?.edge ?? []).map(bytesOfHex));
  const leaves = rows.map(({ row }, i) => {
    const hash = leafHash(leafBytes(row as SealedRow));
    tree.append(hash);
    return [size + i, row.id, toHex(hash)];
  });
  const root = toBase64(tree.root());
  // A clock that was set back does not make a checkpoint older than the one it goes on from.
  const at = Math.max(now, before?.at ?? 0);
  const note = await signCheckpoint({ origin: originOf(organizationId), size: tree.size, root, at }, key);
  const told = JSON.stringify(leaves);
  try {
    await writeBatch(ctx, [
      guardThat(
        ctx,
        sql`(SELECT coalesce(max(size), 0) FROM checkpoints WHERE organizationId = ${organizationId}) = ${size}`,
        "stale",
      ),
      db.run(sql`INSERT INTO audit_leaves (organizationId, leafIndex, auditId, hash)
        SELECT ${organizationId}, j.value ->> 0, j.value ->> 1, j.value ->> 2 FROM json_each(${told}) j`),
      db.run(sql`DELETE FROM audit_pending WHERE auditId IN (SELECT j.value ->> 1 FROM json_each(${told}) j)`),
      db.insert(checkpoints).values({
        ...{ id: newId("chk", now), organizationId, size: tree.size, root, at, note, edge: tree.edge.map(toHex) },
      }),
    ]);
  } catch (error) {
    if (databaseFault(error)?.message.includes("guard:")) return 0;
    throw error;
  }
  return rows.length;
}

/**
 * Seals what was written since: each organisation's rows in the order they were committed, who waits longest first. One
 * that fails does not keep the others waiting. Safe to run twice, or two at once.
 */
export async function runSealing(ctx: Context): Promise<{ rows: number; checkpoints: number }> {
  const done = { rows: 0, checkpoints: 0 };
  const waiting = await ctx.db
    .select({ id: auditPending.organizationId })
    .from(auditPending)
    .groupBy(auditPending.organizationId)
    .orderBy(min(auditPending.seq));
  if (waiting.length === 0) return done;
  const key = await signingKeyFrom(ctx.env.AUDIT_SIGNING_KEY[0]);
  const failures: unknown[] = [];
  for (const { id } of waiting) {
    try {
      for (let sealed = ROWS_AT_ONCE; sealed === ROWS_AT_ONCE && done.checkpoints < MOST_BATCHES; ) {
        sealed = await sealSome(ctx, id, key);
        done.rows += sealed;
        if (sealed > 0) done.checkpoints++;
      }
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${waiting.length} not sealed`);
  return done;
}
