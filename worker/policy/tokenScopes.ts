import type { Role } from "#db/constants.ts";
import { cellsOf } from "./bounds.ts";
import type { Action, Resource } from "./roles.ts";

/** What is for people alone: accounts and rights, logs, one's own things, and work that goes on in somebody's name. */
const FOR_PEOPLE: readonly Resource[] = [
  "users",
  "permissions",
  "invitations",
  "api-tokens",
  "webhooks",
  "webhook-deliveries",
  "submission-forms",
  "configuration",
  "config-versions",
  "audit-log",
  "access-log",
  "deliveries",
  "notifications",
  "notification-preferences",
  "saved-views",
  "dashboards",
  "recycle-bin",
  "merges",
  "imports",
  "exports",
  "data-requests",
];
const READ_ONLY: readonly Resource[] = ["organizations", "settings"];
const NEVER: readonly Action[] = ["reveal", "approve"];

/** The `resource:action` that a token of a role may be given; the policy of the day narrows it further. */
export const tokenScopes = (role: Role): string[] =>
  cellsOf(role)
    .filter(
      ([resource, action]) =>
        !FOR_PEOPLE.includes(resource) &&
        !NEVER.includes(action) &&
        (action === "read" || !READ_ONLY.includes(resource)),
    )
    .map(([resource, action]) => `${resource}:${action}`);
