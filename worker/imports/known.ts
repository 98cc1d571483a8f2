import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { equipment, groups, memberships, people } from "#db/schema/index.ts";
import type { Context } from "../context.ts";
import { decryptField } from "../http/fieldCrypto.ts";
import { personKey } from "../names.ts";
import { nikIndexOf } from "../people/sealPerson.ts";
import type { KnownPeople } from "./dryRun.ts";
import type { KnownPerson, RosterValues } from "./rosterValues.ts";

type Reader = Pick<Context, "db" | "env">;
type PersonRow = typeof people.$inferSelect;

const ASK_AT_ONCE = 1_000;

const anyOf = (values: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;

/** Persons with their places in the programme's groups and the programme's machines they hold. */
async function withPlaces(ctx: Reader, programId: string, persons: readonly PersonRow[]): Promise<KnownPerson[]> {
  if (persons.length === 0) return [];
  const ids = anyOf(persons.map(({ id }) => id));
  const [places, machines] = await ctx.db.batch([
    ctx.db
      .select({ one: memberships, groupKey: groups.nameKey })
      .from(memberships)
      .innerJoin(groups, and(eq(groups.id, memberships.groupId), isNull(groups.deletedAt)))
      .where(
        and(
          inArray(memberships.personId, ids),
          eq(groups.programId, programId),
          isNull(memberships.leftOn),
          isNull(memberships.deletedAt),
        ),
      ),
    ctx.db
      .select({ personId: equipment.holderPersonId, item: equipment.item, serial: equipment.serial })
      .from(equipment)
      .where(
        and(inArray(equipment.holderPersonId, ids), eq(equipment.programId, programId), isNull(equipment.deletedAt)),
      ),
  ]);
  const placesOf = Map.groupBy(places, ({ one }) => one.personId);
  const machinesOf = Map.groupBy(machines, ({ personId }) => personId);
  return Promise.all(
    persons.map(async (row) => ({
      ...row,
      phone: row.phone && (await decryptField(ctx.env, { table: "people", column: "phone", id: row.id }, row.phone)),
      memberships: (placesOf.get(row.id) ?? []).map(({ one, groupKey }) => ({ ...one, groupKey })),
      equipment: machinesOf.get(row.id) ?? [],
    })),
  );
}

const inGroup = (nameKey: string, groupKey: string) => `${nameKey}|${groupKey}`;

/** People without a NIK are known only inside a group of the programme, by name. */
async function withoutNik(ctx: Reader, into: { organizationId: string; programId: string }) {
  const rows = await ctx.db
    .selectDistinct({ person: people })
    .from(people)
    .innerJoin(memberships, and(eq(memberships.personId, people.id), isNull(memberships.deletedAt)))
    .innerJoin(groups, and(eq(groups.id, memberships.groupId), isNull(groups.deletedAt)))
    .where(
      and(
        eq(groups.programId, into.programId),
        eq(people.organizationId, into.organizationId),
        isNull(people.nikIndex),
        isNull(people.deletedAt),
      ),
    );
  const known = await withPlaces(
    ctx,
    into.programId,
    rows.map(({ person }) => person),
  );
  return new Map(
    known.flatMap((one) => one.memberships.map((at) => [inGroup(personKey(one.name), at.groupKey), one] as const)),
  );
}

/**
 * Whom the owning organisation knows among these rows. Another organisation's people are never asked for: an import
 * cannot tell that they exist.
 */
export async function findKnown(
  ctx: Reader,
  into: { organizationId: string; programId: string },
  rows: readonly RosterValues[],
): Promise<KnownPeople> {
  const niks = [...new Set(rows.map((values) => values.nik).filter((nik) => nik !== null))];
  const byNik = new Map<string, KnownPerson>();
  for (let at = 0; at < niks.length; at += ASK_AT_ONCE) {
    const nikOf = new Map<string, string>();
    for (const nik of niks.slice(at, at + ASK_AT_ONCE)) nikOf.set(await nikIndexOf(ctx.env, nik), nik);
    const found = await ctx.db
      .select()
      .from(people)
      .where(
        and(
          eq(people.organizationId, into.organizationId),
          inArray(people.nikIndex, anyOf([...nikOf.keys()])),
          isNull(people.deletedAt),
        ),
      );
    const indexOf = new Map(found.map((row) => [row.id, row.nikIndex ?? ""]));
    for (const person of await withPlaces(ctx, into.programId, found)) {
      const nik = nikOf.get(indexOf.get(person.id) ?? "");
      if (nik) byNik.set(nik, person);
    }
  }
  const named = rows.some((values) => values.nik === null && values.name !== null)
    ? await withoutNik(ctx, into)
    : new Map<string, KnownPerson>();
  return {
    byNik: (nik) => byNik.get(nik),
    byNameInGroup: (name, groupKey) => named.get(inGroup(personKey(name), groupKey)),
  };
}
