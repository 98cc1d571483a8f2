import type { Role } from "#db/constants.ts";
import { type Adjusted, cellsOf, choicesOf, shippedAccess } from "./bounds.ts";
import type { Access, Action, Policy, Resource } from "./roles.ts";

/** Whoever the policy is asked about. */
export interface Grantee {
  role: Role;
  /** Where its organisation departs from the shipped policy of this role. */
  adjusted?: Adjusted | null;
  /** Of a token: the only `resource:action` it may do. */
  scopes?: readonly string[] | null;
}

/**
 * How far somebody reaches with one action on one resource. What the shipped table does not name is "none"; an
 * adjustment counts only inside its bounds, whatever wrote it.
 */
export function accessOf(who: Grantee, resource: Resource, action: Action): Access {
  if (who.scopes && !who.scopes.includes(`${resource}:${action}`)) return "none";
  const adjusted = who.adjusted?.[resource]?.[action];
  const allowed = adjusted === undefined ? [] : choicesOf(who.role, resource, action);
  return allowed.find((access) => access === adjusted) ?? shippedAccess(who.role, resource, action);
}

/** Whether somebody may do an action at all; on which rows is a matter of scope. */
export function can(who: Grantee, resource: Resource, action: Action): boolean {
  return accessOf(who, resource, action) !== "none";
}

/** The policy as it is for somebody: what the console is told. */
export function policyOf(who: Grantee): Policy {
  const policy: Policy = {};
  for (const [resource, action] of cellsOf(who.role)) {
    const access = accessOf(who, resource, action);
    if (access === "none") continue;
    const grants = policy[resource] ?? {};
    grants[action] = access;
    policy[resource] = grants;
  }
  return policy;
}
