import { and, eq, isNull, ne } from "drizzle-orm";
import { z } from "zod";
import type { FormDefinition } from "#db/schema/forms.ts";
import { forms } from "#db/schema/index.ts";
import { conflict, invalid } from "../../errors.ts";
import { updateAlong } from "../../http/along.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { draftShape, nameShape } from "./shape.ts";
import { assertUnused, usesQuery } from "./uses.ts";

export type FormRow = typeof forms.$inferSelect;

const EMPTY: FormDefinition = { questions: [] };
const codeFault = {
  id: "Huruf kecil, angka, garis bawah; diawali huruf; paling panjang 40.",
  en: "Lower-case letters, digits, underscores; a letter first; at most 40.",
};

/** A code made of a name: `Kunjungan rutin` → `kunjungan_rutin`, with a number where it is taken. */
export function codeFrom(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_");
  const stem =
    plain
      .replace(/^[^a-z]+/, "")
      .replace(/_+$/, "")
      .slice(0, 34) || "formulir";
  for (let n = 1; ; n++) {
    const code = n === 1 ? stem : `${stem}_${n}`;
    if (!taken.has(code)) return code;
  }
}

/** A default that another takes over steps back, with a version and an audit row of its own. */
const stepBack = (ctx: RequestContext, defaults: readonly Row[]) =>
  defaults.flatMap((other) => updateAlong(ctx, formsResource.spec, other, { isDefault: false }, "update"));

const others = (ctx: RequestContext, id: string) =>
  and(eq(forms.organizationId, ctx.actor.organizationId), ne(forms.id, id), isNull(forms.deletedAt));

export const formsResource = defineResource({
  name: "forms",
  table: forms,
  prefix: "frm",
  placement: { by: "organization" },
  versioned: true,
  readOnly: ["publishedVersion"],
  fixed: ["code"],
  optional: ["code", "draft"],
  shapes: {
    code: z.string().refine((value) => /^[a-z][a-z0-9_]{0,39}$/.test(value), { params: { local: codeFault } }),
    name: nameShape,
    draft: draftShape,
  },
  searchColumns: ["code", "name"],
  defaultSort: ["code", "ASC"],
  reads: (ctx, _, id) => ({
    uses: usesQuery(ctx, id),
    codes: ctx.db.select({ code: forms.code }).from(forms).where(others(ctx, id)),
    defaults: ctx.db
      .select()
      .from(forms)
      .where(and(others(ctx, id), eq(forms.isDefault, true))),
  }),
  prepare: (ctx, { id, before, after, refs }) => {
    if (!before) {
      const name = (after.name as { id: string }).id;
      const code = after.code ?? codeFrom(name, new Set(refs.rows.codes?.map((one) => String(one.code))));
      if (after.isDefault) throw notAsked();
      return { set: { code, draft: after.draft ?? EMPTY } };
    }
    if (after.retired && !before.retired) assertUnused({ ...after, id }, refs.rows.uses ?? []);
    if (!after.isDefault || before.isDefault) return {};
    if (after.retired || after.publishedVersion === null) throw notAsked();
    return { statements: stepBack(ctx, refs.rows.defaults ?? []) };
  },
  beforeDelete: async (ctx, row) => {
    if (row.publishedVersion !== null) {
      throw conflict("published", {
        id: "Formulir yang pernah terbit dipensiunkan, tidak dihapus: jawabannya harus tetap terbaca.",
        en: "A form that was published is retired, not deleted: its answers must stay readable.",
      });
    }
    const [uses] = await ctx.read([usesQuery(ctx, row.id as string)]);
    assertUnused(row, uses);
    return {};
  },
});

const notAsked = () =>
  invalid({
    isDefault: {
      id: "Terbitkan dahulu formulir ini; yang dipensiunkan tidak dapat menjadi bawaan.",
      en: "Publish this form first; a retired one cannot be the default.",
    },
  });
