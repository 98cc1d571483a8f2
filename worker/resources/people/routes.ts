import { and, count, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { groups, memberships, people } from "#db/schema/index.ts";
import { conflict } from "../../errors.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { addReveal } from "../../http/reveal.ts";
import { preparePerson, veiledNumbers } from "../../people/preparePerson.ts";
import { personalFields } from "../../policy/fields.ts";
import { groupScope } from "../../policy/scope.ts";
import { protectionFilters } from "../../protection/people.ts";
import { personFilters } from "../programFilters.ts";

const NUMBER_LENGTH = 40;

/** What came in clear: a value that is not the stored one. */
const typed = (column: "nik" | "phone", before: Row | undefined, after: Row): string | null | undefined =>
  before
    ? after[column] === before[column]
      ? undefined
      : (after[column] as string | null)
    : (after[column] as string);

/** People of a programme's groups, of those groups that the reader reaches. */
const takesPart = (ctx: RequestContext, programId: string) =>
  sql`EXISTS (SELECT 1 FROM ${memberships} CROSS JOIN ${groups} ON ${groups.id} = ${memberships.groupId}
    WHERE ${memberships.personId} = ${people.id} AND ${memberships.deletedAt} IS NULL AND ${groups.programId} = ${programId}
      AND ${groups.deletedAt} IS NULL AND ${groupScope(ctx, "memberships", "read")})`;

export const peopleResource = defineResource({
  name: "people",
  table: people,
  prefix: "ppl",
  placement: { by: "person", personId: people.id },
  hidden: ["nameKey", "nikIndex", "nikLast2", "phoneIndex", "phoneLast2"],
  sealed: ["nik", "phone"],
  // Set by a request of the person, never by a form.
  readOnly: ["restrictedAt", "erasedAt"],
  shapes: { nik: z.string().trim().max(NUMBER_LENGTH), phone: z.string().trim().max(NUMBER_LENGTH) },
  references: { villageCode: "regions" },
  searchColumns: ["name"],
  virtual: (ctx) => ({
    programId: (value) => (typeof value === "string" ? takesPart(ctx, value) : undefined),
    ...protectionFilters(ctx),
    ...personFilters(ctx),
  }),
  present: (_, row) => veiledNumbers(row),
  prepare: async (ctx, { id, before, after }) => {
    if (before?.erasedAt) {
      throw conflict("erased", {
        id: "Data orang ini sudah dihapus atas permintaannya; catatannya tidak diisi lagi.",
        en: "This person's data was erased at their request; the record is not filled again.",
      });
    }
    const set = await preparePerson(ctx.env, {
      id,
      organizationId: String(after.organizationId),
      name: String(after.name),
      nik: typed("nik", before, after),
      phone: typed("phone", before, after),
    });
    return { set: { ...set } };
  },
  beforeDelete: async (ctx, row) => {
    const [[found]] = await ctx.read([
      ctx.db
        .select({ n: count() })
        .from(memberships)
        .where(and(eq(memberships.personId, String(row.id)), isNull(memberships.deletedAt))),
    ]);
    if (found?.n) {
      throw conflict("has_memberships", {
        id: `Orang ini tercatat di ${found.n} kelompok; keluarkan dahulu dari sana.`,
        en: `This person is recorded in ${found.n} groups; remove them there first.`,
      });
    }
    return {};
  },
});

addReveal(peopleResource, {
  fields: personalFields("people"),
  table: "people",
  summary: "Show one personal field; logged, 30 an hour",
});
