import { and, eq, inArray, isNull } from "drizzle-orm";
import { plans, programTemplates, rules } from "#db/schema/index.ts";
import { invalid } from "../../errors.ts";
import { updateAlong } from "../../http/along.ts";
import type { Statement } from "../../http/commit.ts";
import type { RequestContext } from "../../http/endpoint.ts";
import type { Row } from "../../http/resourceSpec.ts";
import { forgetRules } from "../../stall/rules.ts";
import { setupOf, startOf } from "../../templates/setup.ts";
import { rulesResource } from "../rules/routes.ts";

type Template = typeof programTemplates.$inferSelect;

/** The templates that the office offers now, by a column. */
export const templateQuery = (ctx: RequestContext, by: { code: string } | { id: string }) =>
  ctx.db
    .select()
    .from(programTemplates)
    .where(
      and(
        eq(programTemplates.organizationId, ctx.actor.organizationId),
        "code" in by ? eq(programTemplates.code, by.code) : eq(programTemplates.id, by.id),
        eq(programTemplates.retired, false),
        isNull(programTemplates.deletedAt),
      ),
    );

const noTemplate = (field: string) =>
  invalid({
    [field]: { id: "Templat ini tidak ada atau tidak dipakai lagi.", en: "There is no such template in use." },
  });

/** A new programme named after a template (`kind`, or `templateId`) starts with what the template says. */
export async function startFromTemplate(ctx: RequestContext, { templateId, ...raw }: Row): Promise<Row> {
  const given = templateId ?? raw.kind;
  if (given === undefined || given === null || given === "") return raw;
  const field = templateId === undefined ? "kind" : "templateId";
  if (typeof given !== "string") throw noTemplate(field);
  const [[template]] = await ctx.read([templateQuery(ctx, field === "kind" ? { code: given } : { id: given })]);
  if (!template) throw noTemplate(field);
  const { plan } = template.definition;
  const [[found]] = await ctx.read([
    ctx.db
      .select({ id: plans.id })
      .from(plans)
      .where(
        and(eq(plans.organizationId, ctx.actor.organizationId), eq(plans.code, plan ?? ""), isNull(plans.deletedAt)),
      ),
  ]);
  return { ...startOf(template, plan ? found?.id : undefined), ...raw, kind: template.code };
}

/** Rules that the template asks for and that are switched off: they run again from now on. */
async function switchOnRules(ctx: RequestContext, codes: readonly string[]): Promise<Statement[]> {
  if (codes.length === 0) return [];
  const { organizationId } = ctx.actor;
  const [off] = await ctx.read([
    ctx.db
      .select()
      .from(rules)
      .where(
        and(
          eq(rules.organizationId, organizationId),
          inArray(rules.code, [...codes]),
          eq(rules.enabled, false),
          isNull(rules.deletedAt),
        ),
      ),
  ]);
  if (off.length > 0) forgetRules(organizationId);
  return off.flatMap((rule) => updateAlong(ctx, rulesResource.spec, rule, { enabled: true }, "switch_on"));
}

/** What a programme takes over when it becomes of a kind: its setup, and rules switched on. */
export async function takeOver(ctx: RequestContext, kind: unknown, template: Template | undefined) {
  if (kind === null || kind === undefined) return { set: { setup: null }, statements: [] };
  if (!template) throw noTemplate("kind");
  return { set: { setup: setupOf(template) }, statements: await switchOnRules(ctx, template.definition.rules) };
}
