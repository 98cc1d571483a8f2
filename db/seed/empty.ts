import type { Client } from "@libsql/client";
import { newId } from "#db/ids.ts";
import { officeDefaults } from "./officeDefaults.ts";
import { loadRegions } from "./regions.ts";

export const FIRST_ADMIN = "admin@lanjut.local";

/** Regions, one organisation with the default plan and rules, and its admin, who has no password yet. */
export async function seedEmpty({ client, now }: { client: Client; now: number }): Promise<void> {
  await loadRegions(client);
  const { rows } = await client.execute("SELECT 1 FROM users LIMIT 1");
  if (rows[0]) return;
  const organizationId = newId("org", now);
  const adminId = newId("usr", now);
  await client.batch(
    [
      {
        sql: `INSERT INTO organizations (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, name, kind, regionCode)
          VALUES (:id, :id, :now, 'system:seed', :now, 'system:seed', 'Dinas Koperasi dan UMKM', 'office', '35.73')`,
        args: { id: organizationId, now },
      },
      {
        sql: `INSERT INTO users (id, organizationId, createdAt, createdBy, updatedAt, updatedBy, email, name, role)
          VALUES (:adminId, :organizationId, :now, 'system:seed', :now, 'system:seed', :email, 'Admin', 'admin')`,
        args: { adminId, organizationId, now, email: FIRST_ADMIN },
      },
      ...officeDefaults(client, organizationId, now),
    ],
    "write",
  );
}
