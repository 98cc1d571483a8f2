import { eq, sql } from "drizzle-orm";
import type { Hono } from "hono";
import { z } from "zod";
import { newId } from "#db/ids.ts";
import { accessLog, type people, rateCounters } from "#db/schema/index.ts";
import { forbidden, tooMany } from "../../errors.ts";
import { guardThat, writeBatch } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { decryptField } from "../../http/fieldCrypto.ts";
import { countOne } from "../../http/limits.ts";
import { admitRow, recordQuery } from "../../http/resourceRead.ts";
import type { ResourceSpec, Row } from "../../http/resourceSpec.ts";
import { databaseFault } from "../../http/respond.ts";
import { personalFields, readsPersonal } from "../../policy/fields.ts";

const PER_HOUR = 30;
const HOUR = 3_600_000;
const SEALED = ["nik", "phone"] as const;

export const revealBody = z.strictObject({
  field: z.enum(personalFields("people")),
  reason: z.string().trim().min(3).max(500),
});

type Person = typeof people.$inferSelect;

async function openValue(ctx: RequestContext, person: Person, field: string): Promise<unknown> {
  const stored = person[field as keyof Person];
  if (!SEALED.some((one) => one === field) || typeof stored !== "string") return stored;
  return decryptField(ctx.env, { table: "people", column: field, id: person.id }, stored);
}

/** Counts the look and writes who looked at what and why, in one batch; without it the value stays closed. */
async function logLook(ctx: RequestContext, person: Person, field: string, reason: string): Promise<void> {
  const key = `reveal|${ctx.actor.userId}`;
  const row = sql`SELECT ${rateCounters.count} FROM ${rateCounters} WHERE ${rateCounters.key} = ${key}`;
  try {
    await writeBatch(ctx, [
      countOne(ctx.db, { key, windowMs: HOUR }, ctx.now),
      guardThat(ctx, sql`(${row}) <= ${PER_HOUR}`, "rules"),
      ctx.db.insert(accessLog).values({
        id: newId("acc", ctx.now),
        organizationId: person.organizationId,
        at: ctx.now,
        userId: ctx.actor.userId,
        entity: "people",
        entityId: person.id,
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
export function addReveal({ spec, routes }: { spec: ResourceSpec; routes: Hono }): void {
  routes.post(
    "/:id/reveal",
    endpoint(
      { resource: "people", action: "reveal" },
      async (ctx) => {
        const { field, reason } = parseOrThrow(revealBody, await ctx.json());
        const [rows] = (await ctx.read([recordQuery(ctx, spec, ctx.param("id"), "reveal")])) as [Row[]];
        const person = admitRow(rows[0]) as Person;
        if (person.organizationId !== ctx.actor.organizationId || !readsPersonal(ctx.actor)) throw forbidden();
        await logLook(ctx, person, field, reason);
        return { status: 200, body: { id: person.id, field, value: await openValue(ctx, person, field) } };
      },
      { idempotent: false, body: revealBody, summary: "Show one personal field; logged, 30 an hour" },
    ),
  );
}
