import type { OrganizationKind, Role } from "#db/constants.ts";

export interface User {
  id: string;
  version: number;
  organizationId: string;
  name: string;
  email: string;
  role: Role;
  regionCode: string | null;
  endsOn: string | null;
  active: boolean;
  secondFactor: boolean;
  hasPassword: boolean;
}

const ROLES_OF: Record<OrganizationKind, readonly Role[]> = {
  office: ["admin", "office", "officer", "head"],
  ngo: ["ngo", "admin"],
  commission: ["commission", "admin"],
  partner: [],
};

/** Roles to offer in an organisation; the server decides by its own table. */
export const rolesFor = (kind: OrganizationKind | undefined): readonly Role[] => ROLES_OF[kind ?? "office"];

export interface ResetLink {
  path: string;
  expiresAt: number;
}
