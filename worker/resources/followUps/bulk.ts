import { and, inArray, isNull, sql } from "drizzle-orm";
import type { Hono } from "hono";
import { z } from "zod";
import { followUps, groups, users } from "#db/schema/index.ts";
import { actorId } from "../../context.ts";
import { forbidden, invalid, notFound } from "../../errors.ts";
import { addDays, daysBetween } from "../../follow-ups/plan.ts";
import { type EventDraft, guardThat, type Statement } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { reach, reachable } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { commitTouching } from "../../http/resourceWrite.ts";
import { day, line } from "../../http/shape.ts";
import { rescheduled } from "../groups/anchor.ts";
import { followUpsResource, notOpen, todayOf } from "./resource.ts";

const MAX_AT_ONCE = 200;

const body = z
  .strictObject({
    ids: z.array(line(60)).min(1).max(MAX_AT_ONCE),
    assigneeId: line(60).nullable().optional(),
    dueOn: day().optional(),
    shiftDays: z.int().min(-365).max(365).optional(),
    reason: line(500).optional(),
  })
  .refine((input) => ["assigneeId", "dueOn", "shiftDays"].filter((name) => name in input).length === 1, {
    path: ["ids"],
    params: {
      local: {
        id: "Pilih satu: petugas, tanggal baru, atau geser sekian hari.",
        en: "Choose one: an officer, a new day, or a shift by days.",
      },
    },
  });
type Bulk = z.output<typeof body>;

async function rowsOf(ctx: RequestContext, { ids, assigneeId }: Bulk) {
  const { spec } = followUpsResource;
  const wanted = [...new Set(ids)];
  const [rows, people] = await ctx.read([
    ctx.db
      .select({ row: followUps, owner: groups.organizationId, may: sql<number>`${reach(ctx, spec, "transition")}` })
      .from(followUps)
      .innerJoin(groups, sql`${groups.id} = ${followUps.groupId}`)
      .where(and(inArray(followUps.id, wanted), isNull(followUps.deletedAt), reach(ctx, spec, "read"))),
    ctx.db
      .select({ id: users.id })
      .from(users)
      .where(
        sql`${users.id} = ${assigneeId ?? ""} AND ${users.organizationId} = ${ctx.actor.organizationId} AND ${users.active} = 1`,
      ),
  ]);
  if (rows.length < wanted.length) throw notFound();
  if (rows.some(({ may }) => !may)) throw forbidden();
  if (rows.some(({ row }) => row.state !== "scheduled")) throw notOpen();
  if (assigneeId && people.length === 0) {
    throw invalid({ assigneeId: { id: "Akun ini tidak dapat ditugasi.", en: "This account cannot be assigned." } });
  }
  return rows;
}

/** `POST /bulk {ids, assigneeId | dueOn | shiftDays}`: all of them or none, at most 200. */
export function addBulk(routes: Hono) {
  routes.post(
    "/bulk",
    endpoint(
      { resource: "follow-ups", action: "transition" },
      async (ctx) => {
        const input = parseOrThrow(body, await ctx.json());
        const rows = await rowsOf(ctx, input);
        const stamp = { version: sql`${followUps.version} + 1`, updatedAt: ctx.now, updatedBy: actorId(ctx.actor) };
        const assign = "assigneeId" in input;
        const events: EventDraft[] = [];
        const audit = rows.map(({ row, owner }) => {
          const shift = assign ? 0 : (input.shiftDays ?? daysBetween(row.dueOn, input.dueOn ?? row.dueOn));
          const to = {
            dueOn: addDays(row.dueOn, shift),
            windowStartsOn: addDays(row.windowStartsOn, shift),
            windowEndsOn: addDays(row.windowEndsOn, shift),
          };
          const today = todayOf(ctx, row);
          if (!assign && to.dueOn < today) {
            throw invalid({
              dueOn: { id: `Paling awal hari ini (${today}).`, en: `Today (${today}) at the earliest.` },
            });
          }
          if (!assign) {
            events.push(
              rescheduled({ id: row.groupId, organizationId: owner, programId: row.programId }, row.id, today, row, to),
            );
          }
          const after: Row = assign ? { ...row, assigneeId: input.assigneeId } : { ...row, ...to };
          return {
            action: assign ? ("assign" as const) : ("reschedule" as const),
            entity: "follow-ups" as const,
            entityId: row.id,
            organizationId: row.organizationId,
            before: row as Row,
            after,
            reason: input.reason,
          };
        });
        const versions = sql.join(
          rows.map(({ row }) => sql`(${row.id}, ${row.version})`),
          sql`, `,
        );
        const untouched = sql`(SELECT count(*) FROM follow_ups WHERE state = 'scheduled' AND (id, version) IN (VALUES ${versions})) = ${rows.length}`;
        const statements: Statement[] = [guardThat(ctx, untouched, "stale")];
        if (assign) {
          const set = { ...stamp, assigneeId: input.assigneeId };
          statements.push(
            ctx.db
              .update(followUps)
              .set(set)
              .where(
                inArray(
                  followUps.id,
                  audit.map(({ entityId }) => entityId),
                ),
              ),
          );
        } else {
          for (const { entityId, after } of audit) {
            const { dueOn, windowStartsOn, windowEndsOn } = after as {
              dueOn: string;
              windowStartsOn: string;
              windowEndsOn: string;
            };
            const set = { ...stamp, dueOn, windowStartsOn, windowEndsOn };
            statements.push(ctx.db.update(followUps).set(set).where(sql`${followUps.id} = ${entityId}`));
          }
        }
        const touched = assign ? [] : rows.map(({ row }) => row.groupId);
        const subject = { resource: "follow-ups" as const, id: input.ids[0] ?? "" };
        return commitTouching(
          ctx,
          { statements, audit, events },
          touched,
          { status: 200, body: { updated: rows.length } },
          subject,
        );
      },
      { reachable, body, summary: "Assign or move many at once: all of them or none" },
    ),
  );
}
