import type { CaseActionType } from "#db/constants.ts";
import { invalid } from "../errors.ts";
import { auditStatements } from "../http/commit.ts";
import type { RequestContext } from "../http/endpoint.ts";
import { type Extras, specOf } from "../http/resourceSpec.ts";
import { type Planned, planCreate } from "../http/resourceWrite.ts";
import type { Resource } from "../policy/roles.ts";

/** What each type of action can make: a visit is planned, a buyer offered, a machine checked, capital applied for. */
export const MADE_BY: Partial<Record<CaseActionType, { part: string; resource: Resource }>> = {
  visit: { part: "visit", resource: "follow-ups" },
  linkage: { part: "linkage", resource: "linkages" },
  repair: { part: "check", resource: "equipment-checks" },
  capital: { part: "capital", resource: "capital-applications" },
};
export const PARTS = Object.values(MADE_BY).map(({ part }) => part);

/** The record that an action makes, planned for its batch; its own resource decides who may and what it needs. */
export async function planMade(
  ctx: RequestContext,
  type: CaseActionType,
  parts: Record<string, unknown>,
  base: object,
): Promise<{ resource: Resource; planned: Planned } | undefined> {
  const mine = MADE_BY[type];
  for (const part of PARTS) {
    if (parts[part] === undefined || part === mine?.part) continue;
    throw invalid({
      [part]: { id: "Bukan untuk jenis tindakan ini.", en: "Not for this type of action." },
    });
  }
  if (!mine || parts[mine.part] === undefined) return undefined;
  const spec = specOf(mine.resource);
  if (!spec) throw new Error(`${mine.resource} is not declared`);
  const planned = await planCreate(ctx, spec, { ...base, ...(parts[mine.part] as object) });
  return { resource: mine.resource, planned };
}

/** A planned record as what goes along with another change. */
export const along = (
  ctx: RequestContext,
  planned: Planned | undefined,
): Required<Pick<Extras, "statements">> & Extras => ({
  statements: planned ? [...planned.change.statements, ...auditStatements(ctx, planned.change.audit)] : [],
  events: planned?.change.events ?? [],
  touched: planned?.touched ?? [],
});
