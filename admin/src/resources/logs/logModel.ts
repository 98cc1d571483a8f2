import type { RaRecord } from "react-admin";

export interface AuditEntry extends RaRecord {
  id: string;
  organizationId: string;
  at: number;
  actorType: "user" | "system" | "anonymous";
  actorId: string;
  actorName?: string | null;
  action: string;
  entity: string;
  entityId: string;
  changes: Record<string, { from?: unknown; to?: unknown }> | null;
  reason: string | null;
}

export interface AccessEntry extends RaRecord {
  id: string;
  at: number;
  userId: string;
  userName?: string | null;
  entity: string;
  entityId: string;
  field: string;
  reason: string;
}

/** Resources with a page of their own, so that an entry leads to what it is about. */
export const WITH_PAGE = new Set([
  ...["programs", "groups", "people", "equipment", "handovers", "linkages", "capital-applications", "imports", "rules"],
  ...["complaints", "cases", "buyers"],
]);

const LONGEST = 40;

/** A changed value in a few characters. */
export function shortValue(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** How far an audit log is sealed. */
export interface SealedLog {
  organizationId: string;
  organizationName: string;
  sealed: number;
  waiting: number;
  root: string | null;
  /** ms UTC. */
  at: number | null;
}

/** Address of an export; what is blank is not asked. */
export function exportUrl(wanted: { organizationId?: string; from?: string; to?: string }): string {
  const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value));
  return `/api/audit-log/export${query.size > 0 ? `?${query}` : ""}`;
}
