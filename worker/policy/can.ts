import type { Role } from "#db/constants.ts";
import { type Access, type Action, POLICY, type Resource } from "./roles.ts";

/** How far a role reaches with one action on one resource; what the table does not name is "none". */
export function accessOf(role: Role, resource: Resource, action: Action): Access {
  return POLICY[role][resource]?.[action] ?? "none";
}

/** Whether a role may do an action at all; on which rows is a matter of scope. Shared with the console. */
export function can(role: Role, resource: Resource, action: Action): boolean {
  return accessOf(role, resource, action) !== "none";
}
