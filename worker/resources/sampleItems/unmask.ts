import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { SampleUnit } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { accessLog, equipment, groups, people } from "#db/schema/index.ts";
import { notFound } from "../../errors.ts";
import { commit } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { decryptField } from "../../http/fieldCrypto.ts";
import { countAttempt } from "../../http/limits.ts";
import { resourceOfUnit } from "../../samples/frame.ts";
import { readDrawnUnit } from "./drawnUnit.ts";
import { sampleItemsResource } from "./resource.ts";

/** Enough for the list of a large sample at once, and not for a whole register. */
const PER_HOUR = 300;
const HOUR = 3_600_000;
const body = z.strictObject({ reason: z.string().trim().min(3).max(500) });

interface Opened {
  organizationId: string;
  values: Record<string, unknown>;
}

/** Whether a business is that of somebody whose data is restricted on request. */
async function ofRestricted(ctx: RequestContext, groupId: string): Promise<boolean> {
  const rows = await ctx.db.all(sql`SELECT 1 FROM memberships m JOIN people p ON p.id = m.personId
    WHERE m.groupId = ${groupId} AND m.deletedAt IS NULL AND p.restrictedAt IS NOT NULL LIMIT 1`);
  return rows.length > 0;
}

/** What a checker needs to find a unit: a person by name, address and phone; a group by name and address; a machine by its number. */
async function openUnit(ctx: RequestContext, unit: SampleUnit, id: string): Promise<Opened> {
  if (unit === "person") {
    const [row] = await ctx.db.select().from(people).where(eq(people.id, id));
    if (!row || row.restrictedAt) throw notFound();
    const { name, address, rtRw, villageCode, phone, organizationId } = row;
    const opened = phone ? await decryptField(ctx.env, { table: "people", column: "phone", id }, phone) : null;
    return { organizationId, values: { name, address, rtRw, villageCode, phone: opened } };
  }
  if (unit === "group") {
    const [row] = await ctx.db.select().from(groups).where(eq(groups.id, id));
    if (!row || (row.kind === "individual" && (await ofRestricted(ctx, id)))) throw notFound();
    const { name, address, villageCode, lat, lng, organizationId } = row;
    return { organizationId, values: { name, address, villageCode, lat, lng } };
  }
  const [row] = await ctx.db.select().from(equipment).where(eq(equipment.id, id));
  if (!row) throw notFound();
  const { item, brand, serial, holderGroupId, organizationId } = row;
  return { organizationId, values: { item, brand, serial, holderGroupId } };
}

async function unmask(ctx: RequestContext) {
  const { reason } = parseOrThrow(body, await ctx.json());
  const { item, sample } = await readDrawnUnit(ctx, "reveal");
  await countAttempt(ctx.db, `unmask|${ctx.actor.userId}`, PER_HOUR, HOUR, ctx.now);
  const { organizationId, values } = await openUnit(ctx, sample.unit, item.unitId);
  const looks = Object.keys(values)
    .filter((field) => values[field] !== null)
    .map((field) => ({
      ...{ id: newId("acc", ctx.now), organizationId, at: ctx.now, userId: ctx.actor.userId },
      ...{ entity: resourceOfUnit(sample.unit), entityId: item.unitId, field, requestId: ctx.requestId },
      reason: `${sample.id}: ${reason}`,
    }));
  await commit(
    ctx,
    {
      statements: looks.length > 0 ? [ctx.db.insert(accessLog).values(looks)] : [],
      audit: [
        {
          ...{ action: "unmask", entity: "sample-items" as const, entityId: item.id },
          ...{ organizationId: item.organizationId, reason },
        },
      ],
    },
    { status: 200 },
  );
  return { status: 200, body: { id: item.id, unitId: item.unitId, ...values } };
}

/** `POST /:id/unmask {reason}`: while the audit runs, for whoever checks it; each look is logged where the owner sees it. */
export function addUnmask(): void {
  sampleItemsResource.routes.post(
    "/:id/unmask",
    endpoint({ resource: "sample-items", action: "reveal" }, unmask, {
      ...{ idempotent: false, body },
      summary: "Who or what a drawn unit is, while the check runs; logged with the reason",
    }),
  );
}
