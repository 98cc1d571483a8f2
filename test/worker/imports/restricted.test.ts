import { beforeAll, expect, test } from "vitest";
import { makeActor, type TestActor } from "#test/support/actors.ts";
import { make, type Row } from "#test/support/records.ts";
import { database } from "#test/support/server.ts";
import { nikOf, xlsx } from "#test/unit/imports/support/xlsx.ts";
import { type ImportBody, malangOffice, upload } from "./office.ts";

const HEAD = ["No", "Nama", "NIK", "Kelompok", "Alamat"];
const NAME = "Kartika Terbatas";
const OTHER = "Ratna Bebas";

let office: TestActor;
let colleague: TestActor;
let programId: string;
let person: Row;

async function stored() {
  const { rows } = await database().execute({ sql: "SELECT * FROM people WHERE id = ?", args: [person.id] });
  return rows[0];
}
async function memberships(): Promise<number> {
  const { rows } = await database().execute({
    sql: "SELECT count(*) AS n FROM memberships WHERE personId = ?",
    args: [person.id],
  });
  return Number(rows[0]?.n);
}
async function restrict(): Promise<string> {
  const request = await make(office, "data-requests", { kind: "restriction", channel: "letter", personId: person.id });
  const move = (body: object) => office.api.post(`/api/data-requests/${request.id}/transition`, body);
  await move({ to: "verified", identity: "KTP dilihat" });
  expect((await move({ to: "done" })).status).toBe(200);
  return request.id;
}
const rowOf = ({ rows }: ImportBody, row: number) => rows.find((one) => one.row === row);

beforeAll(async () => {
  ({ office, programId } = await malangOffice());
  colleague = await makeActor("office", { organization: office.organization });
  person = await make(office, "people", { name: NAME, nik: nikOf(1), address: "Jalan Lama 1" });
});

const roster = xlsx([HEAD, [1, "Nama Lain", nikOf(1), "Mawar", "Jalan Baru 2"], [2, OTHER, nikOf(2), "Mawar", "-"]]);

test("a roster with the NIK of a restricted person neither changes nor shows the person; the other rows go on", async () => {
  const requestId = await restrict();
  const before = await stored();
  const dry = await upload(colleague.api, programId, roster);
  expect(dry.body.counts).toMatchObject({ rows: 2, create: 1, error: 1, update: 0 });
  expect(rowOf(dry.body, 2)).toMatchObject({ outcome: "error", errors: [{ column: "nik", code: "restricted" }] });
  expect(rowOf(dry.body, 2)?.errors[0]?.message).toContain("dibatasi");
  expect(dry.text).not.toContain(NAME);
  expect(dry.text).not.toContain(person.id);
  const done = await colleague.api.post<ImportBody>(`/api/imports/${dry.body.id}/commit`);
  expect(done.body.counts).toMatchObject({ create: 1, error: 1 });
  expect([await stored(), await memberships()]).toEqual([before, 0]);
  expect((await office.api.post(`/api/data-requests/${requestId}/lift`, { reason: "Diminta orangnya" })).status).toBe(
    200,
  );
});

test("whoever is restricted between dry run and commit is left out as well, and the row says why", async () => {
  const dry = await upload(colleague.api, programId, roster, {}, {});
  expect(dry.body.counts).toMatchObject({ update: 1, skip: 1, error: 0 });
  await restrict();
  const before = await stored();
  const done = await colleague.api.post<ImportBody>(`/api/imports/${dry.body.id}/commit`);
  expect(done.status, done.text).toBe(200);
  expect(done.body.counts).toMatchObject({ update: 0, skip: 1, error: 1 });
  expect([await stored(), await memberships()]).toEqual([before, 0]);
  const { body: after } = await colleague.api.get<ImportBody>(`/api/imports/${dry.body.id}`);
  expect(rowOf(after, 2)).toMatchObject({ outcome: "error", errors: [{ code: "restricted" }] });
});
