import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { dayAt } from "#db/constants.ts";
import { capitalSchemes } from "#db/schema/index.ts";
import { actorId } from "../../context.ts";
import { conflict, invalid } from "../../errors.ts";
import { commit, guardThat } from "../../http/commit.ts";
import { endpoint } from "../../http/endpoint.ts";
import { parseOrThrow } from "../../http/faults.ts";
import { defineResource } from "../../http/resource.ts";
import { presentRow } from "../../http/resourceRead.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { defaultSchemeRows } from "../../market/defaultSchemes.ts";
import { REQUIREMENT_CODES, REQUIREMENTS, type RequirementCode } from "../../market/readiness.ts";

const FIRST_YEAR = 2015;
const LAST_YEAR = 2100;

const year = () => z.int().min(FIRST_YEAR).max(LAST_YEAR);

const requirement = z.strictObject({
  code: z.enum(REQUIREMENT_CODES as [RequirementCode, ...RequirementCode[]]),
  min: z.int().min(0).max(1_000_000_000).nullish(),
});
type Requirement = z.output<typeof requirement>;

/** Whether a requirement takes a number, and must have one. */
function numberOf(code: RequirementCode): "needed" | "optional" | "none" {
  const about: { number?: string; optional?: true } = REQUIREMENTS[code];
  if (!about.number) return "none";
  return about.optional ? "optional" : "needed";
}

function assertRequirements(list: readonly Requirement[]): void {
  const fault = (id: string, en: string) => invalid({ requirements: { id, en } });
  if (new Set(list.map(({ code }) => code)).size < list.length) {
    throw fault("Satu syarat ditulis dua kali.", "A requirement is there twice.");
  }
  for (const { code, min } of list) {
    const wants = numberOf(code);
    const given = typeof min === "number";
    if (wants === "needed" && !given)
      throw fault("Isi batas syarat yang berangka.", "Fill in the number of the requirement.");
    if (wants === "none" && given) throw fault("Syarat ini tidak memakai angka.", "This requirement takes no number.");
  }
}

export const capitalSchemesResource = defineResource({
  name: "capital-schemes",
  table: capitalSchemes,
  prefix: "sch",
  placement: { by: "organization" },
  versioned: true,
  shapes: { requirements: z.array(requirement).max(REQUIREMENT_CODES.length), year: year() },
  searchColumns: ["name", "basis"],
  defaultSort: ["year", "DESC"],
  prepare: (_ctx, { after }) => {
    assertRequirements(after.requirements as Requirement[]);
    const { minIdr, maxIdr } = after as { minIdr: number | null; maxIdr: number };
    if (minIdr !== null && minIdr > maxIdr) {
      throw invalid({ maxIdr: { id: "Lebih kecil dari batas bawah.", en: "Smaller than the lower limit." } });
    }
    return {};
  },
});

const defaultsBody = z.strictObject({ year: year().optional() });

/** `POST /defaults {year?}`: the tiers of KUR for a year, where that year has no scheme yet. */
capitalSchemesResource.routes.post(
  "/defaults",
  endpoint(
    { resource: "capital-schemes", action: "create" },
    async (ctx) => {
      const given = parseOrThrow(defaultsBody, await ctx.json());
      const wanted = given.year ?? Number(dayAt(ctx.now, ctx.actor.jurisdiction).slice(0, 4));
      const { organizationId } = ctx.actor;
      const ofYear = and(
        eq(capitalSchemes.organizationId, organizationId),
        eq(capitalSchemes.year, wanted),
        isNull(capitalSchemes.deletedAt),
      );
      const [taken] = await ctx.read([ctx.db.select({ id: capitalSchemes.id }).from(capitalSchemes).where(ofYear)]);
      if (taken.length > 0) {
        throw conflict("year_has_schemes", {
          id: `Tahun ${wanted} sudah mempunyai skema.`,
          en: `The year ${wanted} has schemes already.`,
        });
      }
      const rows = defaultSchemeRows(organizationId, wanted, ctx.now, actorId(ctx.actor));
      const reply = {
        status: 201,
        body: rows.map((row) => presentRow(ctx, capitalSchemesResource.spec, row as Row)),
      };
      const change = {
        statements: [
          guardThat(ctx, sql`NOT EXISTS (SELECT 1 FROM ${capitalSchemes} WHERE ${ofYear})`, "stale"),
          ctx.db.insert(capitalSchemes).values(rows),
        ],
        audit: rows.map((row) => ({
          action: "create" as const,
          entity: "capital-schemes" as const,
          entityId: row.id,
          organizationId,
          after: row,
        })),
      };
      return commit(ctx, change, reply);
    },
    { body: defaultsBody, summary: "The tiers of KUR for a year that has no scheme yet" },
  ),
);
