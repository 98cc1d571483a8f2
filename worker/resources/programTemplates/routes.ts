import { and, count, eq, isNull } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { forms, plans, programs, programTemplates, rules } from "#db/schema/index.ts";
import type { TemplateDefinition } from "#db/schema/programTemplates.ts";
import { conflict, invalid } from "../../errors.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import { defineResource } from "../../http/resource.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { definitionFaults, definitionShape, localLine, lowerCode } from "./definition.ts";

type Coded = SQLiteTable & Record<"code" | "organizationId" | "deletedAt", SQLiteColumn>;

const codesIn = (ctx: RequestContext, table: Coded) =>
  ctx.db
    .select({ code: table.code })
    .from(table)
    .where(and(eq(table.organizationId, ctx.actor.organizationId), isNull(table.deletedAt)));

const codesOf = (rows: Row[] | undefined): string[] => (rows ?? []).map(({ code }) => String(code));

/** Kinds of programme: what a new one of a kind starts with, and what its stages ask. */
export const programTemplatesResource = defineResource({
  name: "program-templates",
  table: programTemplates,
  prefix: "tpl",
  placement: { by: "organization" },
  versioned: true,
  fixed: ["code"],
  shapes: { code: lowerCode(), name: localLine(200), definition: definitionShape },
  searchColumns: ["code", "name"],
  defaultSort: ["code", "ASC"],
  reads: (ctx) => ({ plans: codesIn(ctx, plans), forms: codesIn(ctx, forms), rules: codesIn(ctx, rules) }),
  prepare: (_ctx, { after, refs }) => {
    const { rows } = refs;
    const known = { plans: codesOf(rows.plans), forms: codesOf(rows.forms), rules: codesOf(rows.rules) };
    const faults = definitionFaults(after.definition as TemplateDefinition, known);
    const named = Object.entries(faults).map(([path, text]) => [`definition.${path}`, text] as const);
    if (named.length > 0) throw invalid(Object.fromEntries(named));
    return {};
  },
  beforeDelete: async (ctx, row) => {
    const { organizationId, code } = row as { organizationId: string; code: string };
    const [[used]] = await ctx.read([
      ctx.db
        .select({ n: count() })
        .from(programs)
        .where(and(eq(programs.organizationId, organizationId), eq(programs.kind, code), isNull(programs.deletedAt))),
    ]);
    if (used?.n) {
      throw conflict("in_use", {
        id: `${used.n} program berjenis ini; hentikan pemakaiannya (retired) saja.`,
        en: `${used.n} programmes are of this kind; retire it instead.`,
      });
    }
    return {};
  },
});
