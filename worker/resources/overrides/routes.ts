import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { dayAt, type OverrideState } from "#db/constants.ts";
import { groupStatus, overrides, users } from "#db/schema/index.ts";
import { ApiError, conflict, forbidden, invalid } from "../../errors.ts";
import { addDays } from "../../follow-ups/plan.ts";
import { guardThat } from "../../http/commit.ts";
import { endpoint, type RequestContext } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { defineResource } from "../../http/resource.ts";
import { admitRow, expectVersion, reachable, recordQuery } from "../../http/resourceRead.ts";
import type { GroupRow, Row } from "../../http/resourceSpec.ts";
import { updateRecord } from "../../http/resourceWrite.ts";
import { assertLegal, transitionShape } from "../../http/transition.ts";
import { tellStatements } from "../../notify/tell.ts";
import { accessOf } from "../../policy/can.ts";
import { OVERRIDE_MACHINE } from "../../policy/transitions.ts";
import { eventOf, groupOf, neededGroup, todayOf, touch } from "../groupDay.ts";

type OverrideRow = typeof overrides.$inferSelect;

/** The longest time for which a group may be called fine. */
export const LONGEST_DAYS = 90;

/** Asked for, or approved and not yet over: a group has one at most. */
const standing = (groupId: unknown, today: string): SQL =>
  sql`(${overrides.groupId} = ${String(groupId ?? "")} AND ${overrides.deletedAt} IS NULL
    AND ${overrides.state} IN ('requested', 'approved') AND ${overrides.expiresOn} >= ${today})`;

const alreadyStanding = () =>
  conflict("override_standing", {
    id: "Kelompok ini sudah punya pengecualian yang diajukan atau masih berlaku.",
    en: "This group already has an override that is asked for or still stands.",
  });

const overrideEvent = (
  group: GroupRow,
  row: Pick<OverrideRow, "id" | "expiresOn">,
  state: OverrideState,
  on: string,
  data = {},
) =>
  eventOf(group, {
    kind: "override_changed",
    on,
    subjectId: row.id,
    state,
    data: { expiresOn: row.expiresOn, ...data },
  });

function assertExpiry(expiresOn: string, today: string): void {
  const last = addDays(today, LONGEST_DAYS);
  if (expiresOn > today && expiresOn <= last) return;
  throw invalid({
    expiresOn: {
      id: `Setelah hari ini dan paling lama ${LONGEST_DAYS} hari (${last}).`,
      en: `After today and ${LONGEST_DAYS} days at the most (${last}).`,
    },
  });
}

export const overridesResource = defineResource({
  name: "overrides",
  table: overrides,
  prefix: "ovr",
  placement: { by: "group", groupId: overrides.groupId },
  only: ["list", "get", "create"],
  readOnly: ["requestedBy", "state", "approvedBy", "decidedAt", "decisionNote"],
  references: { groupId: "groups" },
  parent: "group",
  defaultSort: ["createdAt", "DESC"],
  joined: {
    table: groupStatus,
    on: eq(groupStatus.groupId, overrides.groupId),
    columns: { riskBand: groupStatus.riskBand, score: groupStatus.score },
  },
  reads: (ctx, body) => ({
    standing: ctx.db
      .select({ id: overrides.id })
      .from(overrides)
      .where(standing(body.groupId, dayAt(ctx.now, ctx.actor.jurisdiction))),
  }),
  prepare: (ctx, { id, after, refs }) => {
    const group = neededGroup(refs.group);
    if (refs.rows.standing?.length) throw alreadyStanding();
    const today = todayOf(ctx, group);
    const expiresOn = String(after.expiresOn);
    assertExpiry(expiresOn, today);
    const { organizationId } = group;
    return {
      set: { requestedBy: ctx.actor.userId },
      events: [overrideEvent(group, { id, expiresOn }, "requested", today)],
      statements: [
        // Of two at once one stands: the other looks again, and is told.
        guardThat(ctx, sql`(SELECT count(*) FROM ${overrides} WHERE ${standing(group.id, today)}) = 1`, "state"),
        ...tellStatements(ctx, [
          {
            ...{ approvers: true, organizationId, kind: "approval_needed", subject: "overrides", subjectId: id },
            dedupeKey: `approval_needed:${id}`,
          },
        ]),
      ],
    };
  },
});

const headsOf = (ctx: RequestContext) =>
  ctx.db
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.organizationId, ctx.actor.organizationId),
        eq(users.role, "head"),
        eq(users.active, true),
        isNull(users.deletedAt),
      ),
    )
    .limit(1);

const body = z.strictObject(transitionShape);

/** Who decides is not who asked; an admin decides only where there is no head. */
function assertDecider(ctx: RequestContext, row: OverrideRow, hasHead: boolean): void {
  if (ctx.actor.role === "admin" && hasHead) throw forbidden();
  if (row.requestedBy !== ctx.actor.userId) return;
  throw new ApiError(403, "own_request", {
    id: "Yang mengajukan tidak dapat memutuskan; mintalah orang lain.",
    en: "Who asked for it cannot decide on it; ask somebody else.",
  });
}

function assertWithdrawer(ctx: RequestContext, row: OverrideRow): void {
  if (ctx.actor.role === "officer" && row.requestedBy !== ctx.actor.userId) throw forbidden();
}

overridesResource.routes.post(
  "/:id/transition",
  endpoint(
    { resource: "overrides", action: "transition", or: "approve" },
    async (ctx) => {
      const { to, reason } = parseOrThrow(body, await ctx.json());
      const approver = accessOf(ctx.actor, "overrides", "approve") !== "none";
      const { spec } = overridesResource;
      const [rows, [group], heads] = await ctx.read([
        recordQuery(ctx, spec, ctx.param("id"), approver ? "approve" : "transition"),
        groupOf(ctx, spec, ctx.param("id")),
        headsOf(ctx),
      ]);
      const row = admitRow((rows as Row[])[0]) as OverrideRow;
      expectVersion(ctx, spec, row);
      assertLegal(OVERRIDE_MACHINE, row.state, to);
      if (approver !== (to !== "withdrawn")) throw forbidden();
      const place = neededGroup(group);
      const today = todayOf(ctx, place);
      if (approver) assertDecider(ctx, row, heads.length > 0);
      else assertWithdrawer(ctx, row);
      if (to === "approved") assertExpiry(row.expiresOn, today);
      if (to === "rejected" && !reason) throw invalid({ reason: { id: "Tulis alasannya.", en: "Say why." } });
      const alone = approver && ctx.actor.role === "admin";
      const decided = approver
        ? { approvedBy: ctx.actor.userId, decidedAt: ctx.now, decisionNote: reason ?? null }
        : {};
      const told = approver
        ? tellStatements(ctx, [
            {
              ...{ userId: row.requestedBy, organizationId: row.organizationId, kind: "approval_decided" },
              ...{ subject: "overrides", subjectId: row.id, dedupeKey: `approval_decided:${row.id}` },
            },
          ])
        : [];
      return updateRecord(
        ctx,
        spec,
        row as Row,
        { state: to, ...decided },
        {
          action: alone ? "approve_alone" : "transition",
          reason,
          extras: {
            statements: told,
            events: [
              overrideEvent(place, row, to, today, { from: row.state, ...(alone ? { approvedBy: "admin" } : {}) }),
            ],
            touched: [touch(place)],
          },
        },
      );
    },
    {
      reachable,
      body,
      summary: "Approve or reject by another person than who asked (head; admin where there is none), or withdraw",
    },
  ),
);
