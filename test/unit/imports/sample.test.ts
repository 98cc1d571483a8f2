import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { type DryRun, dryRun } from "#worker/imports/dryRun.ts";
import { openWorkbook } from "#worker/imports/read/workbook.ts";
import type { Edits } from "#worker/imports/readCells.ts";
import { fieldColumns } from "#worker/imports/table/extract.ts";
import { type Table as Roster, readRoster } from "#worker/imports/table/readTable.ts";
import { regionsOf } from "./support/regions.ts";

const FILE = join(import.meta.dirname, "../../fixtures/peserta-pelatihan-menjahit-malang-2025.xlsx");
const nobody = { byNik: () => undefined, byNameInGroup: () => undefined };
const regions = regionsOf("35");

describe("the roster of a sewing course in Malang", () => {
  let roster: Roster;
  let result: DryRun;
  const run = (edits?: Map<number, Edits>) =>
    dryRun({
      rows: roster.rows,
      context: {
        columns: fieldColumns(roster.mapping),
        regions,
        regency: "35.73",
        today: "2025-11-22",
        date1904: false,
      },
      known: nobody,
      edits,
    });
  const row = (number: number, from = result) => from.rows.find((one) => one.row === number);

  beforeAll(async () => {
    roster = await readRoster(openWorkbook(new Uint8Array(readFileSync(FILE))));
    result = run();
  });

  test("the table is found between title, totals and signatures", () => {
    expect(roster.sheet).toBe("Peserta");
    expect(roster.headerRows).toEqual([6, 7]);
    expect(roster.rows).toHaveLength(286);
    expect(roster.rows[0]?.row).toBe(8);
    expect(roster.rows.at(-1)?.row).toBe(294);
    expect(roster.ignored).toEqual([
      { row: 295, reason: "totals" },
      { row: 297, reason: "note" },
      { row: 298, reason: "note" },
    ]);
  });

  test("every column is understood", () => {
    expect(roster.mapping.map((one) => [one.column, one.field])).toEqual([
      ["A", "number"],
      ["B", "name"],
      ["C", "nik"],
      ["D", "sex"],
      ["E", "birthDate"],
      ["F", "address"],
      ["G", "rtRw"],
      ["H", "villageName"],
      ["I", "districtName"],
      ["J", "phone"],
      ["K", "groupName"],
      ["L", "role"],
      ["M", "workKind"],
      ["N", "baselineRevenueIdr"],
      ["O", "bpjsStatus"],
      ["P", "equipmentItem"],
      ["Q", "equipmentSerial"],
      ["R", "handoverOn"],
    ]);
    expect(roster.mapping.every((one) => one.confidence >= 0.9)).toBe(true);
  });

  test("the cohort is read from the title rows", () => {
    expect(roster.cohort).toEqual({
      title: "Pelatihan Menjahit 2025",
      startsOn: "2025-08-11",
      endsOn: "2025-08-22",
      provider: "Dinas Koperasi, Perindustrian dan Perdagangan Kota Malang",
      venue: "Gedung UPT Pelatihan",
    });
  });

  test("286 rows: 278 to create, 3 duplicates, 5 errors, 3 villages to confirm", () => {
    expect(result.counts).toEqual({ rows: 286, create: 278, update: 0, skip: 0, duplicate: 3, error: 5 });
    const faulty = result.rows.filter((one) => one.faults.length > 0);
    expect(faulty.map((one) => [one.row, one.outcome, ...one.faults.map((f) => `${f.column} ${f.code}`)])).toEqual([
      [48, "error", "nik nik_length"],
      [85, "error", "nik nik_letters"],
      [109, "error", "nik nik_date"],
      [128, "error", "name name_missing"],
      [141, "error", "birthDate date_impossible"],
      [159, "create", "villageName village_misspelt"],
      [172, "create", "villageName village_elsewhere"],
      [173, "create", "villageName village_elsewhere"],
      [219, "duplicate", "nik repeated_in_file"],
      [264, "duplicate", "nik repeated_in_file"],
      [289, "duplicate", "nik repeated_in_file"],
    ]);
    expect(new Set(result.rows.map((one) => one.values.groupName)).size).toBe(24);
  });

  test("a duplicate shows both names", () => {
    expect(row(264)?.faults[0]?.message.id).toContain("Endang Maharani");
    expect(row(264)?.faults[0]?.message.id).toContain("Wahyu Rohmah");
  });

  test("Sawo Jajar beside Klojen is proposed as Sawojajar, Kedungkandang and left empty until confirmed", () => {
    expect(row(172)?.values.villageCode).toBeNull();
    expect(row(172)?.faults[0]).toMatchObject({
      value: "Sawo Jajar",
      level: "warning",
      proposal: {
        label: "Sawojajar, Kedungkandang",
        values: { villageName: "Sawojajar", districtName: "Kedungkandang" },
      },
    });
    expect(row(159)?.faults[0]?.proposal?.label).toBe("Kedungkandang, Kedungkandang");
    expect(row(173)?.faults[0]?.proposal?.label).toBe("Bunulrejo, Blimbing");
  });

  test("taking over a proposal clears its warning", () => {
    const after = run(new Map([[172, row(172)?.faults[0]?.proposal?.values ?? {}]]));
    expect(row(172, after)).toMatchObject({ outcome: "create", faults: [], values: { villageCode: "35.73.03.1008" } });
  });

  test("repairing cells lets their rows in and changes no other row", () => {
    const after = run(
      new Map<number, Edits>([
        [48, { nik: "3573055311850042" }],
        [128, { name: "Siti Aminah" }],
        [141, { birthDate: "8 Maret 1965" }],
      ]),
    );
    expect(after.counts).toEqual({ rows: 286, create: 281, update: 0, skip: 0, duplicate: 3, error: 2 });
  });

  test("an edited NIK that another row already has makes the later row the duplicate", () => {
    const after = run(new Map([[48, { nik: "3573016811790002" }]]));
    expect(row(48, after)?.outcome).toBe("duplicate");
    expect(after.counts).toMatchObject({ duplicate: 4, error: 4 });
  });

  test("cells come out clean: capitals, padding, four dates, five phones, money, machine", () => {
    expect(row(8)?.values).toMatchObject({
      name: "Rukmini Puspitasari",
      nik: "3573016811790002",
      birthDate: "1979-11-28",
      phone: "+6289581617982",
      baselineRevenueIdr: 500_000,
      role: "chair",
      workKind: "own_business",
      bpjsStatus: "none",
      equipmentItem: "Mesin obras",
      equipmentSerial: "SN95139",
      handoverOn: "2025-09-15",
    });
    expect(row(21)?.values).toMatchObject({ name: "Siti Astuti", birthDate: "1991-07-05", phone: "+6285759404921" });
    expect(row(10)?.values).toMatchObject({
      birthDate: "2003-02-08",
      phone: "+6285750299881",
      baselineRevenueIdr: 2_400_000,
    });
    expect(row(11)?.values).toMatchObject({ birthDate: "1991-12-03", equipmentItem: null });
    expect(row(12)?.values).toMatchObject({ phone: "+6288194571072", bpjsStatus: "registered" });
    expect(result.rows.filter((one) => one.values.phone === null)).toHaveLength(0);
    expect(result.rows.filter((one) => one.values.equipmentItem !== null)).toHaveLength(184);
  });
});
