import { beforeAll, describe, expect, test } from "vitest";
import { COMPLAINT_STATES } from "#db/constants.ts";
import { makeActor, makeOrganization, makeTeam, type TestActor } from "#test/support/actors.ts";
import { upload } from "#test/support/files.ts";
import { eventsOf, grantTo, make, makeGroup, makeProgram, type Row, read, step } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";
import { COMPLAINT_MACHINE } from "#worker/policy/transitions.ts";

interface Fault {
  error: { code: string; fields?: Record<string, string> };
}

let team: Awaited<ReturnType<typeof makeTeam<"admin" | "ngo" | "commission" | "officer" | "head">>>;
let office: TestActor;
let officer: TestActor;
let group: Row;
let member: Row;

const DAY = "2026-03-02";
const WORDS = "Mesin obras dibawa pulang ketua";
const complaint = (more: object = {}) => ({
  groupId: group.id,
  channel: "phone",
  text: WORDS,
  receivedOn: DAY,
  ...more,
});
const faultsOf = (reply: { status: number; body: unknown }) => [
  reply.status,
  Object.keys((reply.body as Fault).error?.fields ?? {}),
];

beforeAll(async () => {
  team = await makeTeam("admin", "ngo", "commission", "officer", "head");
  ({ office, officer } = team);
  const program = await makeProgram(office);
  group = await makeGroup(office, program.id);
  member = await make(office, "people", { name: "Sri Pengadu" });
  await make(office, "memberships", { personId: member.id, groupId: group.id });
  await make(office, "follow-ups", { groupId: group.id, dueOn: "2026-12-20", assigneeId: officer.userId });
  await grantTo(office, team.ngo, group.id);
});

const noticesOf = async (userId: string) => {
  const { rows } = await database().execute({
    sql: "SELECT subjectId, kind FROM notifications WHERE userId = ? ORDER BY id",
    args: [userId],
  });
  return rows.map((row) => `${row.kind} ${row.subjectId}`);
};

describe("a complaint", () => {
  test("is registered with a number, an owner and a deadline of the office's own", async () => {
    const first = await make(office, "complaints", complaint({ personId: member.id, ownerId: officer.userId }));
    expect(first).toMatchObject({
      ...{ state: "received", ownerId: officer.userId, dueOn: "2026-03-12", answer: null, personId: member.id },
      number: expect.stringMatching(/^ADU\/\d{3}\/2026$/),
    });
    expect(first.daysLate).toBeGreaterThan(0);
    expect(await noticesOf(officer.userId)).toContain(`complaint_assigned ${first.id}`);
    const own = await make(office, "complaints", complaint({ dueOn: "2026-04-01" }));
    expect(own).toMatchObject({ ownerId: office.userId, dueOn: "2026-04-01" });
    expect(await noticesOf(office.userId)).toEqual([]);
  });

  test("gets a number of its own of many at once, anew each year, and each office its own", async () => {
    const many = await Promise.all([1, 2, 3, 4].map(() => make(office, "complaints", complaint())));
    expect(new Set(many.map(({ number }) => number)).size).toBe(4);
    const before = await make(office, "complaints", complaint({ receivedOn: "2025-12-30" }));
    expect(before.number).toBe("ADU/001/2025");
    const other = (await makeTeam()).office;
    const theirs = await makeGroup(other, (await makeProgram(other)).id);
    expect((await make(other, "complaints", complaint({ groupId: theirs.id }))).number).toBe("ADU/001/2026");
  });

  test("is told on the group's timeline without a word of it, and only inside the office", async () => {
    const made = await make(office, "complaints", complaint());
    expect(await eventsOf(made.id)).toMatchObject([{ kind: "complaint_changed", on: DAY, state: "received" }]);
    const kinds = async (actor: TestActor) => {
      const reply = await actor.api.get<Row[]>(`/api/groups/${group.id}/timeline`);
      expect([actor.role, reply.status]).toEqual([actor.role, 200]);
      expect(reply.text).not.toContain(WORDS);
      return reply.body.map(({ kind }) => kind);
    };
    for (const actor of [office, officer, team.head]) expect(await kinds(actor)).toContain("complaint_changed");
    const province = await makeActor("office", {
      organization: await makeOrganization({ regionCode: office.organization.regionCode.slice(0, 2) }),
    });
    for (const actor of [team.ngo, team.commission, team.admin, province])
      expect(await kinds(actor)).not.toContain("complaint_changed");
    const gone = await office.api.delete(`/api/complaints/${made.id}`, { ifMatch: made.version });
    expect(gone.status).toBe(200);
    const told = await office.api.get<Row[]>(`/api/groups/${group.id}/timeline`);
    expect(told.body.filter(({ subjectId }) => subjectId === made.id)).toEqual([]);
  });

  test("is found late until it is answered", async () => {
    const late = await make(office, "complaints", complaint());
    const inTime = await make(office, "complaints", complaint({ dueOn: "2099-01-01" }));
    const listed = async () => {
      const list = await office.api.list<Row>("complaints", { filter: { late: true } });
      return list.body.map(({ id }) => id);
    };
    expect(await listed()).toContain(late.id);
    expect(await listed()).not.toContain(inTime.id);
    expect((await step(office, "complaints", late.id, "answered", { answer: "Sudah dikembalikan." })).status).toBe(200);
    expect(await listed()).not.toContain(late.id);
    expect((await read(office, "complaints", late.id)).daysLate).toBe(0);
    expect((await office.api.list("complaints", { filter: { late: false } })).status).toBe(400);
  });
});

describe("who", () => {
  test("the office and the officers of the area register; the head reads; nobody else knows of any", async () => {
    const made = await make(officer, "complaints", complaint());
    expect(made.ownerId).toBe(officer.userId);
    for (const actor of [office, officer, team.head])
      expect((await read(actor, "complaints", made.id)).text).toBe(WORDS);
    for (const actor of [team.admin, team.ngo, team.commission]) {
      expect((await actor.api.get(`/api/complaints/${made.id}`)).status).toBe(403);
      expect((await actor.api.list("complaints")).status).toBe(403);
      expect((await actor.api.post("/api/complaints", complaint())).status).toBe(403);
    }
    expect((await team.head.api.post("/api/complaints", complaint())).status).toBe(403);
    const elsewhere = await makeActor("officer", { organization: office.organization, regionCode: "99.99" });
    expect((await elsewhere.api.get(`/api/complaints/${made.id}`)).status).toBe(404);
    expect((await elsewhere.api.post("/api/complaints", complaint())).status).toBe(422);
  });

  test("an office or officer of the province learns nothing of them", async () => {
    const made = await make(office, "complaints", complaint());
    const organization = await makeOrganization({ regionCode: office.organization.regionCode.slice(0, 2) });
    for (const role of ["office", "officer", "head"] as const) {
      const actor = await makeActor(role, { organization, regionCode: office.organization.regionCode });
      expect([role, (await actor.api.get(`/api/complaints/${made.id}`)).status]).toEqual([role, 404]);
      expect([role, (await actor.api.list("complaints")).total]).toEqual([role, 0]);
      expect((await step(actor, "complaints", made.id, "in_progress")).status).not.toBe(200);
    }
  });

  test("the audit log tells of one, and of a file on it, inside the office only", async () => {
    const made = await make(office, "complaints", complaint());
    const file = await upload(office, { subject: "complaints", subjectId: String(made.id) });
    expect(file.status).toBe(201);
    const told = async (actor: TestActor, entityId: unknown) =>
      (await actor.api.list("audit-log", { filter: { entityId, action: "create" } })).total;
    for (const id of [made.id, file.body.id]) {
      expect(await told(team.head, id)).toBe(1);
      expect(await told(team.commission, id)).toBe(0);
    }
    expect(await told(team.commission, group.id)).toBe(1);
  });

  test("an officer moves what it was asked to see to, and nothing else", async () => {
    const mine = await make(office, "complaints", complaint({ ownerId: officer.userId }));
    const theirs = await make(office, "complaints", complaint());
    expect((await step(officer, "complaints", mine.id, "in_progress")).status).toBe(200);
    expect((await step(officer, "complaints", theirs.id, "in_progress")).status).toBe(403);
    expect((await officer.api.put(`/api/complaints/${mine.id}`, { text: "x" }, { ifMatch: 2 })).status).toBe(403);
    expect((await officer.api.delete(`/api/complaints/${mine.id}`, { ifMatch: 2 })).status).toBe(403);
  });

  test("whoever it is given to is told, each time anew", async () => {
    const made = await make(office, "complaints", complaint());
    const path = `/api/complaints/${made.id}`;
    for (const [ownerId, ifMatch] of [
      [officer.userId, 1],
      [office.userId, 2],
      [officer.userId, 3],
    ] as const)
      expect((await office.api.put(path, { ownerId }, { ifMatch })).status).toBe(200);
    const told = await noticesOf(officer.userId);
    expect(told.filter((one) => one === `complaint_assigned ${made.id}`)).toHaveLength(2);
  });
});

describe("its states", () => {
  /** A complaint in a state, by the shortest way there. */
  async function inState(state: (typeof COMPLAINT_STATES)[number]): Promise<Row> {
    const made = await make(office, "complaints", complaint());
    const ways = { received: [], in_progress: ["in_progress"], answered: ["answered"], closed: ["answered", "closed"] };
    for (const to of ways[state]) {
      const more = to === "answered" ? { answer: "Sudah ditangani." } : {};
      expect((await step(office, "complaints", made.id, to, more)).status).toBe(200);
    }
    return read(office, "complaints", made.id);
  }

  test.each(COMPLAINT_STATES)("go from %s only where the machine allows", async (from) => {
    for (const to of COMPLAINT_STATES) {
      const made = await inState(from);
      const more = {
        ...(to === "answered" && { answer: "Sudah." }),
        ...(from === "answered" && { reason: "Belum tuntas" }),
      };
      const reply = await step(office, "complaints", made.id, to, more);
      const legal = COMPLAINT_MACHINE[from].includes(to);
      expect([from, to, reply.status]).toEqual([from, to, legal ? 200 : 409]);
      if (legal) expect(reply.body.state).toBe(to);
      else expect((reply.body as unknown as Fault).error.fields?.to).toBeTruthy();
    }
  });

  test("an answer needs words, an answer taken back a reason", async () => {
    const made = await inState("received");
    expect(faultsOf(await step(office, "complaints", made.id, "answered"))).toEqual([422, ["answer"]]);
    expect(faultsOf(await step(office, "complaints", made.id, "in_progress", { answer: "x" }))).toEqual([
      422,
      ["answer"],
    ]);
    const on = { on: "2026-03-05" };
    const answered = await step(office, "complaints", made.id, "answered", { answer: "Diganti baru.", ...on });
    expect(answered.body).toMatchObject({ answer: "Diganti baru.", answeredOn: "2026-03-05" });
    expect(faultsOf(await step(office, "complaints", made.id, "in_progress"))).toEqual([422, ["reason"]]);
    expect(faultsOf(await step(office, "complaints", made.id, "closed", { on: "2026-03-04" }))).toEqual([422, ["on"]]);
    const again = await step(office, "complaints", made.id, "in_progress", { reason: "Belum sampai" });
    expect(again.body).toMatchObject({ state: "in_progress", answeredOn: null, answer: "Diganti baru." });
  });

  test("of two at once one wins", async () => {
    const made = await inState("received");
    const path = `/api/complaints/${made.id}/transition`;
    const both = await Promise.all(
      ["Satu", "Dua"].map((answer) => office.api.post(path, { to: "answered", answer }, { ifMatch: made.version })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  test("what is closed stays as it is", async () => {
    const made = await inState("closed");
    const reply = await office.api.put<Fault>(
      `/api/complaints/${made.id}`,
      { text: "Lain" },
      { ifMatch: made.version },
    );
    expect([reply.status, reply.body.error.code]).toEqual([409, "closed"]);
  });
});

describe("what is refused", () => {
  test.each([
    ["text", { text: "" }],
    ["text", { text: "x".repeat(4_001) }],
    ["channel", { channel: "pigeon" }],
    ["receivedOn", { receivedOn: "2999-01-01" }],
    ["dueOn", { dueOn: "2026-03-01" }],
    ["groupId", { groupId: "grp_000000" }],
    ["number", { number: "ADU/9/2026" }],
    ["state", { state: "closed" }],
    ["answer", { answer: "x" }],
  ])("%s (%#)", async (field, more) => {
    expect(faultsOf(await office.api.post("/api/complaints", complaint(more)))).toEqual([422, [field]]);
  });

  test("a person who is no member, an owner who cannot act", async () => {
    const outsider = await make(office, "people", { name: "Bukan Anggota" });
    const foreign = await makeActor("office");
    const cases = [
      ["personId", outsider.id],
      ["ownerId", team.head.userId],
      ["ownerId", team.admin.userId],
      ["ownerId", foreign.userId],
    ];
    for (const [field, value] of cases) {
      const reply = await office.api.post("/api/complaints", complaint({ [field as string]: value }));
      expect(faultsOf(reply)).toEqual([422, [field]]);
    }
  });
});
