import { beforeAll, describe, expect, test } from "vitest";
import type { TestActor } from "#test/support/actors.ts";
import { nikOf, word, xlsx } from "#test/unit/imports/support/xlsx.ts";
import { countOf, type ImportBody, malangOffice, upload } from "./office.ts";

const ROWS = Number(process.env.IMPORT_ROWS ?? 2_100);
const WAIT_MS = 60_000;

/** A roster with every kind of column, in groups of twelve. */
function bigRoster(count: number): Uint8Array {
  const head = [
    "No",
    "Nama",
    "NIK",
    "L/P",
    "Tgl Lahir",
    "Alamat",
    "RT/RW",
    "Kelurahan",
    "Kecamatan",
    "No HP",
    "Kelompok",
    "Jabatan",
    "Omzet",
    "BPJS TK",
    "Jenis Alat",
    "No Seri",
    "Tgl BAST",
  ];
  const rows: (string | number)[][] = [head];
  for (let i = 0; i < count; i++) {
    rows.push([
      ...[
        i + 1,
        `Peserta ${word(i)}`,
        nikOf(i),
        "P",
        "01/01/1980",
        `Jl. Melati No. ${i}`,
        "003/008",
        "Dinoyo",
        "Lowokwaru",
      ],
      ...[`0812${String(10_000_000 + i)}`, `Kelompok ${word(Math.floor(i / 12))}`, i % 12 === 0 ? "Ketua" : "Anggota"],
      ...[
        "Rp 1.500.000,-",
        "Ya",
        i % 3 === 0 ? "Mesin obras" : "-",
        i % 3 === 0 ? `SN${i}` : "",
        i % 3 === 0 ? "15 September 2025" : "",
      ],
    ]);
  }
  return xlsx(rows);
}

describe(`a roster of ${ROWS} rows`, () => {
  let office: TestActor;
  let programId: string;
  let dry: ImportBody;
  let began: number;

  beforeAll(async () => {
    ({ office, programId } = await malangOffice());
    const file = bigRoster(ROWS);
    began = performance.now();
    const reply = await upload(office.api, programId, file, {
      cohort: JSON.stringify({ title: "Angkatan besar", endsOn: "2026-05-29" }),
    });
    expect(reply.status, reply.text.slice(0, 500)).toBe(201);
    dry = reply.body;
  });

  test("the reply stays short: the rows are a page away", async () => {
    expect(dry.counts).toMatchObject({ rows: ROWS, create: ROWS, error: 0 });
    expect(dry.rows).toEqual([]);
    const page = await office.api.get<ImportBody["rows"]>(`/api/imports/${dry.id}/rows?range=[2000,2009]`);
    expect(page.headers.get("content-range")).toBe(`rows 2000-2009/${ROWS}`);
    expect(page.body[0]).toMatchObject({ row: 2002, outcome: "create", values: { name: `Peserta ${word(2000)}` } });
  });

  test("the commit is worked off behind the request, with progress, and ends complete", {
    timeout: WAIT_MS + 10_000,
  }, async () => {
    const key = `big-${dry.id}`;
    const uploaded = performance.now() - began;
    const started = await office.api.post<ImportBody>(`/api/imports/${dry.id}/commit`, undefined, {
      idempotencyKey: key,
    });
    expect(started.status, started.text).toBe(202);
    expect(started.body.state).toBe("committing");
    const again = await office.api.post<ImportBody>(`/api/imports/${dry.id}/commit`, undefined, {
      idempotencyKey: key,
    });
    expect(again.status).toBe(202);
    const seen: number[] = [];
    let now = started.body;
    for (const until = Date.now() + WAIT_MS; now.state === "committing" && Date.now() < until; ) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      now = (await office.api.get<ImportBody>(`/api/imports/${dry.id}`)).body;
      seen.push(now.progress.done);
    }
    const ms = Math.round(performance.now() - began);
    if (process.env.IMPORT_ROWS)
      process.stderr.write(`\n${ROWS} rows: dry run ${Math.round(uploaded)} ms, all ${ms} ms, ${seen.length} looks\n`);
    expect(now).toMatchObject({ state: "committed", counts: { create: ROWS }, progress: { done: ROWS, total: ROWS } });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(ms).toBeLessThan(60_000);
    expect(await countOf("people", "organizationId = ?", office.organization.id)).toBe(ROWS);
    expect(await countOf("groups", "programId = ?", programId)).toBe(Math.ceil(ROWS / 12));
    expect(await countOf("follow_ups", "organizationId = ?", office.organization.id)).toBe(Math.ceil(ROWS / 12) * 5);
    expect(await countOf("equipment", "programId = ?", programId)).toBe(Math.ceil(ROWS / 3));
  });
});
