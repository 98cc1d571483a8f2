import { beforeAll, describe, expect, it } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { grantTo, make, makeGroup, makeMachine, makeProgram, type Row, step } from "#test/support/records.ts";

interface Received {
  trainings: {
    role?: string;
    leftOn?: string | null;
    group: { id: string; name: string; program: { year: number } };
  }[];
  lines: { resource: string; id: string; groupId: string; on: string; what: string | null; amountIdr: number | null }[];
  more: boolean;
}

let team: Awaited<ReturnType<typeof makeTeam<"ngo" | "commission" | "officer" | "admin">>>;
let office: TestActor;
let person: Row;
let first: Row;
let second: Row;
let other: Row;

const received = async (actor: TestActor, of: string, id: string) =>
  actor.api.get<Received>(`/api/${of}/${id}/received`);
const kinds = ({ body }: { body: Received }) => body.lines.map(({ resource, on }) => `${resource} ${on}`);

beforeAll(async () => {
  team = await makeTeam("ngo", "commission", "officer", "admin");
  office = team.office;
  const [one, two] = [await makeProgram(office, { year: 2024 }), await makeProgram(office, { year: 2025 })];
  first = await makeGroup(office, one.id, { trainedOn: "2024-06-01" });
  second = await makeGroup(office, two.id, { trainedOn: "2025-03-01" });
  other = await makeGroup(office, two.id);
  person = await make(office, "people", { name: "Siti Riwayat", nik: "3573014507800777" });
  const left = { joinedOn: "2024-06-01", leftOn: "2025-01-31" };
  await make(office, "memberships", { personId: person.id, groupId: first.id, ...left });
  await make(office, "memberships", { personId: person.id, groupId: second.id, joinedOn: "2025-03-01", role: "chair" });
  const of = (groupId: string) => ({ groupId });
  await make(office, "marketing-supports", { ...of(first.id), kind: "packaging", on: "2024-08-01", costIdr: 750_000 });
  await make(office, "orders", { ...of(first.id), on: "2025-02-15", valueIdr: 400_000 });
  const linkage = await make(office, "linkages", {
    ...{ ...of(second.id), buyer: "Toko Sumber", type: "kontrak", startedOn: "2025-04-01" },
  });
  await step(office, "linkages", linkage.id, "accepted", { on: "2025-04-02" });
  await make(office, "orders", {
    ...{ ...of(second.id), linkageId: linkage.id, on: "2025-05-01", valueIdr: 900_000, quantity: 30, unit: "potong" },
  });
  await make(office, "capital-applications", {
    ...{ ...of(second.id), source: "kur", amountIdr: 10_000_000, appliedOn: "2025-06-01", purpose: "Rahasia dapur" },
  });
  await make(office, "licences", {
    ...of(second.id),
    kind: "nib",
    state: "have",
    issuedOn: "2025-07-01",
    number: "912",
  });
  await make(office, "follow-ups", {
    ...{ ...of(second.id), doneOn: "2025-09-01", method: "visit", activityStatus: "active", activeMembers: 4 },
  });
  await make(office, "orders", { ...of(other.id), on: "2025-05-05", valueIdr: 123_456 });
});

describe("everything received", () => {
  it("of a group: each kind, newest first, nothing of another group and no free text", async () => {
    const reply = await received(office, "groups", second.id);
    expect(reply.status, reply.text).toBe(200);
    expect(kinds(reply)).toEqual([
      "follow-ups 2025-09-01",
      "licences 2025-07-01",
      "capital-applications 2025-06-01",
      "orders 2025-05-01",
      "linkages 2025-04-01",
    ]);
    expect(reply.body.lines[3]).toMatchObject({
      what: "Toko Sumber",
      amountIdr: 900_000,
      quantity: 30,
      unit: "potong",
    });
    expect(reply.body.trainings).toMatchObject([{ group: { id: second.id, program: { year: 2025 } } }]);
    expect(reply.text).not.toMatch(/Rahasia dapur|912|123456/);
  });

  it("of a person: what came while they were in the group, across programmes", async () => {
    const reply = await received(office, "people", person.id);
    expect(reply.body.trainings.map(({ group, role }) => [group.id, role])).toEqual([
      [second.id, "chair"],
      [first.id, "member"],
    ]);
    expect(kinds(reply)).toContain("marketing-supports 2024-08-01");
    // The order came a fortnight after they had left.
    expect(kinds(reply)).not.toContain("orders 2025-02-15");
    expect(kinds(await received(office, "groups", first.id))).toContain("orders 2025-02-15");
    expect(reply.body.lines.map(({ groupId }) => groupId)).not.toContain(other.id);
  });

  it("forgets what was deleted", async () => {
    const order = await make(office, "orders", { groupId: first.id, on: "2024-09-09", valueIdr: 10_000 });
    expect(kinds(await received(office, "people", person.id))).toContain("orders 2024-09-09");
    await office.api.delete(`/api/orders/${order.id}`, { ifMatch: 1 });
    expect(kinds(await received(office, "people", person.id))).not.toContain("orders 2024-09-09");
  });

  it("shows a machine that left again", async () => {
    const machine = await makeMachine(office, String(first.programId), { procuredOn: "2024-08-01" });
    await make(office, "handovers", { groupId: first.id, date: "2024-10-01", items: [machine.id] });
    await step(office, "equipment", machine.id, "withdrawn", { on: "2024-12-01" });
    const issued = await office.api.get<{ id: string; leftOn: string }[]>(`/api/groups/${first.id}/issued`);
    expect(issued.body.find(({ id }) => id === machine.id)).toMatchObject({ leftOn: "2024-12-01" });
  });
});

describe("the rights of the reader", () => {
  it("an NGO reads only what came by the groups it accompanies, and nothing of others", async () => {
    expect((await received(team.ngo, "groups", second.id)).status).toBe(404);
    expect((await received(team.ngo, "people", person.id)).status).toBe(404);
    const partnership = await grantTo(office, team.ngo, second.id);
    const group = await received(team.ngo, "groups", second.id);
    expect(kinds(group)).toHaveLength(5);
    const seen = await received(team.ngo, "people", person.id);
    expect(seen.body.trainings.map(({ group }) => group.id)).toEqual([second.id]);
    expect(new Set(seen.body.lines.map(({ groupId }) => groupId))).toEqual(new Set([second.id]));
    expect(seen.text).not.toContain(first.id);
    expect((await received(team.ngo, "groups", first.id)).status).toBe(404);
    await step(office, "group-partners", partnership.id, "ended");
    expect((await received(team.ngo, "people", person.id)).status).toBe(404);
  });

  it("the commission reads it without names; the admin no people; another office nothing", async () => {
    const masked = await received(team.commission, "people", person.id);
    expect(masked.status).toBe(200);
    expect(masked.text).not.toContain("Siti");
    expect((await received(team.admin, "people", person.id)).status).toBe(403);
    const { office: stranger } = await makeTeam();
    for (const [of, id] of [
      ["people", person.id],
      ["groups", second.id],
    ] as const) {
      expect((await received(stranger, of, id)).status).toBe(404);
    }
    const nobody = new (await import("#test/support/client.ts")).ApiClient();
    expect((await nobody.get(`/api/groups/${second.id}/received`)).status).toBe(401);
  });
});
