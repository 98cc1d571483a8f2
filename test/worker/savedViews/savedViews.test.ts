import { beforeAll, describe, expect, it } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { make, type Row, read } from "#test/support/records.ts";

interface Fault {
  error: { fields?: Record<string, string> };
}

let team: Awaited<ReturnType<typeof makeTeam<"admin" | "officer" | "head">>>;
let colleague: TestActor;

const late = { resource: "groups", name: "Berisiko", filter: { riskBand: ["at_risk"], "custom.luas_gte": 10 } };

beforeAll(async () => {
  team = await makeTeam("admin", "officer", "head");
  colleague = await makeActor("office", { organization: team.office.organization });
});

const views = async (actor: TestActor) =>
  (await actor.api.list<Row>("saved-views", { filter: { resource: "groups" } })).body.map(({ id }) => id);

describe("a view", () => {
  it("is its owner's alone until it is shared with roles", async () => {
    const { office, admin, officer, head } = team;
    const view = await make(office, "saved-views", {
      ...late,
      sort: { field: "score", order: "DESC" },
      columns: ["name", "custom.luas"],
    });
    expect(view).toMatchObject({ ...late, ownerId: office.userId, sharedWith: null });
    for (const actor of [colleague, officer, head, admin]) {
      expect(await views(actor), actor.role).not.toContain(view.id);
      expect((await actor.api.get(`/api/saved-views/${view.id}`)).status).toBe(404);
    }
    const body = { sharedWith: ["officer", "officer"] };
    const shared = await office.api.put<Row>(`/api/saved-views/${view.id}`, body, { ifMatch: view.version });
    expect(shared.body.sharedWith).toEqual(["officer"]);
    expect(await views(officer)).toContain(view.id);
    expect(await views(head)).not.toContain(view.id);
    expect(await views(colleague)).not.toContain(view.id);
    const rename = (actor: TestActor) =>
      actor.api.put<Row>(`/api/saved-views/${view.id}`, { name: "Lain" }, { ifMatch: 2 });
    expect((await rename(officer)).status).toBe(403);
    expect((await rename(colleague)).status).toBe(404);
    expect((await rename(admin)).status).toBe(200);
    expect((await admin.api.delete(`/api/saved-views/${view.id}`, { ifMatch: 3 })).status).toBe(200);
  });

  it("of one organisation is unknown to every other", async () => {
    const strangers = await makeTeam("officer", "admin");
    const view = await make(team.office, "saved-views", { ...late, sharedWith: ["office", "officer", "admin"] });
    for (const actor of [strangers.office, strangers.officer, strangers.admin])
      expect(await views(actor)).not.toContain(view.id);
  });

  it("is refused where it names no list, or holds more than a list can show", async () => {
    const faults = async (more: object) =>
      (await team.office.api.post<Fault>("/api/saved-views", { ...late, ...more })).body.error?.fields;
    expect(await faults({ resource: "tidak-ada" })).toHaveProperty("resource");
    expect(await faults({ resource: "access-log" })).toHaveProperty("resource");
    expect(await faults({ name: "  " })).toHaveProperty("name");
    expect(await faults({ filter: { q: "a".repeat(4_200) } })).toHaveProperty("filter");
    expect(await faults({ filter: "semua" })).toHaveProperty("filter");
    expect(await faults({ columns: Array.from({ length: 61 }, (_, i) => `k${i}`) })).toHaveProperty("columns");
    expect(await faults({ sort: { field: "name", order: "UP" } })).toHaveProperty(["sort.order"]);
    expect(await faults({ sharedWith: ["tamu"] })).toHaveProperty(["sharedWith.0"]);
    expect(await faults({ ownerId: team.admin.userId })).toHaveProperty("ownerId");
  });

  it("comes back from the recycle bin; the log does not tell whom it filtered by", async () => {
    const { office, admin } = team;
    const view = await make(office, "saved-views", { ...late, filter: { q: "Siti Rahayu" } });
    await office.api.delete(`/api/saved-views/${view.id}`, { ifMatch: 1 });
    expect(await views(office)).not.toContain(view.id);
    expect((await office.api.post(`/api/recycle-bin/saved-views/${view.id}/restore`)).status).toBe(200);
    expect((await read(office, "saved-views", view.id)).filter).toEqual({ q: "Siti Rahayu" });
    const log = await admin.api.list("audit-log", { filter: { entityId: view.id } });
    expect(log.total).toBe(3);
    expect(log.text).not.toContain("Siti");
  });
});

describe("the view a list starts with", () => {
  const defaults = async (actor: TestActor) => (await actor.api.get<Record<string, string>>("/api/view-defaults")).body;
  const choose = (actor: TestActor, viewId: string) => actor.api.put("/api/view-defaults", { viewId });

  it("is each person's own choice among the views it may open", async () => {
    const { office, officer, head } = team;
    const view = await make(office, "saved-views", { ...late, sharedWith: ["officer"] });
    const other = await make(officer, "saved-views", { ...late, name: "Punya saya" });
    expect((await choose(officer, view.id)).status).toBe(200);
    expect(await defaults(officer)).toEqual({ groups: view.id });
    expect(await defaults(office)).toEqual({});
    expect((await choose(head, view.id)).status).toBe(404);
    await choose(officer, other.id);
    expect(await defaults(officer)).toEqual({ groups: other.id });
    expect((await officer.api.delete("/api/view-defaults/groups")).status).toBe(204);
    expect(await defaults(officer)).toEqual({});
  });

  it("is forgotten when the view is no longer shared, or gone", async () => {
    const { office, officer } = team;
    const view = await make(office, "saved-views", { ...late, sharedWith: ["officer"] });
    await choose(officer, view.id);
    await choose(office, view.id);
    await office.api.put(`/api/saved-views/${view.id}`, { sharedWith: null }, { ifMatch: 1 });
    expect(await defaults(officer)).toEqual({});
    expect(await defaults(office)).toEqual({ groups: view.id });
    await office.api.delete(`/api/saved-views/${view.id}`, { ifMatch: 2 });
    expect(await defaults(office)).toEqual({});
  });
});
