import { beforeAll, expect, test } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { make, makeGroup, makeProgram, type Row } from "#test/support/records.ts";
import { database, runCron, server } from "#test/support/server.ts";

interface Classes {
  decides: boolean;
  classes: { name: string; days: number; enabled: boolean; always: boolean; past: number; basis: string }[];
}

const DAY = 86_400_000;
let team: Awaited<ReturnType<typeof makeTeam<"admin" | "head" | "commission">>>;
let visit: Row;
let complaint: Row;

const past = async () => {
  const { body } = await team.head.api.get<Classes>("/api/retention");
  return Object.fromEntries(body.classes.map((one) => [one.name, one]));
};
const run = (sql: string, ...args: (string | number)[]) => database().execute({ sql, args });

beforeAll(async () => {
  team = await makeTeam("admin", "head", "commission");
  const { office } = team;
  const program = await makeProgram(office);
  const group = await makeGroup(office, program.id);
  visit = await make(office, "follow-ups", { groupId: group.id, dueOn: "2026-05-02" });
  complaint = await make(office, "complaints", {
    ...{ groupId: group.id, channel: "phone", text: "Mesin rusak", receivedOn: "2026-03-02" },
  });
  const long = server.now() - 4_000 * DAY;
  await run(
    "UPDATE follow_ups SET lat = -7.9, lng = 112.6, note = 'Sakit', resolvedAt = ? WHERE id = ?",
    long,
    visit.id,
  );
  await run("UPDATE complaints SET state = 'closed', updatedAt = ? WHERE id = ?", long, complaint.id);
});

test("a dry run tells what would go, with its basis, and removes nothing", async () => {
  const before = await past();
  expect(before.visit_places).toMatchObject({ past: 1, enabled: false, always: false });
  expect(before.complaint_texts).toMatchObject({ past: 1, enabled: false });
  expect(before.import_rows).toMatchObject({ always: true, enabled: true, days: 90 });
  expect(before.visit_notes?.basis).toContain("27/2022");
  expect((await past()).visit_places?.past).toBe(1);
  expect((await team.commission.api.get("/api/retention")).status).toBe(403);
});

test("only the head decides, and only within sense", async () => {
  const { office, admin, head } = team;
  for (const actor of [office, admin]) {
    expect((await actor.api.post("/api/retention", { classes: ["visit_places"] })).status).toBe(403);
    expect((await actor.api.put("/api/retention", { classes: { visit_places: 365 } })).status).toBe(403);
  }
  const decides = async (actor: TestActor) => (await actor.api.get<Classes>("/api/retention")).body.decides;
  expect([await decides(head), await decides(admin), await decides(office)]).toEqual([true, false, false]);
  const alone = await makeTeam("admin");
  expect([await decides(alone.admin), await decides(alone.office)]).toEqual([true, false]);
  expect((await head.api.put("/api/retention", { classes: { visit_places: 1 } })).status).toBe(422);
  expect((await head.api.put("/api/retention", { classes: { notices: 400 } })).status).toBe(422);
  expect((await head.api.post("/api/retention", { classes: ["audit_log"] })).status).toBe(422);
});

test("runs by hand for the classes that were asked for, and no other", async () => {
  const done = await team.head.api.post("/api/retention", { classes: ["complaint_texts"] });
  expect(done.body).toEqual({ removed: { complaint_texts: 1 } });
  const [{ rows }, after] = [await run("SELECT text FROM complaints WHERE id = ?", complaint.id), await past()];
  expect(rows[0]?.text).toBe("(melewati masa simpan)");
  expect([after.complaint_texts?.past, after.visit_places?.past]).toEqual([0, 1]);
});

test("goes by itself at night once it is enabled, twice as once, and leaves what is younger", async () => {
  await runCron("0 18 * * *");
  expect((await past()).visit_places?.past).toBe(1);
  await team.head.api.put("/api/retention", { classes: { visit_places: 3_000, visit_notes: 5_000 } });
  await runCron("0 18 * * *");
  await runCron("0 18 * * *");
  const { rows } = await run("SELECT lat, lng, note FROM follow_ups WHERE id = ?", visit.id);
  expect(rows[0]).toMatchObject({ lat: null, lng: null, note: "Sakit" });
  const log = await run(
    "SELECT count(*) AS n FROM audit_log WHERE organizationId = ? AND action = 'retention' AND actorType = 'system'",
    team.office.organization.id,
  );
  expect(log.rows[0]?.n).toBe(1);
  await team.head.api.put("/api/retention", { classes: { visit_places: null } });
  expect((await past()).visit_places).toMatchObject({ enabled: false, days: 730 });
});
