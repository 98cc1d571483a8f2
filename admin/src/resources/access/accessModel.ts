import type { RaRecord } from "react-admin";
import type { Role, WebhookDeliveryState } from "#db/constants.ts";

export const INVITATION_STATES = ["open", "accepted", "expired", "revoked"] as const;
export const TOKEN_STATES = ["active", "expired", "revoked"] as const;

export interface Invitation extends RaRecord {
  id: string;
  version: number;
  name: string;
  email: string;
  role: Role;
  regionCode: string | null;
  endsOn: string | null;
  expiresAt: number;
  state: (typeof INVITATION_STATES)[number];
  /** In the reply that makes a link, and nowhere else. */
  path?: string;
}

export interface ApiToken extends RaRecord {
  id: string;
  version: number;
  name: string;
  hint: string;
  role: Role;
  regionCode: string | null;
  scopes: string[];
  expiresAt: number;
  lastUsedAt: number | null;
  state: (typeof TOKEN_STATES)[number];
  token?: string;
}

export interface Webhook extends RaRecord {
  id: string;
  version: number;
  name: string;
  url: string;
  kinds: string[];
  active: boolean;
  secret?: string;
}

export interface WebhookDelivery extends RaRecord {
  id: string;
  webhookId: string;
  webhookName: string | null;
  kind: string;
  state: WebhookDeliveryState;
  attempts: number;
  lastStatus: number | null;
  lastError: string | null;
  nextAttemptAt: number;
  createdAt: number;
  sentAt: number | null;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** The end of a calendar day where the office is, as an instant; `hours` ahead of UTC is its zone. */
export const endOfDay = (day: string, hours: number): number =>
  Date.parse(`${day}T00:00:00Z`) + DAY_MS - hours * HOUR_MS - 1;

export interface ScopeGroup {
  resource: string;
  scopes: { scope: string; action: string }[];
}

/** Scopes as they are offered: one line a resource. */
export function groupScopes(scopes: readonly string[]): ScopeGroup[] {
  const groups = new Map<string, ScopeGroup>();
  for (const scope of scopes) {
    const [resource = "", action = ""] = scope.split(":");
    const group = groups.get(resource) ?? { resource, scopes: [] };
    group.scopes.push({ scope, action });
    groups.set(resource, group);
  }
  return [...groups.values()];
}
