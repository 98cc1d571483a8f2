import type { Role } from "#db/constants.ts";
import {
  ACTIONS,
  type Access,
  type Action,
  type Grants,
  POLICY,
  type Policy,
  RESOURCES,
  type Resource,
} from "./roles.ts";

/** Resource → action → access of one role, where an organisation departs from the shipped policy. */
export type Adjusted = Partial<Record<string, Partial<Record<string, string>>>>;
/** The same for every role: what `settings.permissions` holds. */
export type Adjustments = Partial<Record<string, Adjusted>>;

const RANK: Record<Access, number> = { none: 0, own: 1, partnered: 2, region: 3 };

export const isNarrower = (access: Access, than: Access): boolean => RANK[access] < RANK[than];

const edit: Grants = { create: "own", update: "own", delete: "own" };
const add: Grants = { create: "own", update: "own" };

/**
 * How far an organisation may widen a role beyond the shipped policy, always inside its own records. Nothing here
 * opens a personal field, a log, an account, another organisation's record, or an approval.
 */
const BOUNDS: Partial<Record<Role, Policy>> = {
  office: {
    plans: edit,
    rules: edit,
    forms: edit,
    "computed-facts": edit,
    "custom-fields": edit,
    "program-templates": edit,
    "capital-schemes": edit,
    deliveries: { read: "own", transition: "own" },
  },
  officer: {
    cohorts: add,
    groups: add,
    people: add,
    memberships: edit,
    equipment: { update: "own" },
    "equipment-checks": { delete: "own" },
    "marketing-supports": edit,
    linkages: { ...edit, transition: "own" },
    orders: edit,
    "capital-applications": { ...edit, transition: "own" },
    buyers: add,
    complaints: { update: "own" },
    indicators: edit,
    rules: { read: "own" },
  },
  head: {
    cases: { create: "own", update: "own", transition: "own" },
    "case-actions": add,
    complaints: { update: "own", transition: "own" },
    indicators: edit,
    deliveries: { read: "own" },
  },
  ngo: { indicators: { read: "own", ...edit } },
  commission: { indicators: { read: "own", ...edit } },
};

/** What everybody keeps: their notices, the names of regions, and what was logged about whom. */
const KEPT: readonly Resource[] = [
  "regions",
  "notifications",
  "notification-preferences",
  "permissions",
  "audit-log",
  "access-log",
];
/** Without these no admin could undo an adjustment. */
const KEPT_BY_ADMIN: readonly Resource[] = ["users", "organizations", "settings", "invitations", "config-versions"];
/** Reached through another record, or asked of whoever's region it is: "own" would say nothing of its own. */
const ALL_OR_NOTHING: readonly Resource[] = [
  "attachments",
  "partner-requests",
  "custom-fields",
  "samples",
  "sample-items",
  "findings",
];

/** How far a role reaches as shipped; what the table does not name is "none". */
export function shippedAccess(role: Role, resource: Resource, action: Action): Access {
  return POLICY[role][resource]?.[action] ?? "none";
}

/** The furthest an organisation may set a cell. */
export function boundOf(role: Role, resource: Resource, action: Action): Access {
  const shipped = shippedAccess(role, resource, action);
  const bound = BOUNDS[role]?.[resource]?.[action] ?? "none";
  return isNarrower(shipped, bound) ? bound : shipped;
}

function isKept(role: Role, resource: Resource, action: Action): boolean {
  // Who decides as the second person is not for the first ones to take away.
  return action === "approve" || KEPT.includes(resource) || (role === "admin" && KEPT_BY_ADMIN.includes(resource));
}

/** What a cell of the matrix may be set to, narrowest first; one value alone cannot be changed. */
export function choicesOf(role: Role, resource: Resource, action: Action): Access[] {
  const shipped = shippedAccess(role, resource, action);
  if (isKept(role, resource, action)) return [shipped];
  const furthest = boundOf(role, resource, action);
  const between = !ALL_OR_NOTHING.includes(resource) && isNarrower("own", furthest) ? (["own"] as const) : [];
  return [...new Set<Access>(["none", ...between, furthest])];
}

/** Whether a role has anything to do with an action: cells beyond it are empty for good. */
export const isCell = (role: Role, resource: Resource, action: Action): boolean =>
  boundOf(role, resource, action) !== "none";

/** Every cell of a role that is not empty for good. */
export const cellsOf = (role: Role): [Resource, Action][] =>
  RESOURCES.flatMap((resource) =>
    ACTIONS.filter((action) => isCell(role, resource, action)).map((action): [Resource, Action] => [resource, action]),
  );
