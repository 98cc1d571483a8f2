import { beforeAll, expect, test } from "vitest";
import { makeActor, makeTeam } from "#test/support/actors.ts";
import { make, type Row, read } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";

interface Version extends Row {
  number: number;
  snapshot: Record<string, unknown>;
  actorName: string | null;
}

let team: Awaited<ReturnType<typeof makeTeam<"admin" | "head" | "officer">>>;

beforeAll(async () => {
  team = await makeTeam("admin", "head", "officer");
});

const SCHEME = { source: "kur", name: "KUR mikro", year: 2026, maxIdr: 100_000_000, requirements: [{ code: "nib" }] };

const versionsOf = async (entityId: string, actor = team.admin) =>
  (await actor.api.list<Version>("config-versions", { filter: { entityId } })).body;
const change = (id: string, body: object, ifMatch: number) =>
  team.admin.api.put<Row>(`/api/capital-schemes/${id}`, body, { ifMatch });
const restore = (version: { id: string } | undefined, actor = team.admin) =>
  actor.api.post<Row & { error: { code: string } }>(`/api/config-versions/${version?.id}/restore`);

test("each version is kept with who made it, and an old one becomes the next", async () => {
  const { id } = await make(team.admin, "capital-schemes", SCHEME);
  await change(id, { maxIdr: 50_000_000, requirements: [{ code: "nib" }, { code: "members", min: 5 }] }, 1);
  await change(id, { name: "KUR mikro 2026" }, 2);
  const [third, second, first] = await versionsOf(id, team.head);
  expect([third?.number, second?.number, first?.number]).toEqual([3, 2, 1]);
  expect(first?.snapshot).toMatchObject(SCHEME);
  expect(first?.actorName).toBe("Uji admin");
  expect(Object.keys(first?.snapshot ?? {})).not.toContain("organizationId");
  const back = await restore(first);
  expect([back.status, back.body.version]).toEqual([200, 4]);
  expect(await read(team.admin, "capital-schemes", id)).toMatchObject({ ...SCHEME, version: 4 });
  const log = await team.admin.api.list<{ action: string; changes: Record<string, unknown> }>("audit-log", {
    filter: { entityId: id, action: "restore_version" },
  });
  expect(log.body[0]?.changes).toMatchObject({ name: { from: "KUR mikro 2026", to: "KUR mikro" } });
  expect((await versionsOf(id)).length).toBe(4);
});

test("restoring what already is so writes nothing", async () => {
  const { id } = await make(team.admin, "capital-schemes", SCHEME);
  const [only] = await versionsOf(id);
  expect((await restore(only)).body.version).toBe(1);
  expect((await versionsOf(id)).length).toBe(1);
});

test("a row that nobody versioned yet keeps what it was before its first change", async () => {
  const settings = `stg_${team.admin.organization.id.slice(4)}`;
  expect(await versionsOf(settings)).toEqual([]);
  await team.admin.api.put(`/api/settings/${settings}`, { caseDueDays: 30 }, { ifMatch: 1 });
  const [now, before] = await versionsOf(settings);
  expect([before?.number, before?.snapshot.caseDueDays, now?.snapshot.caseDueDays]).toEqual([1, 14, 30]);
  expect((await restore(before)).body).toMatchObject({ caseDueDays: 14, version: 3 });
});

test("of two changes at once only the one that happened is kept", async () => {
  const { id } = await make(team.admin, "capital-schemes", SCHEME);
  const both = await Promise.all([11_000_000, 12_000_000].map((maxIdr) => change(id, { maxIdr }, 1)));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  expect((await versionsOf(id)).map(({ number }) => number)).toEqual([2, 1]);
});

test("what no longer fits is refused by the record's own checks", async () => {
  const { id } = await make(team.admin, "capital-schemes", SCHEME);
  await change(id, { name: "Lain" }, 1);
  const [, first] = await versionsOf(id);
  await database().execute({
    sql: `INSERT INTO config_versions (id, organizationId, entity, entityId, number, snapshot, at, actorId)
      SELECT 'cfv_tua' || substr(id, 5), organizationId, entity, entityId, 99, json_set(snapshot, '$.year', 1999), at, actorId
      FROM config_versions WHERE id = ?`,
    args: [first?.id ?? ""],
  });
  const old = { id: `cfv_tua${first?.id.slice(4)}` };
  const refused = await restore(old);
  expect([refused.status, Object.keys((refused.body as never as { error: { fields: object } }).error.fields)]).toEqual([
    422,
    ["year"],
  ]);
});

test("a deleted record comes back from the recycle bin, not from its history", async () => {
  const { id } = await make(team.admin, "capital-schemes", SCHEME);
  await team.admin.api.delete(`/api/capital-schemes/${id}`, { ifMatch: 1 });
  const [deleted, first] = await versionsOf(id);
  expect([deleted?.number, typeof deleted?.snapshot.deletedAt]).toEqual([2, "number"]);
  const refused = await restore(first);
  expect([refused.status, refused.body.error.code]).toEqual([409, "deleted"]);
  expect((await team.admin.api.post(`/api/recycle-bin/capital-schemes/${id}/restore`)).status).toBe(200);
  expect((await versionsOf(id))[0]).toMatchObject({ number: 3, snapshot: { deletedAt: null } });
});

test("another office learns nothing, and only an admin goes back", async () => {
  const { id } = await make(team.admin, "capital-schemes", SCHEME);
  const [first] = await versionsOf(id);
  const stranger = await makeActor("admin");
  expect(await versionsOf(id, stranger)).toEqual([]);
  expect((await restore(first, stranger)).status).toBe(404);
  expect((await restore(first, team.head)).status).toBe(403);
  expect((await team.officer.api.get("/api/config-versions")).status).toBe(403);
});
