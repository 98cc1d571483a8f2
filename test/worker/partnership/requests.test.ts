import { beforeAll, describe, expect, it } from "vitest";
import { makeActor, makeOrganization, makeTeam, type TestActor } from "#test/support/actors.ts";
import { eventsOf, grantTo, make, makeGroup, makeProgram, type Row, step } from "#test/support/records.ts";
import { database, runCron, server } from "#test/support/server.ts";
import { addDays } from "#worker/follow-ups/plan.ts";
import { PARTNER_REQUEST_MACHINE } from "#worker/policy/transitions.ts";

let office: TestActor;
let ngo: TestActor;
let head: TestActor;
let commission: TestActor;
let village: string;
let programId: string;
let serial = 0;

const today = () => new Date(server.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const ask = (actor: TestActor, more: object = {}) =>
  actor.api.post<Row>("/api/partner-requests", {
    ...{ groupName: "Kelompok Melati", villageCode: village, purpose: "Mencarikan pembeli" },
    ...more,
  });
const asked = async (more: object = {}) => (await ask(ngo, more)).body;
const act = (actor: TestActor, id: string, verb: string, body: object = {}) =>
  actor.api.post<Row & { error?: { code: string } }>(`/api/partner-requests/${id}/${verb}`, body);
const newGroup = () => makeGroup(office, programId, { name: `Melati ${++serial}`, villageCode: village });
const noticesOf = async (actor: TestActor, kind: string) => {
  const { rows } = await database().execute({
    sql: "SELECT subjectId, data FROM notifications WHERE userId = ? AND kind = ?",
    args: [actor.userId, kind],
  });
  return rows.map(({ subjectId }) => subjectId);
};

beforeAll(async () => {
  ({ office, ngo, head, commission } = await makeTeam("ngo", "head", "commission"));
  const regionCode = office.organization.regionCode;
  const { rows } = await database().execute({
    sql: "SELECT code FROM regions WHERE level = 'village' AND code > ? AND code < ? LIMIT 1",
    args: [regionCode, `${regionCode}/`],
  });
  village = String(rows[0]?.code);
  programId = (await makeProgram(office)).id;
});

describe("asking", () => {
  it("gives the same answer whether there is such a group or not, and tells the nearest office", async () => {
    const group = await newGroup();
    const there = await ask(ngo, { groupName: group.name });
    const nowhere = await ask(ngo, { groupName: "Tidak Ada Sama Sekali" });
    expect([there.status, nowhere.status]).toEqual([201, 201]);
    const shape = ({ id: _, createdAt: __, updatedAt: ___, groupName: ____, ...rest }: Row) => rest;
    expect(shape(there.body)).toEqual(shape(nowhere.body));
    expect(there.text).not.toContain(group.id);
    expect(there.body).toMatchObject({ state: "waiting", organizationId: ngo.organization.id, partnershipId: null });
    expect((await ngo.api.get(`/api/groups/${group.id}`)).status).toBe(404);
    expect(await noticesOf(office, "partnership_asked")).toEqual(
      expect.arrayContaining([there.body.id, nowhere.body.id]),
    );
  });

  it("is read by that NGO, the offices of the village and their head; nobody else", async () => {
    const { id } = await asked();
    const [stranger, otherNgo] = [await makeActor("office"), await makeActor("ngo")];
    const path = `/api/partner-requests/${id}`;
    for (const actor of [ngo, office, head]) expect((await actor.api.get(path)).status).toBe(200);
    for (const actor of [stranger, otherNgo]) {
      expect((await actor.api.get(path)).status).toBe(404);
      expect((await actor.api.list("partner-requests")).total).toBe(0);
    }
    expect((await commission.api.get(path)).status).toBe(403);
    expect(await noticesOf(stranger, "partnership_asked")).toEqual([]);
  });

  it("needs a village, a purpose and days in order, and is for an NGO", async () => {
    for (const more of [
      { villageCode: office.organization.regionCode },
      { villageCode: "99.99.99.9999" },
      { purpose: "" },
      { groupName: " " },
      { startsOn: "2027-02-01", endsOn: "2027-01-01" },
      { endsOn: "2020-01-01" },
      { state: "granted" },
      { partnershipId: "gpt_abcdef" },
      { organizationId: office.organization.id },
    ]) {
      expect((await ask(ngo, more)).status, JSON.stringify(more)).toBe(422);
    }
    for (const actor of [office, head, commission]) expect((await ask(actor)).status).toBe(403);
  });

  it("of a village where no office is says so at once", async () => {
    const { rows } = await database().execute(
      `SELECT v.code FROM regions v WHERE v.level = 'village' AND NOT EXISTS (SELECT 1 FROM organizations o
        WHERE o.kind = 'office' AND (v.code = o.regionCode OR v.code LIKE o.regionCode || '.%')) ORDER BY v.code DESC LIMIT 1`,
    );
    const reply = await ask(ngo, { villageCode: String(rows[0]?.code) });
    expect([reply.status, reply.body]).toMatchObject([422, { error: { fields: { villageCode: expect.any(String) } } }]);
  });

  it("is limited: names are not to be tried out", async () => {
    const eager = await makeActor("ngo", {
      organization: await makeOrganization({ kind: "ngo", regionCode: office.organization.regionCode }),
    });
    await database().execute({
      sql: `INSERT INTO rate_counters ("key", windowEndsAt, count) VALUES (?, ?, 40)`,
      args: [`partner-request|${eager.organization.id}`, server.now() + 60_000],
    });
    expect((await ask(eager)).status).toBe(429);
  });
});

describe("the office decides", () => {
  it("grants with a start and an end: from then on the NGO reaches the group, and is told", async () => {
    const group = await newGroup();
    const endsOn = addDays(today(), 90);
    const request = await asked({ endsOn });
    const reply = await act(office, request.id, "grant", { groupId: group.id });
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body).toMatchObject({ state: "granted", decidedBy: office.userId, decidedOn: today() });
    const partnership = await ngo.api.get<Row>(`/api/group-partners/${reply.body.partnershipId}`);
    expect(partnership.body).toMatchObject({
      ...{ groupId: group.id, state: "granted", startsOn: today(), endsOn, purpose: "Mencarikan pembeli" },
      ...{ organizationId: ngo.organization.id, askedBy: "ngo" },
    });
    expect((await ngo.api.get(`/api/groups/${group.id}`)).status).toBe(200);
    expect((await eventsOf(String(reply.body.partnershipId))).map(({ state }) => state)).toEqual(["granted"]);
    expect(await noticesOf(ngo, "partnership_decided")).toEqual([reply.body.partnershipId]);
    const { rows } = await database().execute({
      sql: "SELECT entity, action, changes FROM audit_log WHERE entityId IN (?, ?)",
      args: [request.id, String(reply.body.partnershipId)],
    });
    expect(rows.map(({ entity, action }) => `${entity} ${action}`).sort()).toEqual(
      ["group-partners create", "partner-requests create", "partner-requests grant"].sort(),
    );
    expect(JSON.stringify(rows)).not.toMatch(/Melati|Mencarikan/);
  });

  it("grants what a group itself asked its office for, and keeps whose wish it was", async () => {
    const [wish, own] = await Promise.all(
      ["group", undefined].map(async (askedBy) => {
        const group = await newGroup();
        const body = { groupId: group.id, organizationId: ngo.organization.id, purpose: "Pembeli tetap", askedBy };
        const made = await office.api.post<Row>("/api/group-partners", body);
        expect(made.status, made.text).toBe(201);
        return made.body;
      }),
    );
    expect([wish?.askedBy, own?.askedBy, wish?.state]).toEqual(["group", "office", "granted"]);
    const asks = { groupId: (await newGroup()).id, organizationId: ngo.organization.id, askedBy: "nobody" };
    expect((await office.api.post<Row>("/api/group-partners", asks)).status).toBe(422);
  });

  it("refuses with a reason that the NGO reads", async () => {
    const request = await asked();
    expect((await act(office, request.id, "refuse", {})).status).toBe(422);
    expect((await act(office, request.id, "refuse", { reason: "Sudah ada pendamping." })).status).toBe(200);
    const seen = await ngo.api.get<Row>(`/api/partner-requests/${request.id}`);
    expect(seen.body).toMatchObject({ state: "refused", decisionNote: "Sudah ada pendamping." });
    expect(await noticesOf(ngo, "partnership_decided")).toContain(request.id);
  });

  it("only for a group of its own, that this NGO does not accompany yet", async () => {
    const { office: stranger } = await makeTeam();
    const foreign = await makeGroup(stranger, (await makeProgram(stranger)).id);
    const request = await asked();
    for (const groupId of [foreign.id, "grp_tidakada"]) {
      expect((await act(office, request.id, "grant", { groupId })).status).toBe(422);
    }
    const group = await newGroup();
    await grantTo(office, ngo, group.id);
    const twice = await act(office, request.id, "grant", { groupId: group.id });
    expect([twice.status, twice.body.error?.code]).toEqual([409, "already_partner"]);
    expect((await ngo.api.get<Row>(`/api/partner-requests/${request.id}`)).body.state).toBe("waiting");
  });

  it("the NGO cannot grant or refuse, the office not take back, others not even know", async () => {
    const { id } = await asked();
    const group = await newGroup();
    const bodies = { grant: { groupId: group.id }, refuse: { reason: "Tidak perlu" }, withdraw: {} };
    for (const verb of ["grant", "refuse"] as const) expect((await act(ngo, id, verb, bodies[verb])).status).toBe(403);
    expect((await act(office, id, "withdraw")).status).toBe(403);
    const stranger = await makeActor("office");
    for (const verb of ["grant", "refuse", "withdraw"] as const) {
      expect((await act(stranger, id, verb, bodies[verb])).status).toBe(404);
      for (const actor of [head, commission]) expect((await act(actor, id, verb, bodies[verb])).status).toBe(403);
    }
  });
});

describe("the states of a request", () => {
  const verbs = { granted: "grant", refused: "refuse", withdrawn: "withdraw" } as const;
  const reach = async (state: string): Promise<string> => {
    const { id } = await asked();
    if (state === "granted") await act(office, id, "grant", { groupId: (await newGroup()).id });
    if (state === "refused") await act(office, id, "refuse", { reason: "Tidak perlu" });
    if (state === "withdrawn") await act(ngo, id, "withdraw");
    return id;
  };
  const cases = Object.entries(PARTNER_REQUEST_MACHINE).flatMap(([from, legal]) =>
    Object.keys(verbs).map((to) => [from, to, (legal as readonly string[]).includes(to)] as const),
  );
  it.each(cases)("%s → %s: %s", async (from, to, legal) => {
    const id = await reach(from);
    const body = { granted: { groupId: (await newGroup()).id }, refused: { reason: "Tidak perlu" } };
    const reply = await act(
      to === "withdrawn" ? ngo : office,
      id,
      verbs[to as keyof typeof verbs],
      body[to as keyof typeof body],
    );
    expect([reply.status, reply.body.error?.code]).toEqual(legal ? [200, undefined] : [409, "illegal_transition"]);
  });

  it("of two who decide at once one does", async () => {
    const { id } = await asked();
    const group = await newGroup();
    const replies = await Promise.all([
      act(office, id, "grant", { groupId: group.id }),
      act(office, id, "refuse", { reason: "Tidak perlu" }),
      act(ngo, id, "withdraw"),
    ]);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status } of replies) expect([200, 409, 412]).toContain(status);
    const { rows } = await database().execute({
      sql: "SELECT count(*) AS n FROM group_partners WHERE groupId = ?",
      args: [group.id],
    });
    expect(Number(rows[0]?.n)).toBe(replies[0]?.status === 200 ? 1 : 0);
  });
});

describe("a partnership", () => {
  it("that is ended by the office is told to the NGO, one it ends itself is not", async () => {
    const [one, two] = [await newGroup(), await newGroup()];
    const [first, second] = [await grantTo(office, ngo, one.id), await grantTo(office, ngo, two.id)];
    await step(office, "group-partners", first.id, "ended");
    await step(ngo, "group-partners", second.id, "ended");
    const told = await noticesOf(ngo, "partnership_decided");
    expect(told.filter((id) => id === first.id)).toHaveLength(2);
    expect(told.filter((id) => id === second.id)).toHaveLength(1);
  });

  it("that ends within a fortnight is told to both sides once, and opens nothing from the day after", async () => {
    const team = await makeTeam("ngo");
    const program = await makeProgram(team.office);
    const make14 = async (endsOn: string) => {
      const group = await makeGroup(team.office, program.id);
      return grantTo(team.office, team.ngo, group.id, { startsOn: "2026-01-01", endsOn });
    };
    const soon = await make14(addDays(today(), 14));
    await make14(addDays(today(), 16));
    const over = await make14(addDays(today(), -1));
    await runCron("0 18 * * *");
    await runCron("0 18 * * *");
    for (const actor of [team.ngo, team.office]) {
      expect(await noticesOf(actor, "partnership_ending")).toEqual([soon.id]);
    }
    expect((await team.ngo.api.get(`/api/groups/${over.groupId}`)).status).toBe(404);
    expect((await team.ngo.api.get(`/api/groups/${soon.groupId}`)).status).toBe(200);
  });
});

it("a request may be made once with its key, and its id is its own", async () => {
  const body = { groupName: "Mawar", villageCode: village, purpose: "Pasar", id: "gpr_ABCDEF123" };
  const options = { idempotencyKey: "minta-1" };
  const first = await ngo.api.post<Row>("/api/partner-requests", body, options);
  const again = await ngo.api.post<Row>("/api/partner-requests", body, options);
  expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
  expect((await make(ngo, "partner-requests", { ...body, id: undefined })).id).not.toBe(first.body.id);
});
