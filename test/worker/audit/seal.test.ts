import { beforeAll, describe, expect, it } from "vitest";
import { makeTeam, type TestActor } from "#test/support/actors.ts";
import { ApiClient } from "#test/support/client.ts";
import { make, makeGroup, makeProgram, type Row } from "#test/support/records.ts";
import { database, runCron } from "#test/support/server.ts";
import { verifyExport } from "#worker/audit/verify.ts";
import { noticeText } from "#worker/notify/kinds.ts";

type Exported = { status: number; bytes: Uint8Array<ArrayBuffer>; lines: Record<string, unknown>[] };

const seal = () => runCron("* * * * *");

async function exported(actor: TestActor, query = ""): Promise<Exported> {
  const reply = await actor.api.get(`/api/audit-log/export${query}`);
  const bytes = new TextEncoder().encode(reply.text) as Uint8Array<ArrayBuffer>;
  const lines =
    reply.status === 200
      ? reply.text
          .trim()
          .split("\n")
          .map((line) => JSON.parse(line))
      : [];
  return { status: reply.status, bytes, lines };
}
const rowsOf = ({ lines }: Exported) => lines.filter(({ type }) => type === "row").map(({ row }) => row as Row);

let team: Awaited<ReturnType<typeof makeTeam<"commission" | "head">>>;
let person: Row;

beforeAll(async () => {
  team = await makeTeam("commission", "head");
  const { office } = team;
  const program = await makeProgram(office);
  await makeGroup(office, program.id, { name: "Melati Segel" });
  person = await make(office, "people", { name: "Siti Segel", address: "Jalan Rahasia 7" });
  await office.api.post(`/api/people/${person.id}/reveal`, { field: "phone", reason: "Menelepon" });
  await seal();
});

it("every row that was written is sealed within a minute, contiguously from 0, and its export is sound", async () => {
  const { rows } = await database().execute({
    sql: `SELECT (SELECT count(*) FROM audit_log WHERE organizationId = :id) AS written,
      (SELECT count(*) FROM audit_leaves WHERE organizationId = :id) AS sealed,
      (SELECT max(leafIndex) + 1 FROM audit_leaves WHERE organizationId = :id) AS top`,
    args: { id: team.office.organization.id },
  });
  expect(rows[0]).toMatchObject({ sealed: rows[0]?.written, top: rows[0]?.written });
  const file = await exported(team.office);
  expect(file.status).toBe(200);
  const report = await verifyExport(file.bytes);
  expect(report).toMatchObject({ ok: true, faults: [], logs: [{ size: rows[0]?.sealed, told: rows[0]?.sealed }] });
});

it("goes on from the checkpoint an auditor kept, run after run, two at once", async () => {
  const before = await exported(team.office);
  const kept = before.lines.filter(({ type }) => type === "checkpoint").map(({ note }) => String(note));
  for (let n = 0; n < 3; n++) {
    await Promise.all([1, 2, 3].map((i) => make(team.office, "people", { name: `Warga ${n}${i}` })));
    await Promise.all([seal(), seal(), seal()]);
  }
  const after = await exported(team.office);
  const report = await verifyExport(after.bytes, { kept, earlier: before.bytes });
  expect(report.faults).toEqual([]);
  expect(report.logs[0]?.size).toBeGreaterThan(rowsOf(before).length + 8);
});

it("two seals of nothing change nothing", async () => {
  const sql = "SELECT count(*) AS n FROM checkpoints WHERE organizationId = ?";
  const args = [team.office.organization.id];
  const count = async () => Number((await database().execute({ sql, args })).rows[0]?.n);
  await seal();
  const before = await count();
  await seal();
  expect(await count()).toBe(before);
});

describe("what nobody may change", () => {
  it.each([
    ["audit_leaves", "UPDATE audit_leaves SET hash = 'x'"],
    ["audit_leaves", "DELETE FROM audit_leaves"],
    ["checkpoints", "UPDATE checkpoints SET size = 0"],
    ["checkpoints", "DELETE FROM checkpoints"],
    ["audit_log", "UPDATE audit_log SET reason = NULL"],
    ["audit_log", "DELETE FROM audit_log"],
  ])("%s: %s", async (table, sql) => {
    await expect(database().execute(sql)).rejects.toThrow(`${table} is append-only`);
  });
});

describe("personal values", () => {
  it("are not in the log, only a commitment that each row has of its own", async () => {
    const file = await exported(team.office);
    const text = new TextDecoder().decode(file.bytes);
    for (const value of ["Siti Segel", "Jalan Rahasia"]) expect(text).not.toContain(value);
    const made = rowsOf(file).filter(({ entity, action }) => entity === "people" && action === "create");
    expect(made.length).toBeGreaterThan(0);
    for (const { commitment } of made) expect(commitment).toMatch(/^hmac:[0-9a-f]{64}$/);
    expect(new Set(made.map(({ commitment }) => commitment)).size).toBe(made.length);
  });

  it("are forgotten with what opens them, and the seal stays valid", async () => {
    const [group] = (await team.office.api.list<Row>("groups")).body;
    const fetched = await team.office.api.get<Row>(`/api/groups/${group?.id}`);
    expect(fetched.status).toBe(200);
    await database().execute({
      sql: "DELETE FROM audit_private WHERE auditId IN (SELECT id FROM audit_log WHERE entity = 'people' AND entityId = :id)",
      args: { id: person.id },
    });
    expect((await verifyExport((await exported(team.office)).bytes)).faults).toEqual([]);
  });
});

describe("who reads what", () => {
  it("the commission gets the offices of its jurisdiction, sound, without reasons and without complaints", async () => {
    const complaint = await make(team.office, "complaints", {
      ...{ channel: "phone", receivedOn: "2025-10-01", subject: "Uji", text: "Isi aduan" },
    }).catch(() => undefined);
    await seal();
    const file = await exported(team.commission, `?organizationId=${team.office.organization.id}`);
    const report = await verifyExport(file.bytes);
    expect(report.faults).toEqual([]);
    expect(rowsOf(file).map(({ entity }) => entity)).not.toContain("complaints");
    expect(file.lines.some((line) => "private" in line)).toBe(false);
    if (complaint) expect(report.logs[0]?.told).toBeLessThan(report.logs[0]?.size ?? 0);
  });

  it("another office's log is not there for anybody else", async () => {
    const other = await makeTeam("head");
    await make(other.office, "people", { name: "Orang lain" });
    await seal();
    const asked = await exported(team.office, `?organizationId=${other.office.organization.id}`);
    expect(asked.status).toBe(422);
    const own = await exported(other.head);
    expect(own.lines[0]).toMatchObject({ organizationId: other.office.organization.id });
    expect(own.lines.filter(({ type }) => type === "log")).toHaveLength(1);
  });

  it("days outside those asked for are hashes, and the whole stays sound", async () => {
    const file = await exported(team.office, "?from=2031-01-01&to=2031-12-31");
    const report = await verifyExport(file.bytes);
    expect(report).toMatchObject({ ok: true, logs: [{ told: 0 }] });
    expect(report.logs[0]?.size).toBeGreaterThan(0);
  });

  it.each([
    ["?from=kemarin", 400],
    ["?from=2026-02-30", 400],
    ["?from=2026-02-02&to=2026-02-01", 422],
  ])("%s is refused", async (query, status) => {
    expect((await exported(team.office, query)).status).toBe(status);
  });
});

it("checkpoints are published without a session, and fit what is exported", async () => {
  const { rows: before } = await database().execute("SELECT count(*) AS n FROM sessions");
  const reply = await new (team.office.api.constructor as new () => TestActor["api"])().get<{
    fingerprint: string;
    checkpoints: { organizationId: string; note: string; size: number }[];
  }>("/api/published-checkpoints");
  expect(reply.status).toBe(200);
  const own = reply.body.checkpoints.filter((one) => one.organizationId === team.office.organization.id);
  expect(own).toHaveLength(1);
  await seal();
  const file = await exported(team.office);
  const report = await verifyExport(file.bytes, { kept: [String(own[0]?.note)], fingerprint: reply.body.fingerprint });
  expect(report).toMatchObject({ ok: true, keyCompared: true });
  expect((await database().execute("SELECT count(*) AS n FROM sessions")).rows).toEqual(before);
});

it("checkpoints are listed to whoever reads the log, in the dialect of lists", async () => {
  const { api, organization } = team.office;
  const list = await api.list<{ id: string; organizationId: string; organizationName: string; note: string }>(
    "checkpoints",
    { filter: { organizationId: organization.id }, sort: ["size", "DESC"], range: [0, 0] },
  );
  expect(list.total).toBeGreaterThan(0);
  expect(list.body[0]).toMatchObject({ organizationName: organization.name });
  expect(list.body[0]).not.toHaveProperty("edge");
  expect((await api.get<{ note: string }>(`/api/checkpoints/${list.body[0]?.id}`)).body.note).toBe(list.body[0]?.note);
  expect((await api.get('/api/checkpoints?filter={"edge":"x"}')).status).toBe(400);
  const other = await makeTeam();
  expect((await other.office.api.list("checkpoints", { filter: { organizationId: organization.id } })).total).toBe(0);
  expect((await other.office.api.get(`/api/checkpoints/${list.body[0]?.id}`)).status).toBe(404);
  expect((await new ApiClient().get("/api/checkpoints")).status).toBe(401);
});

it("a log that holds nothing yet is an export as well", async () => {
  const { office } = await makeTeam();
  const file = await exported(office);
  expect(file.lines[0]).toMatchObject({ type: "log", organizationId: office.organization.id });
  expect((await verifyExport(file.bytes)).faults).toEqual([]);
});

describe("the state of the seal", () => {
  interface Seal {
    fingerprint: string;
    logs: {
      organizationId: string;
      organizationName: string;
      sealed: number;
      waiting: number;
      root: string;
      at: number;
    }[];
  }
  const state = async (actor: TestActor) => (await actor.api.get<Seal>("/api/audit-log/seal")).body;

  it("says how many rows are sealed and how many wait, to whoever reads the log", async () => {
    await seal();
    await make(team.office, "people", { name: "Warga Menunggu" });
    const before = (await state(team.office)).logs[0];
    expect(before).toMatchObject({ organizationId: team.office.organization.id });
    expect(before?.waiting).toBeGreaterThan(0);
    await seal();
    const after = await state(team.commission);
    expect(after.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    const log = after.logs.find(({ organizationId }) => organizationId === team.office.organization.id);
    expect(log).toMatchObject({ sealed: (before?.sealed ?? 0) + (before?.waiting ?? 0), waiting: 0 });
    expect(log?.root).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  });

  it("not to others, nor of other offices", async () => {
    const other = await makeTeam("ngo");
    expect((await other.ngo.api.get("/api/audit-log/seal")).status).toBe(403);
    const { logs } = await state(other.office);
    expect(logs.map(({ organizationId }) => organizationId)).toEqual([other.office.organization.id]);
  });
});

describe("the checkpoint of the day", () => {
  const night = () => runCron("0 18 * * *");
  const told = async (userId: string) =>
    (
      await database().execute({
        sql: "SELECT data, subject, dedupeKey FROM notifications WHERE kind = 'checkpoint' AND userId = ? ORDER BY at, id",
        args: [userId],
      })
    ).rows;

  it("is told to the commission of the jurisdiction once, and is what a later log is held to", async () => {
    await seal();
    await night();
    const [notice, ...more] = await told(team.commission.userId);
    expect(more).toEqual([]);
    expect(notice?.subject).toBe("audit-log");
    const data = JSON.parse(String(notice?.data));
    expect(data.log).toBe(team.office.organization.id);
    const message = noticeText("checkpoint", data, "id");
    expect(message).toContain(`${data.log}:${data.rows}:`);
    await night();
    expect(await told(team.commission.userId)).toHaveLength(1);
    await make(team.office, "people", { name: "Warga Sesudah" });
    await seal();
    const file = await exported(team.commission, `?organizationId=${data.log}`);
    expect(await verifyExport(file.bytes, { kept: [message] })).toMatchObject({ ok: true, logs: [{ kept: 1 }] });
    const wrong = message.replace(`:${data.rows}:`, `:${data.rows - 1}:`);
    expect((await verifyExport(file.bytes, { kept: [wrong] })).faults[0]?.code).toBe("fork");
    await night();
    expect(await told(team.commission.userId)).toHaveLength(2);
  });

  it("goes out as a message of its own, and to nobody outside the jurisdiction or in the office", async () => {
    const other = await makeTeam("commission");
    await night();
    expect(await told(team.office.userId)).toEqual([]);
    for (const { data } of await told(other.commission.userId))
      expect(String(data)).not.toContain(team.office.organization.id);
    const { rows } = await database().execute({
      sql: "SELECT count(*) AS n FROM deliveries WHERE kind = 'checkpoint' AND userId = ? AND lastError IS NOT 'bundled'",
      args: [team.commission.userId],
    });
    expect(rows[0]?.n).toBe(2);
  });
});
