import { and, asc, desc, eq, gte, inArray, isNull, lt, lte, sql } from "drizzle-orm";
import { Hono } from "hono";
import { dayAt, startOfDay } from "#db/constants.ts";
import { auditLeaves, auditLog, auditPrivate, checkpoints, organizations } from "#db/schema/index.ts";
import { invalid, malformed } from "../errors.ts";
import { commit } from "../http/commit.ts";
import { fromBase64, toBase64, toHex } from "../http/crypto.ts";
import { endpoint, type RequestContext } from "../http/endpoint.ts";
import { isDay } from "../http/shape.ts";
import { scope } from "../policy/scope.ts";
import { complaintsInside } from "../resources/logs/routes.ts";
import type { SealedRow } from "./canonical.ts";
import { fingerprintOf, type SigningKey, signingKeysFrom } from "./checkpoint.ts";
import { COMMITMENT, fieldKey } from "./commitment.ts";
import { type ExportLine, FORMAT, FORMAT_VERSION } from "./exportFile.ts";
import { exportBytes } from "./exportLog.ts";

const ROWS_AT_ONCE = 2_000;
const DAY_MS = 86_400_000;

interface Asked {
  from: string | null;
  to: string | null;
  organizationId: string | null;
}
interface Keys {
  key: SigningKey;
  former: Uint8Array<ArrayBuffer>[];
}
type Office = Pick<typeof organizations.$inferSelect, "id" | "name" | "regionCode">;

function asked(ctx: RequestContext): Asked {
  const day = (name: "from" | "to") => {
    const value = ctx.query(name) ?? null;
    if (value !== null && !isDay(value)) {
      const text = { id: `${name}: tulis tanggal TTTT-BB-HH.`, en: `${name}: write a day as YYYY-MM-DD.` };
      throw malformed(text, { [name]: text });
    }
    return value;
  };
  const [from, to] = [day("from"), day("to")];
  if (from && to && from > to) {
    throw invalid({
      to: { id: "Isi hari yang sama atau sesudah `from`.", en: "Give the same day as `from`, or later." },
    });
  }
  return { from, to, organizationId: ctx.query("organizationId") ?? null };
}

/** Logs the actor may read that hold anything: their own, or those of the jurisdiction. */
const officesQuery = (ctx: RequestContext, { organizationId }: Asked) =>
  ctx.db
    .select({ id: organizations.id, name: organizations.name, regionCode: organizations.regionCode })
    .from(organizations)
    .where(
      and(
        isNull(organizations.deletedAt),
        scope(ctx, "audit-log", "read", { by: "organization" }, organizations.id),
        organizationId ? eq(organizations.id, organizationId) : sql`1`,
        sql`(${organizations.id} = ${ctx.actor.organizationId}
          OR EXISTS (SELECT 1 FROM checkpoints c WHERE c.organizationId = ${organizations.id}))`,
      ),
    )
    .orderBy(asc(organizations.id));

/** Leaves of a log from a place on; a row that is not for this reader, or outside the days, without what it says. */
async function leavesFrom(ctx: RequestContext, office: Office, { from, to }: Asked, place: number, size: number) {
  const own = office.id === ctx.actor.organizationId;
  const told = and(
    from ? gte(auditLog.at, startOfDay(from, office.regionCode)) : sql`1`,
    to ? lt(auditLog.at, startOfDay(to, office.regionCode) + DAY_MS) : sql`1`,
    complaintsInside(ctx),
    // What was written before reasons were kept apart stays inside.
    own ? sql`1` : sql`(${auditLog.reason} IS NULL OR ${auditLog.reason} LIKE ${`${COMMITMENT}%`})`,
  );
  return ctx.db
    .select({
      index: auditLeaves.leafIndex,
      hash: auditLeaves.hash,
      row: auditLog,
      nonce: own ? auditPrivate.nonce : sql<null>`NULL`,
      reason: own ? auditPrivate.reason : sql<null>`NULL`,
    })
    .from(auditLeaves)
    .leftJoin(auditLog, and(eq(auditLog.id, auditLeaves.auditId), told))
    .leftJoin(auditPrivate, eq(auditPrivate.auditId, auditLog.id))
    .where(
      and(
        eq(auditLeaves.organizationId, office.id),
        gte(auditLeaves.leafIndex, place),
        lt(auditLeaves.leafIndex, size),
      ),
    )
    .orderBy(asc(auditLeaves.leafIndex))
    .limit(ROWS_AT_ONCE);
}

type Leaf = Awaited<ReturnType<typeof leavesFrom>>[number];

function lineOf({ index, hash, row, nonce, reason }: Leaf): ExportLine {
  if (!row) return { type: "leaf", index, hash };
  const told: ExportLine = { type: "row", index, hash, row: row as SealedRow };
  if (!nonce || !reason) return told;
  return { ...told, private: { reason, key: toHex(fieldKey(fromBase64(nonce), "reason")) } };
}

/** The last checkpoint of each day, up to a size. */
const checkpointsQuery = (ctx: RequestContext, organizationId: string, size: number) =>
  ctx.db
    .select({ note: checkpoints.note })
    .from(checkpoints)
    .where(
      and(
        eq(checkpoints.organizationId, organizationId),
        inArray(
          checkpoints.size,
          ctx.db
            .select({ size: sql<number>`max(${checkpoints.size})` })
            .from(checkpoints)
            .where(and(eq(checkpoints.organizationId, organizationId), lte(checkpoints.size, size)))
            .groupBy(sql`${checkpoints.at} / ${sql.raw(String(DAY_MS))}`),
        ),
      ),
    )
    .orderBy(asc(checkpoints.size));

const sizeQuery = (ctx: RequestContext, organizationId: string) =>
  ctx.db
    .select({ size: checkpoints.size })
    .from(checkpoints)
    .where(eq(checkpoints.organizationId, organizationId))
    .orderBy(desc(checkpoints.size))
    .limit(1);

async function* linesOf(
  ctx: RequestContext,
  { key, former }: Keys,
  offices: Office[],
  wanted: Asked,
): AsyncGenerator<ExportLine> {
  const head = {
    ...{ type: "log" as const, format: FORMAT as typeof FORMAT, version: FORMAT_VERSION as typeof FORMAT_VERSION },
    ...{ publicKey: toBase64(key.publicKey), fingerprint: await fingerprintOf(key.publicKey) },
    formerKeys: former.map(toBase64),
    ...{ exportedAt: new Date(ctx.now).toISOString(), exportedBy: ctx.actor.userId, from: wanted.from, to: wanted.to },
  };
  for (const office of offices) {
    yield { ...head, organizationId: office.id, organizationName: office.name };
    const [sealed] = await sizeQuery(ctx, office.id);
    const size = sealed?.size ?? 0;
    for (let place = 0; place < size; ) {
      const leaves = await leavesFrom(ctx, office, wanted, place, size);
      if (leaves.length === 0) break;
      for (const leaf of leaves) yield lineOf(leaf);
      place += leaves.length;
    }
    for (const { note } of await checkpointsQuery(ctx, office.id, size)) yield { type: "checkpoint", note };
  }
}

/** A generator as the body of a reply: the next part is made when the last one was taken. */
function streamOf(parts: AsyncGenerator<Uint8Array<ArrayBuffer>>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: async (controller) => {
      // Many short lines at once: a part a line would cost more than the line.
      const together: Uint8Array[] = [];
      for (let bytes = 0; bytes < 64 * 1024; ) {
        const { value, done } = await parts.next();
        if (done) {
          for (const one of together) controller.enqueue(one);
          controller.close();
          return;
        }
        together.push(value);
        bytes += value.length;
      }
      for (const one of together) controller.enqueue(one);
    },
    cancel: async () => {
      await parts.return(undefined);
    },
  });
}

async function exportAuditLog(ctx: RequestContext): Promise<Response> {
  const wanted = asked(ctx);
  const [offices] = (await ctx.read([officesQuery(ctx, wanted)])) as [Office[]];
  if (wanted.organizationId && offices.length === 0) {
    throw invalid({
      organizationId: { id: "Tidak ada log yang dapat Anda baca di sana.", en: "There is no log you may read there." },
    });
  }
  const { organizationId, userId, jurisdiction } = ctx.actor;
  const { key, former } = await signingKeysFrom(ctx.env.AUDIT_SIGNING_KEY);
  await commit(
    ctx,
    { statements: [], audit: [{ action: "export", entity: "audit-log", entityId: userId, organizationId }] },
    { status: 200 },
  );
  const name = `log-audit-${dayAt(ctx.now, jurisdiction)}.ndjson`;
  return new Response(streamOf(exportBytes(linesOf(ctx, { key, former }, offices, wanted), key)) as never, {
    headers: {
      "Content-Type": "application/x-ndjson; charset=utf-8",
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
    },
  });
}

export const auditExportRoutes = new Hono().get(
  "/export",
  endpoint({ resource: "audit-log", action: "read" }, exportAuditLog, {
    summary: "The audit log as NDJSON with its checkpoints, for `npm run audit:verify`",
    query: {
      from: "First day told in full, YYYY-MM-DD; the rows before are there as hashes",
      to: "Last day told in full",
      organizationId: "One log of those the caller reads",
    },
  }),
);
