import { sql } from "drizzle-orm";
import { Hono } from "hono";
import { z } from "zod";
import { settings } from "#db/schema/index.ts";
import { forbidden } from "../errors.ts";
import { commit } from "../http/commit.ts";
import { endpoint, type RequestContext } from "../http/endpoint.ts";
import { parseOrThrow } from "../http/faults.ts";
import { can } from "../policy/can.ts";
import { headsQuery } from "../resources/secondPerson.ts";
import { settingsQuery } from "../resources/settings/settingsOf.ts";
import { applyStatements, type Chosen, countPast, daysOf } from "./apply.ts";
import { CHOSEN_NAMES, RETENTION, RETENTION_NAMES, type RetentionName } from "./classes.ts";

const LEAST_DAYS = 30;
const MOST_DAYS = 36_500;

/** What the office chose, and whether this reader decides on it: the head does; where there is none, the admin. */
async function standingOf(ctx: RequestContext): Promise<{ chosen: Chosen; decides: boolean }> {
  const { organizationId, role } = ctx.actor;
  const [[row], heads] = await ctx.read([settingsQuery(ctx, organizationId), headsQuery(ctx, organizationId)]);
  const decides = can(ctx.actor, "data-requests", "approve") && (role !== "admin" || heads.length === 0);
  return { chosen: row?.retention ?? {}, decides };
}

async function chosenToDecide(ctx: RequestContext): Promise<Chosen> {
  const { chosen, decides } = await standingOf(ctx);
  if (!decides) throw forbidden();
  return chosen;
}

/** What is kept how long and why, and how much is past it now: the dry run. */
async function present(ctx: RequestContext, chosen: Chosen) {
  const counts = await countPast(ctx, ctx.actor.organizationId, chosen);
  return RETENTION_NAMES.map((name) => {
    const { text, basis, always, days } = RETENTION[name];
    const enabled = always || chosen[name] !== undefined;
    return {
      ...{ name, text: text[ctx.locale], basis: basis[ctx.locale], days: daysOf(name, chosen), proposed: days },
      ...{ always, enabled, empties: "set" in RETENTION[name], past: counts[name] },
    };
  });
}

async function dryRun(ctx: RequestContext) {
  const { chosen, decides } = await standingOf(ctx);
  return { status: 200, body: { classes: await present(ctx, chosen), decides } };
}

const runBody = z.strictObject({
  classes: z
    .array(z.enum(RETENTION_NAMES as [RetentionName, ...RetentionName[]]))
    .min(1)
    .max(20),
});
const chooseBody = z.strictObject({
  classes: z.strictObject(
    Object.fromEntries(
      CHOSEN_NAMES.map((name) => [name, z.int().min(LEAST_DAYS).max(MOST_DAYS).nullable().optional()]),
    ) as Record<RetentionName, z.ZodOptional<z.ZodNullable<z.ZodInt>>>,
  ),
});

/** POST /api/retention {classes}: removes what is past its keeping in these classes now; it cannot be undone. */
async function runNow(ctx: RequestContext) {
  const { classes } = parseOrThrow(runBody, await ctx.json());
  const chosen = await chosenToDecide(ctx);
  const { organizationId } = ctx.actor;
  const counts = await countPast(ctx, organizationId, chosen);
  const removed = Object.fromEntries(classes.map((name) => [name, counts[name]]));
  return commit(
    ctx,
    {
      statements: applyStatements(ctx, organizationId, classes, chosen),
      audit: [{ action: "retention", entity: "settings", entityId: organizationId, organizationId, after: removed }],
    },
    { status: 200, body: { removed } },
  );
}

/** PUT /api/retention {classes: {name: days or null}}: which classes the nightly job removes, and after how long. */
async function choose(ctx: RequestContext) {
  const { classes } = parseOrThrow(chooseBody, await ctx.json());
  const before = await chosenToDecide(ctx);
  const { organizationId, userId } = ctx.actor;
  const after: Record<string, number> = {};
  for (const [name, days] of Object.entries({ ...before, ...classes }))
    if (typeof days === "number") after[name] = days;
  const body = { classes: await present(ctx, after), decides: true };
  return commit(
    ctx,
    {
      statements: [
        ctx.db
          .update(settings)
          .set({ retention: after, updatedAt: ctx.now, updatedBy: userId, version: sql`${settings.version} + 1` })
          .where(sql`${settings.organizationId} = ${organizationId}`),
      ],
      audit: [
        {
          action: "update",
          entity: "settings",
          entityId: organizationId,
          organizationId,
          before: { retention: before },
          after: { retention: after },
        },
      ],
    },
    { status: 200, body },
  );
}

const may = (action: "read" | "approve") => ({ resource: "data-requests" as const, action });

export const retentionRoutes = new Hono()
  .get(
    "/",
    endpoint(may("read"), dryRun, {
      summary: "What is kept how long and why, and how much is past it now (removes nothing)",
    }),
  )
  .post(
    "/",
    endpoint(may("approve"), runNow, { body: runBody, summary: "Remove what is past its keeping now, by class" }),
  )
  .put(
    "/",
    endpoint(may("approve"), choose, {
      body: chooseBody,
      summary: "Which classes the nightly job removes, after how many days",
    }),
  );
