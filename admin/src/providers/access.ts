import type { Action, Policy, Resource } from "#worker/policy/roles.ts";

/** React-admin's words for what a person does, in the words of the policy table. */
const actionOf: Record<string, Action> = {
  list: "read",
  show: "read",
  export: "read",
  edit: "update",
  clone: "create",
};

/** What the session says its person may do. */
export interface Permitted {
  permissions: Policy;
}

/** Whether this person may do this at all. Hides what would be refused; the server alone decides. */
export function allowed({ permissions }: Permitted, resource: string, action: string): boolean {
  const [whole = resource] = resource.split(".");
  return permissions[whole as Resource]?.[actionOf[action] ?? (action as Action)] !== undefined;
}
