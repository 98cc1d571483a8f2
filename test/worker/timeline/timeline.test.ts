import { beforeAll, describe, expect, it } from "vitest";
import { newId } from "#db/ids.ts";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { grantTo, make, makeGroup, makeMachine, makeProgram, type Row, todayFor } from "#test/support/records.ts";
import { database, server } from "#test/support/server.ts";
import { addDays } from "#worker/follow-ups/plan.ts";

interface Line {
  kind: string;
  on: string;
  actorName: string | null;
  subject: string | null;
  groupName: string | null;
  state: string | null;
  value: number | null;
  data: Record<string, unknown>;
}

let team: Awaited<ReturnType<typeof makeTeam<"ngo" | "commission" | "head">>>;
let office: TestActor;
let program: Row;
let group: Row;

const timeline = (actor: TestActor, id = group.id, query = "") =>
  actor.api.get<Line[]>(`/api/groups/${id}/timeline${query}`);

beforeAll(async () => {
  team = await makeTeam("ngo", "commission", "head");
  office = team.office;
  program = await makeProgram(office);
  group = await makeGroup(office, program.id, { kind: "individual", name: "Usaha Bu Siti" });
  const machine = await makeMachine(office, program.id, { item: "Mesin obras" });
  await make(office, "handovers", { groupId: group.id, date: "2025-10-01", items: [machine.id] });
  await grantTo(office, team.ngo, group.id);
  const linkage = await make(team.ngo, "linkages", {
    groupId: group.id,
    buyer: "Koperasi Jaya",
    type: "maklun",
    startedOn: "2026-01-01",
  });
  expect(linkage.state).toBe("offered");
});

describe("the timeline of a group", () => {
  it("tells everything that happened, newest first", async () => {
    const { body, headers } = await timeline(office);
    expect(headers.get("content-range")).toBe(`timeline 0-${body.length - 1}/${body.length}`);
    const days = body.map(({ on }) => on);
    expect(days).toEqual([...days].sort().reverse());
    expect(body.map(({ kind }) => kind).sort()).toEqual([
      "equipment_handed_over",
      "group_entered",
      "linkage_changed",
      "partner_changed",
    ]);
    const handed = body.find(({ kind }) => kind === "equipment_handed_over") as Line;
    expect(handed).toMatchObject({ subject: "equipment", actorName: "Uji office", data: { label: "Mesin obras" } });
    const linked = body.find(({ kind }) => kind === "linkage_changed") as Line;
    expect(linked).toMatchObject({ actorName: null, subject: "linkages", data: { label: "Koperasi Jaya" } });
  });

  it("leaves out what was deleted", async () => {
    const order = await make(office, "orders", { groupId: group.id, on: "2026-02-01", valueIdr: 5_000 });
    expect((await timeline(office)).body.some(({ kind }) => kind === "order")).toBe(true);
    await office.api.delete(`/api/orders/${order.id}`, { ifMatch: 1 });
    expect((await timeline(office)).body.some(({ kind }) => kind === "order")).toBe(false);
  });

  it("shows an outsider no names and no free text", async () => {
    await database().execute({
      sql: `INSERT INTO events (id, organizationId, groupId, programId, kind, "on", recordedAt, actorId, data)
        VALUES (?, ?, ?, ?, 'mentor_contact', '2026-03-01', ?, ?, ?)`,
      args: [
        ...[newId("evt", server.now()), office.organization.id, group.id, program.id, server.now(), office.userId],
        JSON.stringify({ note: "Bu Siti sakit", method: "phone" }),
      ],
    });
    const own = (await timeline(office)).body.find(({ kind }) => kind === "mentor_contact") as Line;
    expect(own.data).toMatchObject({ note: "Bu Siti sakit", method: "phone" });
    for (const actor of [team.commission, team.ngo]) {
      const { body, text } = await timeline(actor);
      expect(text).not.toContain("Siti");
      expect(text).not.toContain("Uji office");
      expect(body.find(({ kind }) => kind === "mentor_contact")?.data).toEqual({ method: "phone" });
    }
  });

  it("comes in pages and by kind", async () => {
    const page = await timeline(office, group.id, `?range=${encodeURIComponent("[1,2]")}`);
    expect(page.body).toHaveLength(2);
    expect(page.headers.get("content-range")).toMatch(/^timeline 1-2\/\d+$/);
    const kinds = encodeURIComponent(JSON.stringify({ kind: ["linkage_changed"] }));
    expect((await timeline(office, group.id, `?filter=${kinds}`)).body.map(({ kind }) => kind)).toEqual([
      "linkage_changed",
    ]);
    const unknown = encodeURIComponent(JSON.stringify({ actorId: "x" }));
    expect((await timeline(office, group.id, `?filter=${unknown}`)).status).toBe(400);
  });

  it("of five hundred events comes at once", async () => {
    const busy = await makeGroup(office, program.id);
    const now = server.now();
    const rows = Array.from({ length: 600 }, (_, i) => ({
      sql: `INSERT INTO events (id, organizationId, groupId, programId, kind, "on", recordedAt, actorId, value)
        VALUES (?, ?, ?, ?, 'order', ?, ?, ?, ?)`,
      args: [
        ...[newId("evt", now), office.organization.id, busy.id, program.id],
        `2026-0${(i % 5) + 1}-${String((i % 28) + 1).padStart(2, "0")}`,
        ...[now + i, office.userId, i],
      ],
    }));
    await database().batch(rows, "write");
    const { body, headers } = await timeline(office, busy.id);
    expect(body).toHaveLength(500);
    expect(headers.get("content-range")).toBe("timeline 0-499/601");
  });

  it("tells what one visit did in its order: first the visit, then the case that it opened", async () => {
    const today = todayFor(office);
    for (let i = 0; i < 6; i++) {
      const seen = await makeGroup(office, program.id, { trainedOn: addDays(today, -20) });
      const visit = await make(office, "follow-ups", { groupId: seen.id, dueOn: today });
      const found = { activityStatus: "dormant", method: "visit", doneOn: today };
      expect((await office.api.post(`/api/follow-ups/${visit.id}/complete`, found)).status).toBe(200);
      const kinds = (await timeline(office, seen.id)).body.map(({ kind }) => kind);
      expect(kinds.filter((kind) => ["case_changed", "follow_up_done"].includes(kind))).toEqual([
        "case_changed",
        "follow_up_done",
      ]);
    }
  });

  it("is nobody's outside, nor without a session", async () => {
    const stranger = await makeActor("office");
    expect((await timeline(stranger)).status).toBe(404);
    expect((await timeline(await makeActor("ngo"))).status).toBe(404);
    expect((await timeline(await makeActor("head", { signIn: false }))).status).toBe(401);
    expect((await timeline(team.head)).status).toBe(200);
  });
});

describe("the timeline of a programme", () => {
  it("holds its groups' events as far as the reader sees them", async () => {
    const own = await makeProgram(office);
    const [seen, hidden] = [await makeGroup(office, own.id), await makeGroup(office, own.id)];
    for (const { id } of [seen, hidden]) {
      await make(office, "orders", { groupId: id, on: "2026-02-01", valueIdr: 5_000 });
    }
    await grantTo(office, team.ngo, seen.id);
    const path = `/api/programs/${own.id}/timeline`;
    const all = await office.api.get<Line[]>(path);
    expect(all.body.filter(({ kind }) => kind === "order")).toHaveLength(2);
    expect(all.body[0]?.groupName).toMatch(/^Kelompok Uji/);
    const some = await team.ngo.api.get<Line[]>(path);
    expect(some.body.filter(({ kind }) => kind === "order")).toHaveLength(1);
    expect((await (await makeActor("office")).api.get(path)).status).toBe(404);
  });
});
