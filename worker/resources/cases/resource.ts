import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { dayAt, OBSTACLES } from "#db/constants.ts";
import { cases, groupStatus, groups, signals, type users } from "#db/schema/index.ts";
import { daysLate, isLiving, LIVING_STATES } from "../../cases/decide.ts";
import { PROPOSED_OWNER } from "../../cases/statements.ts";
import type { Context, UserActor } from "../../context.ts";
import { conflict, invalid } from "../../errors.ts";
import { addDays } from "../../follow-ups/plan.ts";
import { like } from "../../http/listQuery.ts";
import { defineResource } from "../../http/resource.ts";
import type { GroupRow, Row } from "../../http/resourceSpec.ts";
import { tellStatements } from "../../notify/tell.ts";
import { isOpen } from "../../policy/closed.ts";
import { readsPersonal } from "../../policy/fields.ts";
import { eventOf, neededGroup, todayOf } from "../groupDay.ts";
import { settingsQuery } from "../settings/settingsOf.ts";

export type CaseRow = typeof cases.$inferSelect;
type User = typeof users.$inferSelect;

const living = sql`(${cases.state} IN ('open', 'in_progress'))`;
const todayFor = (ctx: Pick<Context, "now"> & { actor: UserActor }) => dayAt(ctx.now, ctx.actor.jurisdiction);

export const caseOpen = () =>
  conflict("case_open", {
    id: "Kelompok ini sudah punya kasus yang berjalan; lanjutkan di kasus itu.",
    en: "This group already has a living case; go on in that one.",
  });

export const caseOver = () =>
  conflict("case_over", {
    id: "Kasus ini sudah ditutup; buka kembali dahulu.",
    en: "This case is closed; reopen it first.",
  });

/** The living case of a group other than this one, if any. */
export const livingCase = ({ db }: Pick<Context, "db">, groupId: string | SQL, except = "") =>
  db
    .select({ id: cases.id })
    .from(cases)
    .where(
      sql`${cases.groupId} = ${groupId} AND ${cases.id} <> ${except} AND "state" IN ('open', 'in_progress') AND "deletedAt" IS NULL`,
    );

/** Ids of the open risk signals of a group, oldest first. */
export const openSignals = ({ db }: Pick<Context, "db">, groupId: string | SQL) =>
  db
    .select({ id: signals.id })
    .from(signals)
    .where(and(eq(signals.subjectId, groupId), isNull(signals.clearedAt), eq(signals.kind, "risk")))
    .orderBy(signals.raisedAt, signals.id);

const proposedOwner = ({ db }: Pick<Context, "db">, groupId: string) =>
  db
    .select({ id: sql<string | null>`(SELECT ${sql.raw(PROPOSED_OWNER)} FROM groups gr WHERE gr.id = ${groups.id})` })
    .from(groups)
    .where(eq(groups.id, groupId));

/** An owner, or a doer, of this organisation who still works there. */
export function assertAble(field: string, user: Row | undefined, organizationId: unknown): void {
  const { active, role, organizationId: own } = (user ?? {}) as Partial<User>;
  if (!user || (active && own === organizationId && ["office", "officer", "head", "admin", "ngo"].includes(role ?? "")))
    return;
  throw invalid({ [field]: { id: "Akun ini tidak dapat ditugasi.", en: "This account cannot be assigned." } });
}

export function assertToCome(field: string, on: string, today: string): void {
  if (on >= today) return;
  throw invalid({ [field]: { id: `Paling awal hari ini (${today}).`, en: `Today (${today}) at the earliest.` } });
}

export const caseEvent = (group: GroupRow, id: string, state: string | null, on: string, data: Row = {}) =>
  eventOf(group, { kind: "case_changed", on, subjectId: id, state, data });

/** Told to its owner, unless the owner did it. */
export const tellOwner = (
  ctx: Context,
  kind: "case_opened" | "case_assigned",
  row: Pick<CaseRow, "id" | "organizationId" | "ownerId" | "version">,
) =>
  row.ownerId
    ? tellStatements(ctx, [
        {
          ...{ userId: row.ownerId, organizationId: row.organizationId, kind, subject: "cases", subjectId: row.id },
          dedupeKey: `${kind}:${row.id}:${row.version}:${row.ownerId}`,
        },
      ])
    : [];

function opened(ctx: Context & { actor: UserActor }, row: CaseRow, group: GroupRow, found: Record<string, Row[]>) {
  const today = todayOf(ctx, group);
  if (found.living?.length) throw caseOpen();
  const days = Number(found.settings?.[0]?.caseDueDays ?? 14);
  const set = {
    programId: group.programId,
    openedBy: "hand",
    openedOn: today,
    signalIds: (found.signals ?? []).map(({ id }) => id as string),
    causes: [...new Set(row.causes)],
    ownerId: row.ownerId ?? (found.owner?.[0]?.id as string | null | undefined) ?? null,
    dueOn: row.dueOn ?? addDays(today, days),
  };
  assertToCome("dueOn", set.dueOn, today);
  return {
    set,
    statements: tellOwner(ctx, "case_opened", { ...row, ...set }),
    events: [caseEvent(group, row.id, "open", today, { openedBy: "hand", causes: set.causes })],
  };
}

/** Groups whose name contains the term; that of a one-person business names a person. */
function named(actor: UserActor, term: string): SQL {
  const open = readsPersonal(actor)
    ? sql`OR (${groups.organizationId} = ${actor.organizationId} AND ${isOpen(actor, groups.id)})`
    : sql``;
  return inArray(
    cases.groupId,
    sql`(SELECT ${groups.id} FROM ${groups} WHERE ${like(groups.name, term)} AND (${groups.kind} = 'group' ${open}))`,
  );
}

export const casesResource = defineResource({
  name: "cases",
  table: cases,
  prefix: "cas",
  placement: { by: "group", groupId: cases.groupId },
  only: ["list", "get", "update"],
  readOnly: [
    ...["programId", "state", "openedBy", "openedOn", "signalIds", "recoveryProposedOn", "closedOn", "result"],
    ...["reopened", "remindedAt", "escalatedAt"],
  ],
  fixed: ["groupId"],
  optional: ["dueOn"],
  shapes: { causes: z.array(z.enum(OBSTACLES)).max(OBSTACLES.length) },
  references: { groupId: "groups", ownerId: "users" },
  parent: "group",
  search: named,
  defaultSort: ["dueOn", "ASC"],
  joined: {
    table: groupStatus,
    on: eq(groupStatus.groupId, cases.groupId),
    columns: {
      riskBand: groupStatus.riskBand,
      score: groupStatus.score,
      reasons: groupStatus.reasons,
      overriddenUntil: groupStatus.overriddenUntil,
    },
  },
  virtual: (ctx) => ({
    living: (value) =>
      typeof value === "boolean" ? (value ? living : sql`${cases.state} NOT IN ${LIVING_STATES}`) : undefined,
    late: (value) => (value === true ? sql`(${living} AND ${cases.dueOn} < ${todayFor(ctx)})` : undefined),
    mine: (value) => (value === true ? sql`(${living} AND ${cases.ownerId} = ${ctx.actor.userId})` : undefined),
    proposed: (value) => (value === true ? sql`(${living} AND ${cases.recoveryProposedOn} IS NOT NULL)` : undefined),
    cause: (value) =>
      typeof value === "string" ? sql`${value} IN (SELECT value FROM json_each(${cases.causes}))` : undefined,
  }),
  present: (ctx, row) => {
    const today = todayFor(ctx);
    const until = row.overriddenUntil as string | null | undefined;
    return {
      overriddenUntil: until && until >= today ? until : null,
      daysLate: daysLate({ state: row.state, dueOn: String(row.dueOn) }, today),
    };
  },
  reads: (ctx, body, id) => ({
    living: livingCase(ctx, String(body.groupId ?? ""), id),
    signals: openSignals(ctx, String(body.groupId ?? "")),
    settings: settingsQuery(ctx, ctx.actor.organizationId),
    owner: proposedOwner(ctx, String(body.groupId ?? "")),
  }),
  prepare: (ctx, { before, after, refs }) => {
    const group = neededGroup(refs.group);
    const row = after as CaseRow;
    if (after.ownerId !== before?.ownerId) assertAble("ownerId", refs.byField.ownerId, group.organizationId);
    if (!before) return opened(ctx, row, group, refs.rows);
    if (!isLiving(before.state)) throw caseOver();
    const moved = before.dueOn !== row.dueOn;
    if (moved) assertToCome("dueOn", row.dueOn, todayOf(ctx, group));
    const given = before.ownerId !== row.ownerId;
    return {
      // A new due day is reminded of, and escalated, anew.
      set: { causes: [...new Set(row.causes)], ...(moved ? { remindedAt: null, escalatedAt: null } : {}) },
      statements: given ? tellOwner(ctx, "case_assigned", { ...row, version: row.version + 1 }) : [],
    };
  },
});
