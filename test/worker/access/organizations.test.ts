import { describe, expect, test } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { make } from "#test/support/records.ts";

interface Organization {
  id: string;
  name: string;
  active: boolean;
}

const add = (admin: TestActor, kind = "partner") =>
  make(admin, "organizations", { name: "Koperasi Melati", kind, regionCode: admin.organization.regionCode });
const amend = (actor: TestActor, id: string, body: object) =>
  actor.api.post<Organization>(`/api/organizations/${id}/amend`, body);

describe("an organisation that an office added", () => {
  test("is renamed, closed and opened by that office", async () => {
    const { admin } = await makeTeam("admin");
    const { id } = await add(admin);
    expect((await amend(admin, id, { name: "Koperasi Melati Jaya" })).body.name).toBe("Koperasi Melati Jaya");
    expect((await amend(admin, id, { active: false })).body.active).toBe(false);
    expect((await amend(admin, id, { active: true })).body.active).toBe(true);
    expect((await amend(admin, id, { regionCode: "11" })).status).toBe(422);
    expect((await amend(admin, id, { kind: "office" })).status).toBe(422);
  });

  test("is its own once it has people", async () => {
    const { admin } = await makeTeam("admin");
    const { id } = await add(admin, "ngo");
    const email = `u.${crypto.randomUUID()}@uji.test`;
    expect((await admin.api.post(`/api/organizations/${id}/invite`, { name: "Sari", email })).status).toBe(201);
    expect((await amend(admin, id, { active: false })).status).toBe(409);
  });

  test("is nobody else's, and an office does not close itself", async () => {
    const { admin, office } = await makeTeam("admin");
    const stranger = await makeTeam("admin");
    const { id } = await add(admin);
    expect((await amend(stranger.admin, id, { active: false })).status).toBe(404);
    expect((await amend(office, id, { active: false })).status).toBe(403);
    expect((await amend(admin, admin.organization.id, { active: false })).status).toBe(403);
  });
});
