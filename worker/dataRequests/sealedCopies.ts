import { and, asc, eq, gt, sql } from "drizzle-orm";
import { importRows, imports, submissions } from "#db/schema/index.ts";
import type { Context } from "../context.ts";
import type { Statement } from "../http/commit.ts";
import { decryptField, encryptField } from "../http/fieldCrypto.ts";
import { payloadPlace } from "../submissions/payload.ts";
import { type KnownBy, mentions, withoutMentions } from "./mentions.ts";

const AT_ONCE = 500;

interface ImportedRow {
  importId: string;
  row: number;
  doneAt: number | null;
  outcome: string;
  content: unknown;
  /** The row is the person's own; otherwise it only mentions the person. */
  own: boolean;
  without: unknown;
}
interface ReceivedAnswers {
  id: string;
  content: unknown;
  without: unknown;
}

/** Copies of what a person's data came from: rows of imported files and answers of other tools, each one ciphertext. */
export interface SealedCopies {
  rows: ImportedRow[];
  answers: ReceivedAnswers[];
}

const rowPlace = (importId: string, row: number) => ({
  table: "import_rows",
  column: "values",
  id: `${importId}/${row}`,
});

const EMPTY_ROW = { cells: [], edits: {}, values: {}, faults: [] };

/** Whether a row of a roster is the person's own line, by its number or its name. */
const isOwn = ({ values }: { values?: Record<string, unknown> }, who: KnownBy): boolean =>
  [values?.nik, values?.name].some((value) => typeof value === "string" && mentions(value, who));

async function importedRows(ctx: Context, organizationId: string, who: KnownBy): Promise<ImportedRow[]> {
  const found: ImportedRow[] = [];
  for (let last = 0; ; ) {
    const page = await ctx.db
      .select({ rowid: sql<number>`rowid`, row: importRows })
      .from(importRows)
      .where(and(eq(importRows.organizationId, organizationId), sql`rowid > ${last}`))
      .orderBy(sql`rowid`)
      .limit(AT_ONCE);
    for (const { row: one } of page) {
      const text = await decryptField(ctx.env, rowPlace(one.importId, one.row), one.values);
      const content = JSON.parse(text);
      const { value, found: mentioned } = withoutMentions(content, who);
      if (!mentioned) continue;
      const { importId, row, doneAt, outcome } = one;
      const own = isOwn(content, who);
      found.push({ importId, row, doneAt, outcome, content, own, without: own ? EMPTY_ROW : value });
    }
    const end = page.at(-1);
    if (!end || page.length < AT_ONCE) return found;
    last = end.rowid;
  }
}

async function receivedAnswers(ctx: Context, organizationId: string, who: KnownBy): Promise<ReceivedAnswers[]> {
  const found: ReceivedAnswers[] = [];
  for (let last = ""; ; ) {
    const page = await ctx.db
      .select({ id: submissions.id, payload: submissions.payload })
      .from(submissions)
      .where(and(eq(submissions.organizationId, organizationId), gt(submissions.id, last)))
      .orderBy(asc(submissions.id))
      .limit(AT_ONCE);
    for (const { id, payload } of page) {
      const content: unknown = JSON.parse(await decryptField(ctx.env, payloadPlace(id), payload));
      const { value, found: mentioned } = withoutMentions(content, who);
      if (mentioned) found.push({ id, content, without: value });
    }
    const end = page.at(-1);
    if (!end || page.length < AT_ONCE) return found;
    last = end.id;
  }
}

/** Opens every sealed copy of an organisation and keeps those that mention the person. */
export async function findSealedCopies(ctx: Context, organizationId: string, who: KnownBy): Promise<SealedCopies> {
  return {
    rows: await importedRows(ctx, organizationId, who),
    answers: await receivedAnswers(ctx, organizationId, who),
  };
}

/**
 * Statements that empty the copies: a line of a roster goes as a whole, of anything else only what mentions the person. A row not yet written stays out of its import and is counted so.
 */
export async function emptyCopies(ctx: Context, { rows, answers }: SealedCopies): Promise<Statement[]> {
  const statements: Statement[] = [];
  for (const { importId, row, doneAt, outcome, own, without } of rows) {
    const values = await encryptField(ctx.env, rowPlace(importId, row), JSON.stringify(without));
    const waits = own && doneAt === null && outcome !== "error";
    statements.push(
      ctx.db
        .update(importRows)
        .set(waits ? { values, outcome: "error" } : { values })
        .where(and(eq(importRows.importId, importId), eq(importRows.row, row))),
    );
    if (!waits) continue;
    const [from, to] = [`$.${outcome}`, "$.error"];
    const moved = sql`json_set(${imports.counts}, ${from}, json_extract(${imports.counts}, ${from}) - 1,
      ${to}, coalesce(json_extract(${imports.counts}, ${to}), 0) + 1)`;
    statements.push(
      ctx.db
        .update(imports)
        .set({ counts: moved as never })
        .where(and(eq(imports.id, importId), eq(imports.state, "ready"))),
    );
  }
  for (const { id, without } of answers) {
    const payload = await encryptField(ctx.env, payloadPlace(id), JSON.stringify(without));
    statements.push(ctx.db.update(submissions).set({ payload }).where(eq(submissions.id, id)));
  }
  return statements;
}
