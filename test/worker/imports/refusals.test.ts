import { beforeAll, describe, expect, test } from "vitest";
import { makeActor, makeTeam, type TestActor } from "#test/support/actors.ts";
import { database } from "#test/support/server.ts";
import { plainRoster, workbookOf, xlsx } from "#test/unit/imports/support/xlsx.ts";
import { countOf, type ImportBody, makeProgram, malangOffice, SAMPLE, upload } from "./office.ts";

interface ErrorBody {
  error: { code: string; message: string; fields?: Record<string, string> };
}

const text = (content: string) => new TextEncoder().encode(content);
const HEAD = ["No", "Nama", "NIK", "Kelompok"];
const manyRows = (count: number) =>
  `<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>Nama</t></is></c><c t="inlineStr"><is><t>NIK</t></is></c></row>${Array.from(
    { length: count },
    (_, i) => `<row r="${i + 2}"><c><v>${i * 7919}</v></c><c><v>${(i * 104_729) % 999_983}</v></c></row>`,
  ).join("")}</sheetData></worksheet>`;
const encrypted = () => {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [i, char] of [..."EncryptedPackage"].entries()) bytes[1024 + i * 2] = char.charCodeAt(0);
  return bytes;
};

describe("files that are refused", () => {
  let office: TestActor;
  let programId: string;
  beforeAll(async () => {
    ({ office, programId } = await malangOffice());
  });

  test.each<[string, () => Uint8Array, number, string]>([
    ["a photo", () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]), 415, "not_a_spreadsheet"],
    ["a web page", () => text("<html><script>alert(1)</script></html>"), 415, "not_a_spreadsheet"],
    ["an empty file", () => new Uint8Array(0), 422, "empty"],
    ["a password-protected workbook", encrypted, 422, "encrypted"],
    ["50 MB", () => new Uint8Array(50 * 1024 * 1024), 413, "too_large"],
    ["100,000 rows", () => workbookOf({ A: manyRows(100_000) }), 413, "too_many_rows"],
    ["a zip bomb", () => workbookOf({ A: " ".repeat(30_000_000) }), 413, "zip_bomb"],
    ["a document type", () => workbookOf({ A: '<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>' }), 422, "unsafe_xml"],
    ["headings alone", () => xlsx([HEAD]), 422, "no_rows"],
    [
      "formulas",
      () => xlsx([HEAD, [1, { formula: "A1", value: "Siti Aminah" }, "3573014101800001", "Mawar"]]),
      422,
      "formulas",
    ],
  ])("%s: a clear error, nothing written", async (_, make, status, code) => {
    const reply = await upload<ErrorBody>(office.api, programId, make());
    expect(reply.status, reply.text).toBe(status);
    expect(reply.body.error.code).toBe(code);
    expect(reply.body.error.message).not.toBe("");
    const { rows } = await database().execute({
      sql: "SELECT count(*) AS n FROM imports WHERE organizationId = ?",
      args: [office.organization.id],
    });
    expect(rows[0]?.n).toBe(0);
  });

  test("the reason stands at the file, in the reader's language", async () => {
    office.api.locale = "en";
    const { body } = await upload<ErrorBody>(office.api, programId, encrypted());
    office.api.locale = "id";
    expect(body.error.fields?.file).toContain("password");
  });

  test("a form with missing, unknown or wrong fields", async () => {
    const wrong = await upload<ErrorBody>(office.api, programId, SAMPLE, { kind: "people" });
    expect(wrong.status).toBe(422);
    expect(wrong.body.error.fields).toHaveProperty("kind");
    const unknown = await upload<ErrorBody>(office.api, programId, SAMPLE, { organizationId: "org_other" });
    expect(unknown.body.error.fields).toHaveProperty("organizationId");
    const cohort = await upload<ErrorBody>(office.api, programId, SAMPLE, {
      cohort: '{"startsOn":"2025-08-22","endsOn":"2025-08-11"}',
    });
    expect(cohort.body.error.fields).toHaveProperty(["cohort.endsOn"]);
    const broken = await upload<ErrorBody>(office.api, programId, SAMPLE, { mapping: "{" });
    expect(broken.body.error.fields).toHaveProperty("mapping");
    expect((await office.api.post("/api/imports", { kind: "roster", programId })).status).toBe(415);
    expect(
      (
        await office.api.post("/api/imports", "no form", {
          headers: { "content-type": "multipart/form-data; boundary=x" },
        })
      ).status,
    ).toBe(422);
  });

  test("separators and Windows-1252 are understood on the Worker too", async () => {
    const csv = Uint8Array.from(
      "Nama;NIK;Kelompok\r\nÉko Prasetyo;3573014101800001;Mawar\r\nTri;3573014101800002;Mawar\r\n",
      (char) => char.charCodeAt(0),
    );
    const { body } = await upload(office.api, programId, csv);
    expect(body.counts).toMatchObject({ rows: 2, create: 2 });
    const page = await office.api.get<ImportBody["rows"]>(`/api/imports/${body.id}/rows`);
    expect(page.body[0]?.values?.name).toBe("Éko Prasetyo");
  });

  test("a cell that is a formula, or would be one, stops only its row", async () => {
    const rows = [1, 2, 3, 4].map(
      (n) =>
        [n, "Siti Aminah", `357301410180000${n}`, "Mawar"] as (string | number | { formula: string; value: string })[],
    );
    rows[1] = [2, { formula: "X1", value: "Tri Wahyuni" }, "3573014101800002", "Mawar"];
    rows[2] = [3, '=HYPERLINK("http://x")', "3573014101800003", "Mawar"];
    const { body } = await upload(office.api, programId, xlsx([HEAD, ...rows]));
    expect(body.rows.map((row) => [row.outcome, row.errors[0]?.code])).toEqual([
      ["create", undefined],
      ["error", "formula"],
      ["error", "name_invalid"],
      ["create", undefined],
    ]);
    const repaired = await office.api.put<ImportBody["rows"][number]>(`/api/imports/${body.id}/rows/3`, {
      values: body.rows[1]?.errors[0]?.proposal?.values,
    });
    expect(repaired.body).toMatchObject({ outcome: "create", errors: [] });
  });
});

describe("who may import", () => {
  test("only the office, only into its own programmes, and nobody sees another office's import", async () => {
    const team = await makeTeam("officer", "ngo", "commission", "head", "admin");
    const programId = await makeProgram(team.office.api, team.office.organization.regionCode);
    const own = await upload(team.office.api, programId, plainRoster(3));
    expect(own.status).toBe(201);
    for (const role of ["officer", "ngo", "commission", "head", "admin"] as const) {
      const reply = await upload(team[role].api, programId, plainRoster(3));
      expect(reply.status, role).toBe(403);
      // An NGO brings its own files, and knows of no other.
      const refused = role === "ngo" ? 404 : 403;
      expect((await team[role].api.post(`/api/imports/${own.body.id}/commit`)).status, role).toBe(refused);
      const repair = await team[role].api.put(`/api/imports/${own.body.id}/rows/2`, { values: {} });
      expect(repair.status, role).toBe(refused);
      const read = await team[role].api.get(`/api/imports/${own.body.id}`);
      expect(read.status, role).toBe(role === "head" ? 200 : refused);
    }
    const other = await makeActor("office");
    expect((await upload(other.api, programId, plainRoster(3))).status).toBe(404);
    for (const [method, path] of [
      ["GET", ""],
      ["GET", "/rows"],
      ["PUT", "/mapping"],
      ["PUT", "/rows/2"],
      ["POST", "/commit"],
      ["POST", "/undo"],
    ] as const) {
      const body =
        path === "/mapping"
          ? { columns: [{ column: "A", field: null }] }
          : path === "/rows/2"
            ? { values: {} }
            : undefined;
      const reply = await other.api.request(method, `/api/imports/${own.body.id}${path}`, {
        body: method === "GET" ? undefined : body,
      });
      expect(reply.status, `${method} ${path}`).toBe(404);
    }
    expect((await other.api.list("imports")).total).toBe(0);
    expect((await team.office.api.list("imports")).total).toBe(1);
    expect(await countOf("people", "organizationId = ?", team.office.organization.id)).toBe(0);
  });

  test("a closed or cancelled programme takes no roster", async () => {
    const { office, programId } = await malangOffice();
    const { body } = await upload(office.api, programId);
    await office.api.post(`/api/programs/${programId}/transition`, { to: "cancelled" });
    expect((await office.api.post(`/api/imports/${body.id}/commit`)).status).toBe(409);
    expect((await upload(office.api, programId)).status).toBe(409);
  });
});
