import { eq, sql } from "drizzle-orm";
import type { Hono } from "hono";
import { z } from "zod";
import { newId } from "#db/ids.ts";
import { accessLog, rateCounters } from "#db/schema/index.ts";
import { forbidden, tooMany } from "../errors.ts";
import { readsPersonal } from "../policy/fields.ts";
import { guardThat, writeBatch } from "./commit.ts";
import { endpoint, type RequestContext } from "./endpoint.ts";
import { parseOrThrow } from "./faults.ts";
import { decryptField } from "./fieldCrypto.ts";
import { countOne } from "./limits.ts";
import { admitRow, recordQuery } from "./resourceRead.ts";
import type { ResourceSpec, Row } from "./resourceSpec.ts";
import { databaseFault } from "./respond.ts";

const PER_HOUR = 30;
const HOUR = 3_600_000;

interface Look {
  /** Fields that can be asked for; those of the spec's `sealed` are opened. */
  fields: readonly string[];
  /** Table whose name the ciphertexts are bound to. */
  table: string;
  summary: string;
}

/** Counts the look and writes who looked at what and why, in one batch; without it the value stays closed. */
async function logLook(ctx: RequestContext, spec: ResourceSpec, row: Row, field: string, reason: string) {
  const key = `reveal|${ctx.actor.userId}`;
  const counted = sql`SELECT ${rateCounters.count} FROM ${rateCounters} WHERE ${rateCounters.key} = ${key}`;
  try {
    await writeBatch(ctx, [
      countOne(ctx.db, { key, windowMs: HOUR }, ctx.now),
      guardThat(ctx, sql`(${counted}) <= ${PER_HOUR}`, "rules"),
      ctx.db.insert(accessLog).values({
        id: newId("acc", ctx.now),
        organizationId: row.organizationId as string,
        at: ctx.now,
        userId: ctx.actor.userId,
        entity: spec.name,
        entityId: row.id as string,
        field,
        reason,
        requestId: ctx.requestId,
      }),
    ]);
  } catch (error) {
    if (!databaseFault(error)?.message.includes("guard:")) throw error;
    const [counter] = await ctx.db.select().from(rateCounters).where(eq(rateCounters.key, key));
    throw tooMany(Math.max(1, Math.ceil(((counter?.windowEndsAt ?? ctx.now) - ctx.now) / 1000)));
  }
}

/** `POST /:id/reveal {field, reason}`: one personal field, inside the owning organisation only. */
export function addReveal({ spec, routes }: { spec: ResourceSpec; routes: Hono }, look: Look): void {
  const body = z.strictObject({
    field: z.enum(look.fields as [string, ...string[]]),
    reason: z.string().trim().min(3).max(500),
  });
  const openValue = async (ctx: RequestContext, row: Row, field: string): Promise<unknown> => {
    const stored = row[field];
    if (!spec.sealed?.includes(field) || typeof stored !== "string") return stored;
    return decryptField(ctx.env, { table: look.table, column: field, id: row.id as string }, stored);
  };
  routes.post(
    "/:id/reveal",
    endpoint(
      { resource: spec.name, action: "reveal" },
      async (ctx) => {
        const { field, reason } = parseOrThrow(body, await ctx.json());
        const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), "reveal")])) as [Row[]];
        const row = admitRow(rows[0]);
        if (row.organizationId !== ctx.actor.organizationId || !readsPersonal(ctx.actor)) throw forbidden();
        await logLook(ctx, spec, row, field, reason);
        return { status: 200, body: { id: row.id, field, value: await openValue(ctx, row, field) } };
      },
      { idempotent: false, body, summary: look.summary },
    ),
  );
}
