import { eq } from "drizzle-orm";
import { settings } from "#db/schema/index.ts";
import type { Context } from "../../context.ts";

export type Settings = typeof settings.$inferSelect;

/** What an organisation decided for itself, as a query for a read batch: exactly one row. */
export const settingsQuery = ({ db }: Pick<Context, "db">, organizationId: string) =>
  db.select().from(settings).where(eq(settings.organizationId, organizationId));

/** The same, read alone. Every organisation has its row from the day it is made. */
export async function settingsOf(ctx: Pick<Context, "db">, organizationId: string): Promise<Settings> {
  const [row] = await settingsQuery(ctx, organizationId);
  if (!row) throw new Error(`organisation without settings: ${organizationId}`);
  return row;
}
