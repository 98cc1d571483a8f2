import { inArray, type SQL, sql } from "drizzle-orm";
import { merges, people } from "#db/schema/index.ts";
import { actorId, type Context } from "../context.ts";
import type { Statement } from "../http/commit.ts";
import { toBase64 } from "../http/crypto.ts";
import { encryptField } from "../http/fieldCrypto.ts";
import { anonymousPerson } from "./anonymous.ts";
import { knownBy, type PersonRow } from "./person.ts";
import { emptyCopies, findSealedCopies } from "./sealedCopies.ts";
import { auditOf, businessesOf, filesOf, recordsOf } from "./theirs.ts";

const ERASED = "(dihapus atas permintaan orangnya)";

export interface Erasure {
  /** Emptied ahead, in batches of their own where they are many: harmless if what follows is tried again. */
  copies: Statement[];
  /** Everything else, for one batch. */
  statements: Statement[];
  /** Objects in the file store that nothing points to any more after the batch. */
  files: string[];
}

/** The records of a person: the living one and those merged into it. */
async function recordRows(ctx: Context, personId: string): Promise<PersonRow[]> {
  return ctx.db
    .select()
    .from(people)
    .where(sql`${people.id} IN ${recordsOf(personId)}`);
}

/** What both records of a merge were before holds the person once more. */
async function emptyMerges(ctx: Context, ids: readonly string[]): Promise<Statement[]> {
  const rows = await ctx.db
    .select({ id: merges.id })
    .from(merges)
    .where(inArray(merges.keptId, [...ids]));
  const nothing = toBase64(new TextEncoder().encode(JSON.stringify({ kept: {}, gone: {}, set: {} })));
  const statements: Statement[] = [];
  for (const { id } of rows) {
    const before = await encryptField(ctx.env, { table: "merges", column: "before", id }, nothing);
    statements.push(ctx.db.run(sql`UPDATE merges SET before = ${before}, version = version + 1 WHERE id = ${id}`));
  }
  return statements;
}

function update(ctx: Context, table: string, set: SQL, where: SQL): Statement {
  const stamp = sql`version = version + 1, updatedAt = ${ctx.now}, updatedBy = ${actorId(ctx.actor)}`;
  return ctx.db.run(sql`UPDATE ${sql.raw(table)} SET ${set}, ${stamp} WHERE ${where}`);
}

/** What hangs on the person and says more than that somebody was there. Files and audit first: they are found by the rest. */
function hangingStatements(ctx: Context, personId: string, requestId: string): Statement[] {
  const records = recordsOf(personId);
  const businesses = businessesOf(personId);
  return [
    ctx.db.run(sql`DELETE FROM audit_private WHERE auditId IN ${auditOf(personId, requestId)}`),
    ctx.db.run(sql`UPDATE idempotency_keys SET reply = NULL WHERE (resource = 'people' AND entityId IN ${records})
      OR (resource = 'merges' AND entityId IN (SELECT id FROM merges WHERE keptId IN ${records}))
      OR (resource = 'complaints' AND entityId IN (SELECT id FROM complaints WHERE personId IN ${records}))
      OR (resource IN ('groups', 'follow-ups') AND entityId IN (SELECT id FROM follow_ups WHERE groupId IN ${businesses}
        UNION SELECT g.id FROM groups g WHERE g.id IN ${businesses}))`),
    update(
      ctx,
      "attachments",
      sql`name = ${ERASED}, deletedAt = coalesce(deletedAt, ${ctx.now})`,
      sql`id IN ${filesOf(personId)}`,
    ),
    update(ctx, "memberships", sql`leaveReason = NULL`, sql`personId IN ${records} AND leaveReason IS NOT NULL`),
    update(
      ctx,
      "complaints",
      sql`text = ${ERASED}, answer = CASE WHEN answer IS NULL THEN NULL ELSE ${ERASED} END`,
      sql`personId IN ${records}`,
    ),
    update(
      ctx,
      "data_requests",
      sql`text = NULL, requester = NULL, identity = NULL`,
      sql`personId IN ${records} AND id <> ${requestId}`,
    ),
    ctx.db.run(
      sql`UPDATE sample_items SET note = NULL, photo = NULL, lat = NULL, lng = NULL WHERE unitId IN ${records}`,
    ),
    update(
      ctx,
      "follow_ups",
      sql`note = NULL, skipReason = NULL, answers = NULL, lat = NULL, lng = NULL, photos = NULL`,
      sql`groupId IN ${businesses}`,
    ),
    update(ctx, "contact_attempts", sql`note = NULL`, sql`groupId IN ${businesses} AND note IS NOT NULL`),
    update(
      ctx,
      "groups",
      sql`name = 'Usaha ' || substr(id, -6), nameKey = lower(id), address = NULL, lat = NULL, lng = NULL, customPersonal = NULL`,
      sql`id IN ${businesses}`,
    ),
  ];
}

/**
 * Everything that says who a person is, as statements: the row stays without a name, so that figures keep counting it,
 * and the seal of the audit log stays valid, for only what opens its commitments is forgotten. It cannot be undone.
 */
export async function planErasure(ctx: Context, person: PersonRow, requestId: string): Promise<Erasure> {
  const records = await recordRows(ctx, person.id);
  const copies: Statement[] = [];
  for (const record of records) {
    const found = await findSealedCopies(ctx, person.organizationId, await knownBy(ctx, record));
    copies.push(...(await emptyCopies(ctx, found)));
    const importIds = [...new Set(found.rows.map(({ importId }) => importId))];
    if (importIds.length > 0) {
      copies.push(
        ctx.db.run(sql`UPDATE idempotency_keys SET reply = NULL WHERE resource = 'imports'
          AND entityId IN (SELECT value FROM json_each(${JSON.stringify(importIds)}))`),
      );
    }
  }
  const files = await ctx.db.all<{ objectKey: string }>(
    sql`SELECT objectKey FROM attachments WHERE id IN ${filesOf(person.id)}`,
  );
  const rows = records.map((record) =>
    ctx.db
      .update(people)
      .set({
        ...anonymousPerson(record.id, ctx.now),
        restrictedAt: null,
        version: sql`${people.version} + 1`,
        updatedAt: ctx.now,
        updatedBy: actorId(ctx.actor),
      })
      .where(sql`${people.id} = ${record.id}`),
  );
  const merged = await emptyMerges(
    ctx,
    records.map(({ id }) => id),
  );
  return {
    copies,
    statements: [...hangingStatements(ctx, person.id, requestId), ...merged, ...rows],
    files: files.map(({ objectKey }) => objectKey),
  };
}
