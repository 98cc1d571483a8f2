import { eq, type SQL, sql } from "drizzle-orm";
import type { BatchItem } from "drizzle-orm/batch";
import type { AuditAction, EventKind } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { auditLog, auditPrivate, events, idempotencyKeys } from "#db/schema/index.ts";
import { commitmentTo, fieldKey, newNonce } from "../audit/commitment.ts";
import { actorId, type Context } from "../context.ts";
import { invalid, stale } from "../errors.ts";
import { isPersonal } from "../policy/fields.ts";
import type { Resource } from "../policy/roles.ts";
import { toBase64 } from "./crypto.ts";
import { type Reply, type RequestContext, StartOver } from "./endpoint.ts";
import { databaseFault } from "./respond.ts";
import { sealReply } from "./storedReply.ts";

export interface AuditDraft {
  action: AuditAction;
  entity: Resource | "session";
  entityId: string;
  organizationId: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  reason?: string;
}

export interface EventDraft {
  organizationId: string;
  groupId?: string | null;
  programId?: string | null;
  kind: EventKind;
  on: string;
  subjectId?: string | null;
  state?: string | null;
  value?: number | null;
  count?: number | null;
  data?: Record<string, unknown>;
}

export type Statement = BatchItem<"sqlite">;

export interface Change {
  /** The change itself, each conditional update followed by its guard. */
  statements: Statement[];
  audit: AuditDraft[];
  events?: EventDraft[];
  /** Statements that look at groups again after the change: the stall rules, in the same batch. */
  after?: Statement[];
}

/** Takes the batch back unless the statement before it changed exactly one row. */
export function guard(ctx: Pick<Context, "db">, code: "stale" | "state" | "reference" = "stale"): Statement {
  return ctx.db.run(sql`INSERT INTO guard (ok, code) SELECT changes(), ${code}`);
}

/** Takes the batch back unless a condition holds (an EXISTS over what the change relies on). */
export function guardThat(ctx: Pick<Context, "db">, condition: SQL, code: "stale" | "state" | "reference" | "rules") {
  return ctx.db.run(sql`INSERT INTO guard (ok, code) SELECT CASE WHEN ${condition} THEN 1 ELSE 0 END, ${code}`);
}

const UNLOGGED = ["version", "createdAt", "createdBy", "updatedAt", "updatedBy"];
const SECRET = ["passwordHash", "totpSecret", "totpPending", "totpLastStep", "recoveryCodes", "nikIndex", "phoneIndex"];
const ALSO_PERSONAL: Partial<Record<string, string[]>> = {
  people: ["nameKey", "nikLast2", "phoneLast2"],
  groups: [],
  users: ["name", "email"],
  invitations: ["name", "email"],
  "partner-requests": ["groupName", "purpose", "decisionNote"],
  // People filter by names.
  "saved-views": ["filter"],
};

const baseField = (field: string): string => field.split(".")[0] ?? field;

/** A row with each value of the office's own fields under a name of its own: which of them changed is what is told. */
function spread(row: Record<string, unknown> = {}): Record<string, unknown> {
  const { custom, customPersonal, ...rest } = row;
  for (const [place, values] of Object.entries({ custom, customPersonal })) {
    for (const [code, value] of Object.entries(values ?? {})) rest[`${place}.${code}`] = value;
  }
  return rest;
}

type Changes = Record<string, { from?: unknown; to?: unknown }>;

/** Fields that differ, personal ones without their values: those apart. */
function diffOf(draft: AuditDraft): { changes: Changes | null; veiled: Changes | null } {
  const { entity } = draft;
  const [before, after] = [spread(draft.before), spread(draft.after)];
  const changes: Changes = {};
  const hidden: Changes = {};
  // The name of a one-person business names a person.
  const named = before.kind !== "individual" && after.kind !== "individual";
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (UNLOGGED.includes(field)) continue;
    const from = before[field] ?? null;
    const to = after[field] ?? null;
    if (JSON.stringify(from) === JSON.stringify(to)) continue;
    const veiled =
      SECRET.includes(field) ||
      ALSO_PERSONAL[entity]?.includes(field) ||
      (entity !== "session" &&
        isPersonal(entity, baseField(field)) &&
        !(entity === "groups" && field === "name" && named));
    changes[field] = veiled ? {} : { from, to };
    if (veiled && !SECRET.includes(field)) hidden[field] = { from, to };
  }
  const orNone = (all: Changes) => (Object.keys(all).length > 0 ? all : null);
  return { changes: orNone(changes), veiled: orNone(hidden) };
}

/** Fields that differ, personal ones without their values. Null when nothing did. */
export const diff = (draft: AuditDraft): Changes | null => diffOf(draft).changes;

const ROWS_A_STATEMENT = 100;

function chunked<T>(rows: T[], write: (part: T[]) => Statement): Statement[] {
  const statements: Statement[] = [];
  for (let i = 0; i < rows.length; i += ROWS_A_STATEMENT) statements.push(write(rows.slice(i, i + ROWS_A_STATEMENT)));
  return statements;
}

/** Audit rows, as few statements. */
export function auditStatements(ctx: Context, drafts: AuditDraft[]): Statement[] {
  const rows = drafts.map((draft) => auditRow(ctx, draft));
  return [
    ...chunked(rows, (part) => ctx.db.insert(auditLog).values(part.map(({ row }) => row))),
    ...chunked(
      rows.flatMap((one) => one.secret ?? []),
      (part) => ctx.db.insert(auditPrivate).values(part),
    ),
  ];
}

/** An audit row, and what opens its commitments: the reason, and the personal values that are not kept. */
function auditRow(ctx: Context, draft: AuditDraft) {
  const id = newId("aud", ctx.now);
  const { organizationId, reason } = draft;
  const { changes, veiled } = diffOf(draft);
  const nonce = reason || veiled ? newNonce() : undefined;
  const row: typeof auditLog.$inferInsert = {
    ...{ id, organizationId, at: ctx.now, actorType: ctx.actor.type, actorId: actorId(ctx.actor) },
    ...{ action: draft.action, entity: draft.entity, entityId: draft.entityId, changes, requestId: ctx.requestId },
    reason: nonce && reason ? commitmentTo(fieldKey(nonce, "reason"), reason) : null,
    commitment: nonce && veiled ? commitmentTo(fieldKey(nonce, "changes"), veiled) : null,
  };
  const secret: typeof auditPrivate.$inferInsert | undefined = nonce && {
    ...{ auditId: id, organizationId, nonce: toBase64(nonce), reason },
  };
  return { row, secret };
}

const eventRow = (ctx: Context, draft: EventDraft): typeof events.$inferInsert => ({
  ...draft,
  id: newId("evt", ctx.now),
  recordedAt: ctx.now,
  actorId: actorId(ctx.actor),
});

/** Event rows, as few statements. */
export function eventStatements(ctx: Context, drafts: EventDraft[]): Statement[] {
  return chunked(drafts, (part) => ctx.db.insert(events).values(part.map((draft) => eventRow(ctx, draft))));
}

const RETRIES = 6;

/** Sends one write batch; a busy database is asked again, with a little chance in the pause. */
export async function writeBatch(ctx: Pick<Context, "db">, statements: Statement[]): Promise<void> {
  const [first, ...rest] = statements;
  if (!first) return;
  for (let attempt = 1; ; attempt++) {
    try {
      await ctx.db.batch([first, ...rest]);
      return;
    } catch (error) {
      const busy = /BUSY|LOCKED/.test(`${databaseFault(error)?.code} ${databaseFault(error)?.message}`);
      if (!busy || attempt >= RETRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 15 + Math.random() * 40));
    }
  }
}

/**
 * The one way a request changes data: the change, its audit rows, its events, the rules looked at again and the
 * stored reply go in one write batch, or none of them does. Returns the reply.
 */
export async function commit(
  ctx: RequestContext,
  change: Change,
  reply: Reply,
  subject?: { resource: Resource; id: string },
): Promise<Reply> {
  await ctx.verify();
  const statements: Statement[] = [
    ...change.statements,
    ...auditStatements(ctx, change.audit),
    ...eventStatements(ctx, change.events ?? []),
    ...(change.after ?? []),
  ];
  if (ctx.idempotency) statements.push(storedReply(ctx, reply, await sealReply(ctx, reply), subject));
  try {
    await writeBatch(ctx, statements);
    return reply;
  } catch (error) {
    // A lost reply, or a twin of this request that was faster: either way the stored reply is the answer.
    if (await wasStored(ctx)) throw new StartOver("stored");
    throw toConflict(error);
  }
}

function storedReply(
  ctx: RequestContext,
  reply: Reply,
  sealed: string | null,
  subject?: { resource: Resource; id: string },
): Statement {
  const { route, key, requestHash } = ctx.idempotency ?? { route: "", key: "", requestHash: "" };
  return ctx.db.insert(idempotencyKeys).values({
    userId: ctx.actor.userId,
    route,
    key,
    requestHash,
    status: reply.status,
    reply: sealed,
    etag: reply.etag,
    resource: subject?.resource,
    entityId: subject?.id,
    createdAt: ctx.now,
  });
}

/** After a lost reply: the key is in the database exactly when the batch went through. */
async function wasStored(ctx: RequestContext): Promise<boolean> {
  if (!ctx.idempotency) return false;
  const { route, key } = ctx.idempotency;
  const rows = await ctx.db
    .select({ key: idempotencyKeys.key })
    .from(idempotencyKeys)
    .where(
      sql`${eq(idempotencyKeys.userId, ctx.actor.userId)} AND ${eq(idempotencyKeys.route, route)} AND ${eq(idempotencyKeys.key, key)}`,
    )
    .catch(() => []);
  return rows.length > 0;
}

function toConflict(error: unknown): unknown {
  const fault = databaseFault(error);
  if (!fault) return error;
  if (fault.message.includes("guard:")) return stale();
  const unique = /UNIQUE constraint failed: (?:\w+\.)?([\w., ]+)/.exec(fault.message)?.[1];
  if (unique) {
    const field = unique.split(",").at(-1)?.trim().split(".").at(-1) ?? "id";
    return invalid({ [field.replace(/Index$/, "")]: { id: "Sudah dipakai.", en: "Already taken." } });
  }
  if (fault.message.includes("FOREIGN KEY")) {
    return invalid({ id: { id: "Merujuk ke data yang tidak ada.", en: "Refers to a record that does not exist." } });
  }
  if (fault.message.includes("CHECK constraint")) {
    const name = /CHECK constraint failed: (\w+)/.exec(fault.message)?.[1] ?? "id";
    return invalid({ [name]: { id: "Nilai tidak diperbolehkan.", en: "This value is not allowed." } });
  }
  return error;
}
