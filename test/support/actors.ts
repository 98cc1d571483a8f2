import { inject } from "vitest";
import type { ORGANIZATION_KINDS, ROLES } from "#db/constants.ts";
import { newId } from "#db/ids.ts";
import { ApiClient } from "./client.ts";
import { database, server } from "./server.ts";

export type Role = (typeof ROLES)[number];
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];
export type Organization = { id: string; name: string; kind: OrganizationKind; regionCode: string };
export type TestActor = { api: ApiClient; userId: string; email: string; role: Role; organization: Organization };

export const PASSWORD = inject("password").plain;

const KIND_OF_ROLE: Record<Role, OrganizationKind> = {
  admin: "office",
  office: "office",
  officer: "office",
  head: "office",
  ngo: "ngo",
  commission: "commission",
};

/** A regency that no other suite has taken: what keeps suites apart. */
async function takeRegency(): Promise<string> {
  const { rows } = await database().execute(
    `INSERT INTO _taken_regencies SELECT code FROM regions
      WHERE level = 'regency' AND code NOT IN (SELECT code FROM _taken_regencies) ORDER BY code LIMIT 1 RETURNING code`,
  );
  if (!rows[0]) throw new Error("Every regency is taken: make fewer organisations, or give them a regionCode.");
  return String(rows[0].code);
}

export async function makeOrganization(options: Partial<Omit<Organization, "id">> = {}): Promise<Organization> {
  const now = server.now();
  const id = newId("org", now);
  const kind = options.kind ?? "office";
  const regionCode = options.regionCode ?? (await takeRegency());
  const name = options.name ?? `Uji ${kind} ${id.slice(-6)}`;
  await database().execute({
    sql: `INSERT INTO organizations (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, name, kind, regionCode)
      VALUES (:id, :id, :now, 'test', :now, 'test', :name, :kind, :regionCode)`,
    args: { id, now, name, kind, regionCode },
  });
  return { id, name, kind, regionCode };
}

/** A user of a role, signed in through the API. Without an organisation it gets one of its own, in a regency of its own. */
export async function makeActor(
  role: Role,
  options: { organization?: Organization; regionCode?: string; locale?: "id" | "en"; signIn?: boolean } = {},
): Promise<TestActor> {
  const organization = options.organization ?? (await makeOrganization({ kind: KIND_OF_ROLE[role] }));
  const now = server.now();
  const userId = newId("usr", now);
  const email = `${role}.${userId.slice(-12).toLowerCase()}@uji.test`;
  await database().execute({
    sql: `INSERT INTO users (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, email, name, role, regionCode, passwordHash)
      VALUES (:userId, :organizationId, :now, 'test', :now, 'test', :email, :name, :role, :regionCode, :passwordHash)`,
    args: {
      ...{ userId, organizationId: organization.id, now, email, name: `Uji ${role}`, role },
      ...{ regionCode: options.regionCode ?? null, passwordHash: inject("password").hash },
    },
  });
  const api = new ApiClient();
  if (options.locale) api.locale = options.locale;
  if (options.signIn !== false) {
    const reply = await api.signIn(email, PASSWORD);
    if (reply.status !== 200) throw new Error(`${role} could not sign in: ${reply.status} ${reply.text}`);
  }
  return { api, userId, email, role, organization };
}

/** One signed-in user of each named role, all of one jurisdiction: NGO and commission with an organisation of their own. */
export async function makeTeam<R extends Role>(...roles: R[]): Promise<Record<R, TestActor> & { office: TestActor }> {
  const office = await makeOrganization();
  const entries = await Promise.all(
    [...new Set<Role>(["office", ...roles])].map(async (role) => {
      const kind = KIND_OF_ROLE[role];
      const organization = kind === "office" ? office : await makeOrganization({ kind, regionCode: office.regionCode });
      return [role, await makeActor(role, { organization })] as const;
    }),
  );
  return Object.fromEntries(entries) as Record<R, TestActor> & { office: TestActor };
}
