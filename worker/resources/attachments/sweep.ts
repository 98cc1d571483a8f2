import { inArray } from "drizzle-orm";
import { attachments } from "#db/schema/index.ts";
import type { Context } from "../../context.ts";

const DAY_MS = 86_400_000;
const PARTS = 16;
const AT_ONCE = 100;
const PAGES_AT_MOST = 100;

/**
 * Removes files that have no row: their upload broke off between the store and the database. Looks at a sixteenth of the
 * store a night, and never at files of the last day. Returns how many were looked at and removed.
 */
export async function runFileSweep({ db, env, now }: Context): Promise<Record<string, number>> {
  const part = (Math.floor(now / DAY_MS) % PARTS).toString(16);
  let seen = 0;
  let removed = 0;
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_AT_MOST; page++) {
    const found = await env.FILES.list({
      prefix: `attachments/${part}`,
      limit: AT_ONCE,
      cursor,
      include: ["customMetadata"],
    });
    const old = found.objects.filter(({ customMetadata }) => Number(customMetadata?.at ?? now) < now - DAY_MS);
    const keys = old.map(({ key }) => key);
    const rows = keys.length
      ? await db.select({ key: attachments.objectKey }).from(attachments).where(inArray(attachments.objectKey, keys))
      : [];
    const known = new Set(rows.map(({ key }) => key));
    const orphans = keys.filter((key) => !known.has(key));
    if (orphans.length > 0) await env.FILES.delete(orphans);
    seen += keys.length;
    removed += orphans.length;
    if (!found.truncated) break;
    cursor = found.cursor;
  }
  return { seen, removed };
}
