import type { ProgramSetup, programTemplates } from "#db/schema/programTemplates.ts";

type Template = typeof programTemplates.$inferSelect;

/** What a programme takes over from its template, as it is now: later changes of the template leave it alone. */
export function setupOf({ code, version, definition }: Template): ProgramSetup {
  const { stages, documents, supports, forms } = definition;
  return { template: code, templateVersion: version, stages, documents, supports, forms };
}

/** What a new programme of this kind starts with where its maker says nothing. */
export function startOf({ code, definition }: Template, planId: string | undefined): Record<string, unknown> {
  const { skill, fundingSource, teachesEntrepreneurship, targets } = definition;
  const start = { kind: code, skill, fundingSource, teachesEntrepreneurship, targets, planId };
  return Object.fromEntries(Object.entries(start).filter(([, value]) => value !== undefined && value !== null));
}
