import type { LocalText } from "#db/schema/rules.ts";
import { RESOURCES } from "#worker/policy/roles.ts";
import { allowed, type Permitted } from "../../providers/access.ts";

/** What was deleted, as the bin lists it. */
export interface Binned {
  id: string;
  resource: string;
  version: number;
  /** In both languages where the office words its own configuration. */
  label: string | LocalText | null;
  kind: string | null;
  on: string | null;
  valueIdr: number | null;
  groupId: string | null;
  personId: string | null;
  programId: string | null;
  equipmentId: string | null;
  deletedAt: number;
  deletedBy: string;
}

/** Pages that a restored record opens on; others are part of a page. */
const PAGES = [
  "programs",
  "groups",
  "people",
  "equipment",
  "linkages",
  "capital-applications",
  "complaints",
  "buyers",
  "forms",
];

export function pageOf({ resource, id, groupId }: Binned): string | undefined {
  if (PAGES.includes(resource)) return `/${resource}/${id}/show`;
  return groupId ? `/groups/${groupId}/show` : undefined;
}

/** Kinds of records a person can find in its bin, by name. */
export const kindsFor = (who: Permitted, name: (resource: string) => string) =>
  RESOURCES.filter((resource) => allowed(who, resource, "delete") && resource !== "group-partners")
    .map((id) => ({ id, name: name(id) }))
    .filter(({ name: word }) => word !== "")
    .sort((a, b) => a.name.localeCompare(b.name));
