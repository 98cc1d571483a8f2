import { describe, expect, test } from "vitest";
import { openWorkbook } from "#worker/imports/read/workbook.ts";
import { readRoster } from "#worker/imports/table/readTable.ts";
import { readCohort } from "#worker/imports/table/titleRows.ts";
import { sheetXml, workbookOf, xlsx } from "./support/xlsx.ts";

const read = (bytes: Uint8Array, chosen?: Parameters<typeof readRoster>[1]) => readRoster(openWorkbook(bytes), chosen);
const fieldsOf = async (headings: string[], row: (string | number)[] = headings.map(() => "x")) =>
  (await read(xlsx([headings, row]))).mapping.map((one) => one.field);

describe("finding the table", () => {
  test("the sheet with the table is chosen, whatever its place and name", async () => {
    const bytes = workbookOf({
      Sampul: sheetXml([["Laporan"], ["Nama kegiatan", "Pelatihan"]]),
      Data: sheetXml([
        ["No", "Nama", "NIK", "Kelompok"],
        [1, "Siti", "3573014101800001", "Mawar"],
      ]),
    });
    expect((await read(bytes)).sheet).toBe("Data");
  });

  test("a table that begins at the first row", async () => {
    expect(
      (
        await read(
          xlsx([
            ["Nama", "NIK"],
            ["Siti", "3573014101800001"],
          ]),
        )
      ).headerRows,
    ).toEqual([1]);
  });

  test("headings on two levels without merged cells", async () => {
    const roster = await read(
      xlsx([
        ["No", "Nama", "Alamat", null, "Kelompok", null],
        [null, null, "Jalan", "Kelurahan", "Nama", "Jabatan"],
        [1, "Siti", "Jl. A", "Dinoyo", "Mawar", "Ketua"],
      ]),
    );
    expect(roster.mapping.map((one) => one.field)).toEqual([
      "number",
      "name",
      "address",
      "villageName",
      "groupName",
      "role",
    ]);
  });

  test("numbers under the headings of a form are no person", async () => {
    const roster = await read(
      xlsx([
        ["No", "Nama", "NIK"],
        ["(1)", "(2)", "(3)"],
        [1, "Siti", "3573014101800001"],
      ]),
    );
    expect(roster.rows.map((row) => row.row)).toEqual([3]);
  });

  test("group names in rows of their own reach the people below them", async () => {
    const roster = await read(
      xlsx([
        ["No", "Nama", "NIK"],
        ["Kelompok Mawar"],
        [1, "Siti", "3573014101800001"],
        ["KELOMPOK MELATI"],
        [2, "Tri", "3573014101800002"],
      ]),
    );
    const column = roster.mapping.findIndex((one) => one.field === "groupName");
    expect(roster.rows.map((row) => row.cells[column])).toEqual(["Kelompok Mawar", "KELOMPOK MELATI"]);
    expect(roster.ignored.map((one) => one.reason)).toEqual(["section", "section"]);
  });

  test("a group name merged down belongs to each row, a machine merged down stays one", async () => {
    const roster = await read(
      xlsx(
        [
          ["No", "Nama", "Kelompok", "Bantuan Alat"],
          [1, "Siti", "Mawar", "Mesin jahit"],
          [2, "Tri", null, null],
          [3, "Dewi", "Melati", null],
        ],
        ["C2:C3", "D2:D3"],
      ),
    );
    expect(roster.rows.map((row) => row.cells[2])).toEqual(["Mawar", "Mawar", "Melati"]);
    expect(roster.rows.map((row) => row.cells[3] ?? null)).toEqual(["Mesin jahit", null, null]);
  });

  test("subtotals between groups and the name under a signature are left out", async () => {
    const roster = await read(
      xlsx([
        ["No", "Nama", "NIK", "Omzet"],
        [1, "Siti", "3573014101800001", 500_000],
        [null, "Jumlah", null, 500_000],
        [2, "Tri", "3573014101800002", 700_000],
        [],
        [null, "Mengetahui,"],
        [null, "Drs. Bambang"],
      ]),
    );
    expect(roster.rows.map((row) => row.row)).toEqual([2, 4]);
  });

  test("a chosen mapping beats the proposal, also for sheet and heading rows", async () => {
    const bytes = workbookOf({
      A: sheetXml([
        ["Nama", "NIK"],
        ["Siti", "3573014101800001"],
      ]),
      B: sheetXml([
        ["x", "y"],
        ["Nama", "Julukan"],
        ["Tri", "Yuk Tri"],
      ]),
    });
    const roster = await read(bytes, { sheet: "B", headerRows: [2], columns: [{ column: "B", field: "name" }] });
    expect(roster.mapping.map((one) => one.field)).toEqual([null, "name"]);
    expect(roster.rows.map((row) => row.row)).toEqual([3]);
  });

  test("a corrected mapping is remembered for the same headings only", async () => {
    const roster = await read(
      xlsx([
        ["Nama", "NIK"],
        ["Siti", "3573014101800001"],
      ]),
    );
    const again = await read(xlsx([["Rekap"], [" nama ", "NIK*"], ["Tri", "3573014101800002"]]));
    const other = await read(
      xlsx([
        ["NIK", "Nama"],
        ["3573014101800001", "Siti"],
      ]),
    );
    expect(again.layoutKey).toBe(roster.layoutKey);
    expect(other.layoutKey).not.toBe(roster.layoutKey);
  });
});

describe("what a column is", () => {
  test.each([
    [
      ["NAMA PESERTA", "No. KTP", "Jenis Kelamin", "Tempat, Tanggal Lahir"],
      ["name", "nik", "sex", "birthDate"],
    ],
    [
      ["Nama Anggota", "Nama Kelompok", "Nomor WA", "Desa/Kelurahan", "Kec."],
      ["name", "groupName", "phone", "villageName", "districtName"],
    ],
    [
      ["Nama", "Jenis Usaha", "Omset per bulan", "BPJS Ketenagakerjaan"],
      ["name", "product", "baselineRevenueIdr", "bpjsStatus"],
    ],
    [
      ["Nama", "Jenis Alat", "Merk", "Nomor Seri", "Harga Alat", "Tanggal BAST", "Nomor BAST"],
      [
        "name",
        "equipmentItem",
        "equipmentBrand",
        "equipmentSerial",
        "equipmentValueIdr",
        "handoverOn",
        "handoverNumber",
      ],
    ],
    [
      ["Nama", "Nama Ibu Kandung", "NIK", "Keterangan"],
      ["name", null, "nik", null],
    ],
    [
      ["Nama", "Hadir", "Lulus", "BPJS Kesehatan"],
      ["name", "attended", "completed", null],
    ],
  ])("%j", async (headings, fields) => {
    expect(await fieldsOf(headings)).toEqual(fields);
  });

  test("a NIK is known by what it looks like when its heading says nothing", async () => {
    expect(await fieldsOf(["Nama", "Kelompok", "Identitas"], ["Siti", "Mawar", "3573014101800001"])).toEqual([
      "name",
      "groupName",
      "nik",
    ]);
  });
});

describe("the cohort in the title rows", () => {
  const cohort = (...lines: string[]) => readCohort(lines.map((line, i) => ({ number: i + 1, cells: [line] })));

  test.each([
    ["11 s.d. 22 Agustus 2025", "2025-08-11", "2025-08-22"],
    ["28 Juli s/d 5 Agustus 2025", "2025-07-28", "2025-08-05"],
    ["29 Desember 2025 - 3 Januari 2026", "2025-12-29", "2026-01-03"],
    ["11/08/2025 – 22/08/2025", "2025-08-11", "2025-08-22"],
    ["Tanggal 4 sampai dengan 8 Mei 2024", "2024-05-04", "2024-05-08"],
    ["Hari/tanggal: Senin, 4 Mei 2026", "2026-05-04", "2026-05-04"],
  ])("%s", (line, startsOn, endsOn) => {
    expect(cohort(line)).toMatchObject({ startsOn, endsOn });
  });

  test("days that do not exist or run backwards are not proposed", () => {
    expect(cohort("31 s.d. 32 Februari 2025").startsOn).toBeUndefined();
    expect(cohort("22 s.d. 11 Agustus 2025").startsOn).not.toBe("2025-08-22");
  });

  test("title, provider and venue", () => {
    expect(
      cohort(
        "PEMERINTAH KOTA JAMBI",
        "DINAS TENAGA KERJA",
        "DAFTAR HADIR PELATIHAN BATIK TAHUN 2024",
        "Tempat: Balai Kota",
      ),
    ).toEqual({ title: "Pelatihan Batik 2024", provider: "Dinas Tenaga Kerja Kota Jambi", venue: "Balai Kota" });
  });
});
