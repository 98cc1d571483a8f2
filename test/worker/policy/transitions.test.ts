import { beforeAll, describe, expect, it } from "vitest";
import { EQUIPMENT_REQUEST_STATES, PARTNER_STATES } from "#db/constants.ts";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { eventsOf, grantTo, make, makeGroup, makeProgram, type Row, read, step } from "#test/support/records.ts";
import { type Machine, PARTNER_MACHINE, REQUEST_MACHINE } from "#worker/policy/transitions.ts";

let office: TestActor;
let ngo: TestActor;
let programId: string;

beforeAll(async () => {
  ({ office, ngo } = await makeTeam("ngo"));
  programId = (await makeProgram(office)).id;
});

const steps = <S extends string>(states: readonly S[], machine: Machine<S>) =>
  states.flatMap((from) => states.map((to) => [from, to, machine[from]] as const));

/** A step that exists is told once; one that does not names those that do and leaves the record as it was. */
async function expectStep(resource: string, id: string, to: string, legal: readonly string[]): Promise<void> {
  const before = await read(office, resource, id);
  const told = (await eventsOf(id)).length;
  const reply = await step(office, resource, id, to);
  if (legal.includes(to)) {
    expect([reply.status, reply.body.state]).toEqual([200, to]);
    expect(await eventsOf(id)).toHaveLength(told + 1);
    return;
  }
  expect(reply.status).toBe(409);
  for (const one of legal) expect(reply.text).toContain(one);
  expect(await read(office, resource, id)).toEqual(before);
  expect(await eventsOf(id)).toHaveLength(told);
}

describe("a partnership", () => {
  const reach = async (state: string): Promise<Row> => {
    const group = await makeGroup(office, programId);
    if (state === "asked") return make(ngo, "group-partners", { groupId: group.id, purpose: "Pemasaran" });
    const granted = await grantTo(office, ngo, group.id);
    if (state === "ended") await step(office, "group-partners", granted.id, "ended");
    return granted;
  };
  it.each(steps(PARTNER_STATES, PARTNER_MACHINE))("%s → %s", async (from, to, legal) => {
    await expectStep("group-partners", (await reach(from)).id, to, legal);
  });
});

describe("a request for a machine", () => {
  const reach = async (state: string): Promise<Row> => {
    const group = await makeGroup(office, programId);
    const request = await make(office, "equipment-requests", { groupId: group.id, category: "Oven" });
    if (state !== "waiting") await step(office, "equipment-requests", request.id, state);
    return request;
  };
  it.each(steps(EQUIPMENT_REQUEST_STATES, REQUEST_MACHINE))("%s → %s", async (from, to, legal) => {
    await expectStep("equipment-requests", (await reach(from)).id, to, legal);
  });
});
