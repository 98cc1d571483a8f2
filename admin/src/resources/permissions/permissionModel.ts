import type { Role } from "#db/constants.ts";
import type { Access, Action, Resource } from "#worker/policy/roles.ts";

export interface Cell {
  resource: Resource;
  action: Action;
  shipped: Access;
  access: Access;
  choices: Access[];
}

export interface Matrix {
  version: number;
  adjusted: Adjustments;
  roles: { role: Role; cells: Cell[] }[];
}

type Adjustments = Record<string, Record<string, Record<string, string>>>;

/** What was changed on the page and not saved yet: `role.resource.action` → access. */
export type Draft = Record<string, Access>;

/** Every kind of record, where people look for it. */
export const GROUPS = {
  work: [
    ...["programs", "cohorts", "groups", "people", "memberships", "group-partners", "partner-requests"],
    ...["attachments", "outcomes", "imports", "exports", "merges", "recycle-bin"],
  ],
  help: [
    ...["equipment", "handovers", "equipment-checks", "equipment-moves", "equipment-requests", "redistributions"],
    ...["marketing-supports", "linkages", "orders", "buyers", "licences", "capital-applications"],
  ],
  follow: [
    ...["follow-ups", "contact-attempts", "signals", "stall-runs", "cases", "case-actions", "overrides"],
    ...["complaints", "submissions", "samples", "sample-items", "findings", "targets"],
  ],
  config: [
    ...["plans", "forms", "rules", "computed-facts", "indicators", "custom-fields", "program-templates"],
    ...["capital-schemes", "submission-forms", "settings", "configuration", "config-versions", "regions"],
  ],
  access: [
    ...["users", "invitations", "organizations", "permissions", "api-tokens", "webhooks", "webhook-deliveries"],
    ...["deliveries", "audit-log", "access-log", "data-requests"],
  ],
  own: ["notifications", "notification-preferences", "saved-views", "dashboards"],
} as Record<string, Resource[]>;

export const keyOf = (role: Role, { resource, action }: Pick<Cell, "resource" | "action">) =>
  `${role}.${resource}.${action}`;

export const accessIn = (draft: Draft, role: Role, cell: Cell): Access => draft[keyOf(role, cell)] ?? cell.access;

/** A change; one back to what is saved is none. */
export function changed(draft: Draft, role: Role, cell: Cell, access: Access): Draft {
  const { [keyOf(role, cell)]: _, ...rest } = draft;
  return access === cell.access ? rest : { ...rest, [keyOf(role, cell)]: access };
}

/** What is sent: every cell that departs from the shipped policy, the unsaved ones too. */
export function adjustmentsOf({ roles }: Matrix, draft: Draft): Adjustments {
  const adjusted: Adjustments = {};
  for (const { role, cells } of roles) {
    for (const cell of cells) {
      const access = accessIn(draft, role, cell);
      if (access === cell.shipped) continue;
      const resources = adjusted[role] ?? {};
      resources[cell.resource] = { ...resources[cell.resource], [cell.action]: access };
      adjusted[role] = resources;
    }
  }
  return adjusted;
}

export interface Line {
  access: Access;
  actions: Action[];
}

/** Actions on one kind of record by how far they reach, furthest first; what is not allowed is left out. */
export function linesOf(cells: readonly Cell[], draft: Draft, role: Role): Line[] {
  const order: Access[] = ["region", "partnered", "own"];
  return order.flatMap((access) => {
    const actions = cells.filter((cell) => accessIn(draft, role, cell) === access).map(({ action }) => action);
    return actions.length > 0 ? [{ access, actions }] : [];
  });
}

/** How many cells depart from the shipped policy. */
export const countChanged = (cells: readonly Cell[], draft: Draft, role: Role): number =>
  cells.filter((cell) => accessIn(draft, role, cell) !== cell.shipped).length;
