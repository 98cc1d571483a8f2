import { beforeAll, describe, expect, test } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { eventsOf, grantTo, make, makeGroup, makeMachine, makeProgram, type Row, read } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";
import { can } from "#worker/policy/can.ts";
import { RESOURCES, type Resource } from "#worker/policy/roles.ts";

interface Line {
  id: string;
  resource: string;
  label: string | null;
  deletedBy: string;
  version: number;
}
interface Fault {
  error: { code: string; message: string };
}

const DAY = "2026-02-01";
/** Stamped anew, worked out anew, and an account that stays locked. */
const CHANGES = ["updatedAt", "reasons", "score", "riskBand", "factsAsOf", "computedAt", "active"];
/** Deletable by policy, but not in the bin, or not by the plain route. */
const ELSEWHERE: Resource[] = ["group-partners", "imports", "cases", "attachments"];

let team: Awaited<ReturnType<typeof makeTeam<"admin" | "ngo" | "officer" | "head" | "commission">>>;
let office: TestActor;
let program: Row;
let group: Row;

beforeAll(async () => {
  team = await makeTeam("admin", "ngo", "officer", "head", "commission");
  ({ office } = team);
  program = await makeProgram(office);
  group = await makeGroup(office, program.id);
  await grantTo(office, team.ngo, group.id);
});

const remove = async (actor: TestActor, resource: string, id: string) => {
  const { body } = await actor.api.get<Row>(`/api/${resource}/${id}`);
  const reply = await actor.api.delete(`/api/${resource}/${id}`, { ifMatch: body.version });
  expect(reply.status, `${resource} ${reply.text}`).toBe(200);
  return body;
};
const restore = (actor: TestActor, resource: string, id: string, ifMatch?: number) =>
  actor.api.post<Row & Fault>(`/api/recycle-bin/${resource}/${id}/restore`, undefined, { ifMatch });
const bin = (actor: TestActor, filter: object = {}) => actor.api.list<Line>("recycle-bin", { filter, range: [0, 499] });

const TITLE = { id: "Uji hapus", en: "Deletion test" };
const freshCode = () => `h${crypto.randomUUID().slice(0, 8)}`;
const aboutGroup = (more: object) => () => ({ groupId: group.id, ...more });
/** A fresh record of each kind, to be deleted by the role that may. */
const BODIES: Partial<Record<Resource, () => object | Promise<object>>> = {
  programs: () => ({ name: "Buangan", year: 2025, fundingSource: "csr", regionCode: office.organization.regionCode }),
  cohorts: () => ({ programId: program.id, title: "Angkatan lama" }),
  groups: () => ({ programId: program.id, name: "Kelompok Hapus", trainedOn: "2025-09-01" }),
  people: () => ({ name: "Sri Hapus" }),
  memberships: async () => ({ groupId: group.id, personId: (await make(office, "people", { name: "Anggota" })).id }),
  equipment: () => ({ programId: program.id, item: "Obras", procuredOn: "2025-08-01" }),
  "equipment-checks": async () => {
    const machine = await makeMachine(office, program.id, { holderGroupId: group.id, handedOverOn: "2025-10-01" });
    return { equipmentId: machine.id, state: "idle", checkedOn: "2026-01-10" };
  },
  "marketing-supports": aboutGroup({ kind: "photo", on: DAY }),
  linkages: aboutGroup({ buyer: "Toko Hapus", type: "titip_jual", startedOn: DAY }),
  orders: aboutGroup({ on: DAY, valueIdr: 250_000 }),
  "capital-applications": aboutGroup({ source: "kur", amountIdr: 5_000_000, appliedOn: DAY }),
  "follow-ups": aboutGroup({ dueOn: "2026-12-20" }),
  "contact-attempts": aboutGroup({ channel: "phone", result: "no_answer" }),
  licences: aboutGroup({ kind: "nib", state: "missing" }),
  "equipment-requests": aboutGroup({ category: "Oven", requestedOn: DAY }),
  complaints: aboutGroup({ channel: "phone", text: "Rusak", receivedOn: DAY }),
  buyers: () => ({ name: "Koperasi Hapus" }),
  "case-actions": async () => {
    const target = await makeGroup(office, program.id);
    const opened = await office.api.post<Row>("/api/cases", { groupId: target.id, causes: ["market"] });
    expect(opened.status, opened.text).toBe(201);
    return { caseId: opened.body.id, type: "other", text: "Telepon ketua", dueOn: "2026-12-20" };
  },
  users: () => ({ name: "Akun Hapus", email: `hapus.${crypto.randomUUID()}@uji.test`, role: "office" }),
  plans: () => ({ name: "Rencana hapus", steps: [{ label: "B1", offsetMonths: 1, windowBefore: 7, windowAfter: 7 }] }),
  rules: () => ({
    ...{ code: `H${Math.random().toString(36).slice(2, 6).toUpperCase()}`, name: { id: "Uji", en: "Test" } },
    ...{ kind: "risk", scope: "group" },
    tiers: [
      { query: { combinator: "and", rules: [{ field: "daysSinceTraining", operator: ">", value: 9_000 }] }, points: 5 },
    ],
  }),
  "capital-schemes": () => ({ name: "KUR uji", source: "kur", year: 2026, maxIdr: 10_000_000, requirements: [] }),
  "submission-forms": () => ({ name: "Formulir uji", programId: program.id }),
  "custom-fields": () => ({
    ...{ entity: "groups", code: `h_${crypto.randomUUID().slice(0, 8)}`, inList: true },
    question: { kind: "text", label: { id: "Uji", en: "Test" } },
  }),
  targets: () => ({
    ...{ measure: "bpjs_coverage", regionCode: office.organization.regionCode },
    ...{ eligible: 100, target: 0.5, deadline: "2027-12-31" },
  }),
  "saved-views": () => ({ resource: "groups", name: "Tampilan hapus", filter: {} }),
  forms: () => ({ name: TITLE }),
  "computed-facts": () => ({
    ...{ code: freshCode(), label: TITLE },
    definition: { function: "count", event: "order", windowDays: 90 },
  }),
  "program-templates": () => ({
    ...{ code: freshCode(), name: TITLE },
    definition: { forms: [], rules: [], stages: [], documents: [], supports: [] },
  }),
  indicators: () => ({
    ...{ code: freshCode(), name: TITLE, subject: "groups", measure: "share" },
    query: { combinator: "and", rules: [{ field: "daysSinceTraining", operator: ">", value: 30 }] },
  }),
  dashboards: () => ({ cards: ["stalled"] }),
  webhooks: () => ({ name: "Kait hapus", url: "https://dinas.go.id/kait", kinds: [] }),
};

/** Made as its own route makes it. */
async function fresh(actor: TestActor, resource: Resource): Promise<Row> {
  const body = await BODIES[resource]?.();
  expect(body, `${resource}: say how one is made, so that bringing it back is tested`).toBeTruthy();
  if (resource !== "case-actions") return make(actor, resource, body as object);
  const { caseId, ...action } = body as Row;
  const reply = await actor.api.post<Row>(`/api/cases/${caseId}/actions`, action);
  expect(reply.status, reply.text).toBe(201);
  return reply.body;
}

/** What this role may delete by the policy, where there is a route for it. */
async function deletable(role: "admin" | "office" | "ngo"): Promise<Resource[]> {
  const { body } = await team[role].api.get<{ paths: Record<string, object> }>("/api/openapi.json");
  return RESOURCES.filter(
    (one) =>
      can({ role }, one, "delete") && !ELSEWHERE.includes(one) && "delete" in (body.paths[`/api/${one}/{id}`] ?? {}),
  );
}

describe("everything that can be deleted comes back", () => {
  test.each(["admin", "office", "ngo"] as const)(
    "for %s",
    async (role) => {
      const actor = team[role];
      const resources = await deletable(role);
      expect(resources.length).toBeGreaterThan(2);
      for (const resource of resources) {
        const { id } = await fresh(actor, resource);
        const before = await remove(actor, resource, id);
        expect([resource, (await actor.api.get(`/api/${resource}/${id}`)).status]).toEqual([resource, 404]);
        const listed = await bin(actor, { resource });
        const line = listed.body.find((one) => one.id === id);
        expect(line, resource).toMatchObject({ resource, id, deletedBy: actor.userId });
        const reply = await restore(actor, resource, id);
        expect([resource, reply.status, reply.text.slice(0, 200)]).toEqual([resource, 200, expect.anything()]);
        const after = await read(actor, resource, id);
        const { version, ...same } = Object.fromEntries(
          Object.entries(before).filter(([name]) => !CHANGES.includes(name)),
        ) as Row;
        expect(after, resource).toMatchObject(same);
        expect(after.version, resource).toBe(version + 2);
        expect((await bin(actor, { resource })).body.map((one) => one.id)).not.toContain(id);
        const { rows } = await database().execute({
          sql: "SELECT action FROM audit_log WHERE entityId = ? ORDER BY at, id",
          args: [id],
        });
        expect(rows.map(({ action }) => action).slice(-2), resource).toEqual(["delete", "restore"]);
      }
    },
    120_000,
  );
});

describe("what comes back counts again", () => {
  test("its events are told again, and the group is looked at again", async () => {
    const target = await makeGroup(office, program.id);
    const order = await make(office, "orders", { groupId: target.id, on: DAY, valueIdr: 900_000 });
    const earning = async () => (await office.api.list("groups", { filter: { id: target.id, earning: true } })).total;
    const told = async () => {
      const { body } = await office.api.get<Row[]>(`/api/groups/${target.id}/timeline`);
      return body.filter(({ subjectId }) => subjectId === order.id).length;
    };
    expect([await earning(), await told()]).toEqual([1, 1]);
    await remove(office, "orders", order.id);
    expect([await earning(), await told()]).toEqual([0, 0]);
    expect((await restore(office, "orders", order.id)).status).toBe(200);
    expect([await earning(), await told()]).toEqual([1, 1]);
  });

  test("a check puts its machine back to what it saw, unless the machine went elsewhere", async () => {
    const machine = await makeMachine(office, program.id, { holderGroupId: group.id, handedOverOn: "2025-10-01" });
    const check = { equipmentId: machine.id, state: "idle", checkedOn: "2026-01-10" };
    const made = await make(office, "equipment-checks", check);
    await remove(office, "equipment-checks", made.id);
    expect((await read(office, "equipment", machine.id)).state).toBe("handed_over");
    expect((await restore(office, "equipment-checks", made.id)).status).toBe(200);
    expect((await read(office, "equipment", machine.id)).state).toBe("idle");
    const states = (await eventsOf(machine.id)).filter(({ kind }) => kind === "equipment_state");
    expect(states.map(({ state }) => state)).toEqual(["handed_over", "idle"]);
    await remove(office, "equipment-checks", made.id);
    await make(office, "equipment-checks", { ...check, state: "damaged", checkedOn: "2026-02-10" });
    expect((await restore(office, "equipment-checks", made.id)).status).toBe(200);
    expect((await read(office, "equipment", machine.id)).state).toBe("damaged");
  });

  test("an account comes back locked, and its old session stays dead", async () => {
    const colleague = await makeActor("office", { organization: office.organization });
    await remove(team.admin, "users", colleague.userId);
    expect((await restore(team.admin, "users", colleague.userId)).status).toBe(200);
    expect(await read(team.admin, "users", colleague.userId)).toMatchObject({ active: false });
    expect((await colleague.api.get("/api/session")).status).toBe(401);
  });
});

describe("what cannot come back says why", () => {
  test("while what it belongs to is deleted", async () => {
    const target = await makeGroup(office, program.id);
    const linkage = await make(office, "linkages", {
      ...{ groupId: target.id, buyer: "Toko Lama", type: "titip_jual", startedOn: DAY },
    });
    await remove(office, "linkages", linkage.id);
    await remove(office, "groups", target.id);
    const refused = await restore(office, "linkages", linkage.id);
    expect([refused.status, refused.body.error.code]).toEqual([409, "parent_deleted"]);
    expect(refused.body.error.message).toContain("kelompoknya");
    expect((await restore(office, "groups", target.id)).status).toBe(200);
    expect((await restore(office, "linkages", linkage.id)).status).toBe(200);
  });

  test("when another record has taken its place", async () => {
    const nik = "3573015507800017";
    const person = await make(office, "people", { name: "Sri Satu", nik });
    await remove(office, "people", person.id);
    await make(office, "people", { name: "Sri Dua", nik });
    const refused = await restore(office, "people", person.id);
    expect([refused.status, refused.body.error.code]).toEqual([409, "place_taken"]);
    const buyer = await make(office, "buyers", { name: "Toko Kembar" });
    await remove(office, "buyers", buyer.id);
    await make(office, "buyers", { name: "toko kembar" });
    expect((await restore(office, "buyers", buyer.id)).body.error.code).toBe("place_taken");
  });

  test("to two people at once: one brings it back", async () => {
    const order = await make(office, "orders", { groupId: group.id, on: DAY, valueIdr: 1_000 });
    await remove(office, "orders", order.id);
    const both = await Promise.all([1, 2, 3].map(() => restore(office, "orders", order.id)));
    const statuses = both.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect(statuses.slice(1).every((one) => one === 404 || one === 412)).toBe(true);
    expect((await restore(office, "orders", order.id)).status).toBe(404);
  });

  test("with a stale version, of an unknown kind, or alive", async () => {
    const order = await make(office, "orders", { groupId: group.id, on: DAY, valueIdr: 2_000 });
    expect((await restore(office, "orders", order.id)).status).toBe(404);
    await remove(office, "orders", order.id);
    expect((await restore(office, "orders", order.id, 1)).status).toBe(412);
    for (const name of ["nothing", "sessions", "audit-log", "group-partners", "__proto__"])
      expect((await restore(office, name, order.id)).status).toBe(404);
    expect((await restore(office, "linkages", order.id)).status).toBe(404);
    expect((await restore(office, "orders", order.id, 2)).status).toBe(200);
  });
});

describe("whose bin it is", () => {
  test("another office, an NGO and an admin neither see nor restore what an office deleted", async () => {
    const linkage = await make(office, "linkages", {
      ...{ groupId: group.id, buyer: "Pembeli Rahasia", type: "titip_jual", startedOn: DAY },
    });
    await remove(office, "linkages", linkage.id);
    expect((await bin(office, { q: "Pembeli Rahasia" })).body).toMatchObject([{ label: "Pembeli Rahasia" }]);
    const stranger = (await makeTeam()).office;
    for (const actor of [stranger, team.ngo, team.admin]) {
      const listed = await bin(actor, { q: "Rahasia" });
      expect([actor.role, listed.status, listed.total]).toEqual([actor.role, 200, 0]);
      expect((await restore(actor, "linkages", linkage.id)).status).toBe(404);
    }
    for (const actor of [team.officer, team.head, team.commission]) {
      expect((await bin(actor)).status).toBe(403);
      expect((await restore(actor, "linkages", linkage.id)).status).toBe(403);
    }
  });

  test("an NGO loses its bin of a group with the partnership", async () => {
    const target = await makeGroup(office, program.id);
    const partnership = await grantTo(office, team.ngo, target.id);
    const order = await make(team.ngo, "orders", { groupId: target.id, on: DAY, valueIdr: 7_000 });
    await remove(team.ngo, "orders", order.id);
    const ids = async () => (await bin(team.ngo, { resource: "orders" })).body.map(({ id }) => id);
    expect(await ids()).toContain(order.id);
    const ended = await office.api.post(`/api/group-partners/${partnership.id}/transition`, { to: "ended" });
    expect(ended.status).toBe(200);
    await database().execute({
      sql: "UPDATE group_partners SET endsOn = '2026-01-01', startsOn = NULL WHERE id = ?",
      args: [partnership.id],
    });
    expect(await ids()).not.toContain(order.id);
    expect((await restore(team.ngo, "orders", order.id)).status).toBe(404);
  });

  test("the list filters, sorts and pages as every list does", async () => {
    const made = await Promise.all(
      ["A", "B", "C"].map((name) => make(office, "buyers", { name: `Halaman ${name} ${crypto.randomUUID()}` })),
    );
    for (const one of made) await remove(office, "buyers", one.id);
    const all = await bin(office, { q: "Halaman", resource: ["buyers", "people"] });
    expect(all.total).toBe(3);
    const page = await office.api.list<Line>("recycle-bin", {
      ...{ filter: { q: "Halaman" }, sort: ["deletedAt", "ASC"], range: [1, 1] },
    });
    expect([page.total, page.body.map(({ id }) => id)]).toEqual([3, [made[1]?.id]]);
    expect((await bin(office, { q: "Halaman", deletedBy: team.admin.userId })).total).toBe(0);
    expect((await bin(office, { deletedAt_lte: 1 })).total).toBe(0);
    for (const filter of [{ organizationId: "x" }, { nik: "1" }, { q: "35730155078000" }])
      expect((await bin(office, filter)).status).toBe(400);
  });
});
