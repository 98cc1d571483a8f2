import { eq } from "drizzle-orm";
import { people } from "#db/schema/index.ts";
import type { Context } from "../context.ts";
import { decryptField } from "../http/fieldCrypto.ts";
import type { KnownBy } from "./mentions.ts";

export type PersonRow = typeof people.$inferSelect;

/** A person's row as stored, whoever asks; undefined when there is none. */
export async function readPerson({ db }: Pick<Context, "db">, id: string): Promise<PersonRow | undefined> {
  const [row] = await db.select().from(people).where(eq(people.id, id));
  return row;
}

/** NIK, phone and name in clear: what a person is found by in free text. */
export async function knownBy(ctx: Pick<Context, "env">, row: PersonRow): Promise<KnownBy> {
  const open = (column: "nik" | "phone") => {
    const sealed = row[column];
    return sealed ? decryptField(ctx.env, { table: "people", column, id: row.id }, sealed) : Promise.resolve(null);
  };
  return { nik: await open("nik"), phone: await open("phone"), name: row.name };
}
