import type { Role } from "#db/constants.ts";
import { can } from "#worker/policy/can.ts";
import { type Action, RESOURCES, type Resource } from "#worker/policy/roles.ts";

/** React-admin's words for what a person does, in the words of the policy table. */
const actionOf: Record<string, Action> = {
  list: "read",
  show: "read",
  export: "read",
  edit: "update",
  clone: "create",
};

const isResource = (name: string): name is Resource => (RESOURCES as readonly string[]).includes(name);

/** Whether the role may do this at all. Hides what would be refused; the server alone decides. */
export function allowed(role: Role, resource: string, action: string): boolean {
  const [whole = resource] = resource.split(".");
  return isResource(whole) && can(role, whole, actionOf[action] ?? (action as Action));
}
