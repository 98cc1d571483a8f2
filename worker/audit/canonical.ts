const encoder = new TextEncoder();

/** JSON in one form only: keys sorted by code unit, no spaces, no undefined (RFC 8785 for text, whole numbers, lists). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one ?? null)).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, one]) => one !== undefined);
    const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${sorted.map(([name, one]) => `${JSON.stringify(name)}:${canonicalJson(one)}`).join(",")}}`;
  }
  return JSON.stringify(value ?? null);
}

/** A row of the audit log as it is sealed: nothing personal, only commitments to it. */
export interface SealedRow {
  id: string;
  organizationId: string;
  at: number;
  actorType: string;
  actorId: string;
  action: string;
  entity: string;
  entityId: string;
  changes: Record<string, unknown> | null;
  reason: string | null;
  commitment: string | null;
  requestId: string;
}

const FIELDS: readonly (keyof SealedRow)[] = [
  "id",
  "organizationId",
  "at",
  "actorType",
  "actorId",
  "action",
  "entity",
  "entityId",
  "changes",
  "reason",
  "commitment",
  "requestId",
];

/** Whether something has the fields of a sealed row, each of them and no other. */
export const isSealedRow = (value: unknown): value is SealedRow =>
  typeof value === "object" &&
  value !== null &&
  Object.keys(value).length === FIELDS.length &&
  FIELDS.every((name) => Object.hasOwn(value, name));

/** The bytes of a row's leaf: its fields, no more and no less, as canonical JSON in UTF-8. */
export function leafBytes(row: SealedRow): Uint8Array {
  return encoder.encode(canonicalJson(Object.fromEntries(FIELDS.map((name) => [name, row[name] ?? null]))));
}
