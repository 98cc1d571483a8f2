import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { grantTo, make, makeGroup, makeMachine, makeProgram, type Row, read } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";
import type { BastDocument } from "#worker/handovers/document.ts";

interface Fault {
  error: { code: string; fields?: Record<string, string> };
}
interface Shown {
  frozen: boolean;
  intact: boolean | null;
  hash: string | null;
  document: BastDocument;
}

const STROKE = "M10 20L30 40L50 60M70 80L90 100";
const DAY = "2025-10-03";

let team: Awaited<ReturnType<typeof makeTeam<"admin" | "ngo" | "commission" | "officer" | "head">>>;
let office: TestActor;
let program: Row;
let group: Row;

beforeAll(async () => {
  team = await makeTeam("admin", "ngo", "commission", "officer", "head");
  ({ office } = team);
  program = await makeProgram(office, { name: "Menjahit", fundingSource: "dbhcht" });
  group = await makeGroup(office, program.id, { name: "Mawar Uji", address: "RW 05" });
  await grantTo(office, team.ngo, group.id);
});

const body = (items: string[], more: object = {}) => ({ groupId: group.id, date: DAY, items, ...more });
const signed = (machine: Row) =>
  body([machine.id], {
    ...{ giver: "Ratna Uji", receiver: "Sri Uji", witnesses: ["Lurah", "Ketua RW"], place: "Balai RW 05" },
    parties: { giverTitle: "Kepala Bidang", giverNip: "197001012000032001", receiverTitle: "Ketua" },
    signatures: { giver: STROKE, receiver: STROKE, witnesses: [STROKE, null] },
  });
const documentOf = async (actor: TestActor, id: string) =>
  (await actor.api.get<Shown>(`/api/handovers/${id}/document`)).body;

describe("a hand-over document", () => {
  test("is kept as it was made, with its hash, whatever becomes of the machine, the group or the office", async () => {
    const machine = await makeMachine(office, program.id, { brand: "Juki", legalBasis: "pinjam_pakai" });
    const made = await make(office, "handovers", signed(machine));
    const before = await documentOf(office, made.id);
    expect(before).toMatchObject({ frozen: true, intact: true, hash: made.snapshotHash });
    expect(before.hash).toBe(createHash("sha256").update(JSON.stringify(before.document)).digest("hex"));
    expect(before.document).toMatchObject({
      ...{ number: made.number, date: DAY, witnesses: ["Lurah", "Ketua RW"] },
      first: {
        name: "Ratna Uji",
        title: "Kepala Bidang",
        nip: "197001012000032001",
        actsFor: office.organization.name,
      },
      second: { name: "Sri Uji", title: "Ketua", actsFor: "Kelompok Mawar Uji" },
      items: [
        { id: machine.id, brand: "Juki", serial: machine.serial, valueIdr: 3_500_000, legalBasis: "pinjam_pakai" },
      ],
      signatures: { giver: STROKE, witnesses: [STROKE, null] },
    });
    expect(before.document.head[0]).toMatch(/^PEMERINTAH /);
    expect(before.document.second.address).toContain("RW 05");
    const now = await read(office, "equipment", machine.id);
    const changed = { brand: "Singer", serial: "LAIN", valueIdr: 1 };
    expect((await office.api.put(`/api/equipment/${machine.id}`, changed, { ifMatch: now.version })).status).toBe(200);
    await database().execute({
      sql: "UPDATE organizations SET name = name || ' Baru' WHERE id = ?",
      args: [office.organization.id],
    });
    expect(await documentOf(office, made.id)).toEqual(before);
  });

  test("of many at once each gets a number of its own", async () => {
    const machines = await Promise.all(Array.from({ length: 7 }, () => makeMachine(office, program.id)));
    const made = await Promise.all(machines.map(({ id }) => office.api.post<Row>("/api/handovers", body([id]))));
    expect(made.map(({ status }) => status)).toEqual(machines.map(() => 201));
    expect(new Set(made.map((reply) => reply.body.number)).size).toBe(machines.length);
  });

  test("is made at the highest values a machine can have, and beside a number no register reaches", async () => {
    const dear = await makeMachine(office, program.id, { valueIdr: 1_000_000_000_000_000 });
    const number = "BAST/99999999999999999999999/X/2025";
    const made = await make(office, "handovers", body([dear.id], { number }));
    const { document } = await documentOf(office, made.id);
    expect(document.articles[0]?.paragraphs[0]).toContain("(satu kuadriliun rupiah)");
    for (let i = 0; i < 2; i++) {
      const next = await make(office, "handovers", body([(await makeMachine(office, program.id)).id]));
      expect(next.number).toMatch(/^BAST\/\d{3}\/X\/2025$/);
    }
  });

  test("shows when what is stored is no longer what was made", async () => {
    const made = await make(office, "handovers", signed(await makeMachine(office, program.id)));
    await database().execute({
      sql: `UPDATE handovers SET snapshot = json_set(snapshot, '$.items[0].valueIdr', 1) WHERE id = ?`,
      args: [made.id],
    });
    expect(await documentOf(office, made.id)).toMatchObject({ frozen: true, intact: false, hash: made.snapshotHash });
  });

  test("cannot be set, changed or removed by anyone", async () => {
    const machine = await makeMachine(office, program.id);
    for (const field of ["snapshot", "snapshotHash", "programId"]) {
      const reply = await office.api.post<Fault>("/api/handovers", { ...signed(machine), [field]: "x" });
      expect([reply.status, Object.keys(reply.body.error.fields ?? {})]).toEqual([422, [field]]);
    }
    const made = await make(office, "handovers", signed(machine));
    const path = `/api/handovers/${made.id}`;
    expect((await office.api.put(path, { giver: "Lain" }, { ifMatch: 1 })).status).toBe(404);
    expect((await office.api.delete(path, { ifMatch: 1 })).status).toBe(404);
  });

  test("made before documents were kept is told from what is known", async () => {
    const machine = await makeMachine(office, program.id, { brand: "Butterfly" });
    const made = await make(office, "handovers", signed(machine));
    await database().execute({
      sql: "UPDATE handovers SET snapshot = NULL, snapshotHash = NULL, parties = NULL WHERE id = ?",
      args: [made.id],
    });
    expect(await documentOf(office, made.id)).toMatchObject({
      ...{ frozen: false, intact: null, hash: null },
      document: { number: made.number, first: { name: "Ratna Uji", title: null }, items: [{ brand: "Butterfly" }] },
    });
  });

  test("keeps its names, signatures and hash inside the office", async () => {
    const machine = await makeMachine(office, program.id);
    const made = await make(office, "handovers", signed(machine));
    const stranger = (await makeTeam()).office;
    expect((await stranger.api.get(`/api/handovers/${made.id}/document`)).status).toBe(404);
    for (const actor of [team.ngo, team.commission]) {
      const reply = await actor.api.get<Shown>(`/api/handovers/${made.id}/document`);
      expect(reply.status).toBe(200);
      expect(reply.body).toMatchObject({ frozen: false, hash: null, document: { first: { name: null } } });
      const record = await actor.api.get(`/api/handovers/${made.id}`);
      for (const text of [reply.text, record.text])
        for (const secret of ["Ratna Uji", "Sri Uji", "Lurah", STROKE, "197001012000032001", String(made.snapshotHash)])
          expect(text).not.toContain(secret);
    }
  });
});

describe("the number", () => {
  const settings = () => `/api/settings/stg_${office.organization.id.slice(4)}`;
  const setPattern = async (bastPattern: string) => {
    const now = await team.admin.api.get<Row>(settings());
    const reply = await team.admin.api.put(settings(), { bastPattern }, { ifMatch: now.body.version });
    expect(reply.status).toBe(200);
  };

  test("follows the office's pattern, is proposed before saving, and is given once of many at once", async () => {
    await setPattern("{nomor}/BAST-{kode}/{bulan}/{tahun}");
    const machines = await Promise.all([1, 2, 3, 4].map(() => makeMachine(office, program.id)));
    const [first] = machines;
    const preview = await office.api.post<{ number: string }>("/api/handovers/preview", body([first?.id ?? ""]));
    expect([preview.status, preview.body.number]).toEqual([200, "001/BAST-DBHCHT/X/2025"]);
    const made = await Promise.all(machines.map(({ id }) => make(office, "handovers", body([id]))));
    expect(made.map(({ number }) => number).sort()).toEqual(
      ["001", "002", "003", "004"].map((running) => `${running}/BAST-DBHCHT/X/2025`),
    );
    const own = await make(office, "handovers", body([(await makeMachine(office, program.id)).id], { number: "A 1" }));
    expect(own).toMatchObject({ number: "A 1", snapshot: { number: "A 1" } });
    const again = body([(await makeMachine(office, program.id)).id], { number: "A 1" });
    const taken = await office.api.post<Fault>("/api/handovers", again);
    expect([taken.status, Object.keys(taken.body.error.fields ?? {})]).toEqual([422, ["number"]]);
    await setPattern("BAST/{nomor}/{bulan}/{tahun}");
  });

  test("of another office does not count", async () => {
    const other = (await makeTeam()).office;
    const theirs = await makeProgram(other);
    const its = await makeGroup(other, theirs.id);
    const made = await make(other, "handovers", {
      ...{ groupId: its.id, date: DAY, items: [(await makeMachine(other, theirs.id)).id] },
    });
    expect(made.number).toBe("BAST/001/X/2025");
  });
});

describe("what a hand-over says is checked", () => {
  test("a preview writes nothing, and refuses what saving would refuse", async () => {
    const machine = await makeMachine(office, program.id);
    const preview = await office.api.post<{ document: BastDocument }>("/api/handovers/preview", signed(machine));
    expect([preview.status, preview.body.document.first.name]).toEqual([200, "Ratna Uji"]);
    expect(await read(office, "equipment", machine.id)).toEqual(machine);
    expect((await office.api.list("handovers", { filter: { q: "Ratna" } })).total).toBe(0);
    const early = await office.api.post<Fault>("/api/handovers/preview", body([machine.id], { date: "2025-07-01" }));
    expect([early.status, Object.keys(early.body.error.fields ?? {})]).toEqual([422, ["date"]]);
    const given = await make(office, "handovers", body([machine.id]));
    const twice = await office.api.post<Fault>("/api/handovers/preview", body([machine.id]));
    expect([twice.status, Object.keys(twice.body.error.fields ?? {})]).toEqual([422, ["items"]]);
    expect(given.number).toBeTruthy();
    for (const actor of [team.officer, team.ngo, team.commission, team.head])
      expect((await actor.api.post("/api/handovers/preview", body([machine.id]))).status).toBe(403);
  });

  test("a group is offered what can be given to it: bought, stored, or held without a document", async () => {
    const other = await makeGroup(office, program.id);
    const elsewhere = await makeProgram(office);
    const bought = await makeMachine(office, program.id);
    const held = await makeMachine(office, program.id, { holderGroupId: group.id, handedOverOn: "2025-10-01" });
    const theirs = await makeMachine(office, program.id, { holderGroupId: other.id, handedOverOn: "2025-10-01" });
    const documented = await makeMachine(office, program.id);
    await make(office, "handovers", body([documented.id]));
    const ofOther = await makeMachine(office, elsewhere.id);
    const offered = async (actor: TestActor) => {
      const list = await actor.api.list<Row>("equipment", { filter: { givableTo: group.id }, range: [0, 199] });
      return list.body.map(({ id }) => id);
    };
    const ids = await offered(office);
    for (const one of [bought, held]) expect(ids).toContain(one.id);
    for (const one of [theirs, documented, ofOther]) expect(ids).not.toContain(one.id);
    for (const id of ids)
      expect((await office.api.post("/api/handovers/preview", body([id]))).status, `${id} was offered`).toBe(200);
    expect(await offered((await makeTeam()).office)).toEqual([]);
    expect((await office.api.list("equipment", { filter: { givableTo: 1 } })).status).toBe(400);
  });

  test("the items stand in the document in the order they were named", async () => {
    const machines = await Promise.all(["C", "A", "B"].map((item) => makeMachine(office, program.id, { item })));
    const ids = machines.map(({ id }) => id);
    const made = await make(office, "handovers", body([ids[2], ids[0], ids[1]] as string[]));
    expect((made.snapshot as unknown as BastDocument).items.map(({ item }) => item)).toEqual(["B", "C", "A"]);
  });

  test.each([
    ["signatures.giver", { signatures: { giver: "<svg onload=alert(1)>" } }],
    ["signatures.giver", { signatures: { giver: "M1 2L3 4" } }],
    ["signatures.receiver", { signatures: { receiver: `M1 1${"L22 22".repeat(2_000)}` } }],
    ["signatures.witnesses.0", { signatures: { witnesses: ["M10 20C1 2 3 4 5 6L30 40"] } }],
    ["signatures.lurah", { signatures: { lurah: STROKE } }],
    ["parties.giverTitle", { parties: { giverTitle: "x".repeat(201) } }],
    ["parties.colour", { parties: { colour: "red" } }],
    ["witnesses", { witnesses: Array(11).fill("Saksi") }],
    ["place", { place: "x".repeat(201) }],
    ["number", { number: "x".repeat(61) }],
    ["items", { items: [] }],
    ["items.0", { items: ["grp_000000"] }],
    ["date", { date: "2999-01-01" }],
  ])("%s is refused (%#)", async (field, more) => {
    const machine = await makeMachine(office, program.id);
    const reply = await office.api.post<Fault>("/api/handovers", { ...body([machine.id]), ...more });
    expect([reply.status, Object.keys(reply.body.error.fields ?? {})]).toEqual([422, [field]]);
  });
});
