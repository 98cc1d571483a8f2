import { z } from "zod";
import type { OrganizationKind, Role } from "#db/constants.ts";

const ROLES_OF: Record<OrganizationKind, readonly Role[]> = {
  office: ["admin", "office", "officer", "head"],
  ngo: ["ngo", "admin"],
  commission: ["commission", "admin"],
  partner: [],
};

/** Roles that people of an organisation can have. */
export const rolesOf = (kind: OrganizationKind): readonly Role[] => ROLES_OF[kind];

export const emailShape = z
  .string()
  .trim()
  .toLowerCase()
  .max(200)
  .refine((value) => z.email().safeParse(value).success, {
    params: { local: { id: "Tulis alamat surel yang lengkap.", en: "Write a complete e-mail address." } },
  });
