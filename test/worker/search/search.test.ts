import { beforeAll, describe, expect, test } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { database } from "#test/support/server.ts";

interface Found {
  people: {
    id: string;
    name: string;
    nik: string;
    memberships: { group: { name: string; program: { name: string } } }[];
  }[];
  groups: { id: string; name: string; program: { name: string }; equipment: unknown[]; linkages: number }[];
  more: boolean;
}

const NIK = "3573014507889123";
let team: Awaited<ReturnType<typeof makeTeam<"ngo" | "commission" | "head" | "admin">>>;
let personId: string;
let groupId: string;

const ask = (actor: TestActor, q: string) => actor.api.post<Found>("/api/search", { q });

beforeAll(async () => {
  team = await makeTeam("ngo", "commission", "head", "admin");
  const { api, organization } = team.office;
  const make = async (path: string, body: object) => (await api.post<{ id: string }>(`/api/${path}`, body)).body.id;
  const base = { year: 2026, fundingSource: "apbd_kab", regionCode: organization.regionCode };
  personId = await make("people", { name: "Wagiyem Sulastri", nik: NIK, phone: "0812 9000 1234" });
  for (const name of ["Menjahit", "Membatik"]) {
    const programId = await make("programs", { name: `Pelatihan ${name}`, ...base });
    groupId = await make("groups", { name: `Kelompok Kenanga ${name}`, programId });
    await make("memberships", { personId, groupId });
  }
  const programId = await make("programs", { name: "Usaha perorangan", ...base });
  await make("groups", { name: "Kenanga Bu Wagiyem", kind: "individual", programId });
});

describe("searching", () => {
  test("a person by part of the name shows every programme they were in", async () => {
    const reply = await ask(team.office, "wagiyem");
    expect(reply.status).toBe(200);
    expect(reply.body.people).toHaveLength(1);
    expect(reply.body.people[0]).toMatchObject({ id: personId, nik: "••••••••••••••23" });
    expect(reply.body.people[0]?.memberships.map(({ group }) => group.program.name).sort()).toEqual([
      "Pelatihan Membatik",
      "Pelatihan Menjahit",
    ]);
    expect(reply.body.groups.map(({ name }) => name)).toEqual(["Kenanga Bu Wagiyem"]);
    expect(reply.body.more).toBe(false);
  });

  test.each(["3573014507889123", "3573 0145 0788 9123", "081290001234", "+62 812-9000-1234"])(
    "a person by the whole number %s",
    async (q) => {
      expect((await ask(team.office, q)).body.people.map(({ id }) => id)).toEqual([personId]);
    },
  );

  test.each(["357301450788", "0812900012", "1234"])("part of a number (%s) finds nobody", async (q) => {
    expect((await ask(team.office, q)).body.people).toEqual([]);
  });

  test("groups by name, with what they received", async () => {
    const reply = await ask(team.head, "kelompok kenanga");
    expect(reply.body.groups).toHaveLength(3);
    expect(reply.body.groups[0]).toMatchObject({ equipment: [], linkages: 0, marketingSupports: 0 });
  });

  test("another office, the NGO and the commission find no person by name or number", async () => {
    const stranger = await makeActor("office");
    for (const actor of [stranger, team.ngo, team.commission, team.admin])
      for (const q of ["wagiyem", NIK, "081290001234"]) {
        const { status, body } = await ask(actor, q);
        expect([status, body.people, body.groups]).toEqual([200, [], []]);
      }
    expect((await ask(stranger, "kenanga")).body.groups).toEqual([]);
    expect((await ask(team.commission, "kenanga")).body.groups.map(({ name }) => name)).toEqual([
      "Kelompok Kenanga Membatik",
      "Kelompok Kenanga Menjahit",
    ]);
    expect((await ask(team.ngo, "kenanga")).body.groups).toEqual([]);
    await database().execute({
      sql: `INSERT INTO group_partners (id, organizationId, version, createdAt, createdBy, updatedAt, updatedBy, groupId, state)
        VALUES (?, ?, 1, 0, 'test', 0, 'test', ?, 'granted')`,
      args: [`gpt_${crypto.randomUUID()}`, team.ngo.organization.id, groupId],
    });
    expect((await ask(team.ngo, "kenanga")).body.groups.map(({ id }) => id)).toEqual([groupId]);
  });

  test("needs two characters, takes nothing as a pattern, and is limited", async () => {
    expect((await ask(team.office, "w")).status).toBe(422);
    for (const q of ["%%", "__", "'; DROP", "\\\\"]) expect((await ask(team.office, q)).body.people).toEqual([]);
    const busy = await makeActor("office");
    const replies = await Promise.all(Array.from({ length: 64 }, () => ask(busy, "zz")));
    expect(replies.filter(({ status }) => status === 429)).toHaveLength(4);
  });
});
