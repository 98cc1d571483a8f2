import type { Role } from "#db/constants.ts";
import type { UserActor } from "../context.ts";
import { isClosed } from "./closed.ts";
import type { Resource } from "./roles.ts";

type Row = Record<string, unknown>;
type Mask = (value: unknown, row: Row) => unknown;

const hide: Mask = () => null;
const tail = (id: unknown) => String(id ?? "").slice(-6);
const year: Mask = (value) => (typeof value === "string" ? value.slice(0, 4) : null);

/** Personal fields, and what a reader outside the owning organisation gets in their place. */
const PERSONAL: Partial<Record<Resource, Record<string, Mask>>> = {
  programs: { customPersonal: hide },
  "data-requests": { personId: hide, requester: hide, identity: hide, text: hide, result: hide },
  people: {
    customPersonal: hide,
    name: (_, row) => `Orang ${tail(row.id)}`,
    nik: hide,
    phone: hide,
    birthDate: year,
    address: hide,
    rtRw: hide,
    employer: hide,
    consent: hide,
    baselineRevenueIdr: hide,
  },
  groups: {
    customPersonal: hide,
    name: (value, row) => (row.kind === "individual" ? `Usaha ${tail(row.id)}` : value),
    leaderId: hide,
    address: hide,
    lat: hide,
    lng: hide,
  },
  memberships: { leaveReason: hide },
  "follow-ups": { note: hide, skipReason: hide, answers: hide, lat: hide, lng: hide, photos: hide },
  "contact-attempts": { note: hide },
  "equipment-checks": { note: hide, photo: hide },
  "equipment-moves": { reason: hide },
  handovers: {
    giver: hide,
    receiver: hide,
    witnesses: hide,
    document: hide,
    place: hide,
    parties: hide,
    signatures: hide,
    snapshot: hide,
    // With the rest of the document known, a hash would confirm a guessed name.
    snapshotHash: hide,
  },
  "marketing-supports": { result: hide },
  equipment: { customPersonal: hide },
  linkages: { customPersonal: hide, note: hide, declinedReason: hide, endedReason: hide },
  orders: { note: hide, evidence: hide },
  "capital-applications": { purpose: hide, declinedReason: hide },
  buyers: { contact: hide, phone: hide, email: hide, note: hide },
  licences: { number: hide, note: hide },
  "equipment-requests": { reason: hide },
  redistributions: { reason: hide, decisionNote: hide },
  cases: { note: hide, result: hide },
  "case-actions": { text: hide, result: hide },
  overrides: { reason: hide, decisionNote: hide },
  complaints: { personId: hide, text: hide, answer: hide },
  attachments: { name: (value, row) => (row.subject === "findings" && row.mayOpen ? value : null) },
  "group-partners": { purpose: hide },
  "notification-preferences": { phone: hide },
};

/** Roles that never read a personal value, whatever they own. */
const MASKED_ROLES: readonly Role[] = ["commission", "admin"];

export function isPersonal(resource: Resource, field: string): boolean {
  return PERSONAL[resource]?.[field] !== undefined;
}

export const personalFields = (resource: Resource): string[] => Object.keys(PERSONAL[resource] ?? {});

/**
 * Whether this reader ever sees the personal fields of a resource (those of its own organisation's rows). A program
 * does only where its token was given people to read.
 */
export function readsPersonal(actor: UserActor): boolean {
  return !MASKED_ROLES.includes(actor.role) && (!actor.scopes || actor.scopes.includes("people:read"));
}

/** A row as this reader may see it: personal fields stay inside the owning organisation, and the group's where the row names it. */
export function maskRow<T extends Row>(actor: UserActor, resource: Resource, row: T): T {
  const masks = PERSONAL[resource];
  const own = row.organizationId === actor.organizationId || row.groupOrganizationId === actor.organizationId;
  // A request of somebody restricted is read by whoever handles or decides on requests.
  const shut = resource !== "data-requests" && isClosed(actor, row);
  if (!masks || (readsPersonal(actor) && own && !shut)) return row;
  const masked: Row = { ...row };
  for (const [field, mask] of Object.entries(masks)) {
    if (field in masked) masked[field] = mask(masked[field], row);
  }
  return masked as T;
}
