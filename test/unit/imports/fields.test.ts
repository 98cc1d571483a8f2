import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseBpjs, parseRole, parseSex, parseWorkKind, parseYesNo } from "#worker/imports/fields/choices.ts";
import { isoDay, parseDay, writtenDay } from "#worker/imports/fields/day.ts";
import { parseMoney } from "#worker/imports/fields/money.ts";
import { parseName, properName } from "#worker/imports/fields/name.ts";
import { birthDateOfNik, nikFacts, parseNik } from "#worker/imports/fields/nik.ts";
import { parsePhone } from "#worker/imports/fields/phone.ts";
import { buildRegionIndex, editDistance } from "#worker/imports/fields/regionIndex.ts";
import { parseVillage, villageReader } from "#worker/imports/fields/village.ts";
import type { Cell } from "#worker/imports/read/sheet.ts";

const today = "2025-11-22";
const day = (cell: Cell) => parseDay(cell, { today, field: "birthDate" });
const pad = (n: number, width = 2) => String(n).padStart(width, "0");

const anyDay = fc
  .date({ min: new Date("1926-01-01T00:00:00Z"), max: new Date("2025-11-22T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const anyNik = fc
  .record({
    day: anyDay,
    woman: fc.boolean(),
    region: fc.integer({ min: 0, max: 9999 }),
    serial: fc.integer({ min: 1, max: 9999 }),
  })
  .map(
    ({ day: birth, woman, region, serial }) =>
      `35${pad(region, 4)}${pad(Number(birth.slice(8)) + (woman ? 40 : 0))}${birth.slice(5, 7)}${birth.slice(2, 4)}${pad(serial, 4)}`,
  );

describe("NIK", () => {
  test("any sound number in any writing gives its sixteen digits", () => {
    const writings: ((nik: string) => string)[] = [
      (nik) => nik,
      (nik) => `'${nik}`,
      (nik) => ` ${nik}\u00A0`,
      (nik) => nik.replace(/(.{4})/g, "$1 "),
      (nik) => nik.replace(/(.{6})(.{6})/, "$1.$2."),
      (nik) => `NIK: ${nik}`,
      (nik) => nik.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
    ];
    fc.assert(
      fc.property(anyNik, fc.constantFrom(...writings), (nik, write) => {
        expect(parseNik(write(nik))).toEqual({ value: nik });
      }),
    );
  });

  test("what is not sixteen digits never passes, whatever it is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.double()), (cell) => {
        const { value } = parseNik(cell);
        expect(value === null || /^\d{16}$/.test(value)).toBe(true);
      }),
    );
  });

  test("sex and birth date stand in the number", () => {
    fc.assert(
      fc.property(anyDay, fc.boolean(), (birth, woman) => {
        const nik = `357301${pad(Number(birth.slice(8)) + (woman ? 40 : 0))}${birth.slice(5, 7)}${birth.slice(2, 4)}0001`;
        expect(nikFacts(nik)).toEqual({
          sex: woman ? "female" : "male",
          day: Number(birth.slice(8)),
          month: Number(birth.slice(5, 7)),
          year: Number(birth.slice(2, 4)),
        });
        expect(birthDateOfNik(nik, today).slice(2)).toBe(birth.slice(2));
        expect(birthDateOfNik(nik, today) <= today).toBe(true);
      }),
    );
  });

  test.each<[Cell, string]>([
    ["357305120345", "nik_length"],
    ["35730512034512345", "nik_length"],
    ["3573O14501900001", "nik_letters"],
    ["tidak punya", "nik_letters"],
    ["9973014501900001", "nik_region"],
    ["3573019945900002", "nik_date"],
    ["3573013002900002", "nik_date"],
    ["3573014101800000", "nik_serial"],
    [3573016811790000, "nik_precision"],
    ["3.57301681179E+15", "nik_precision"],
  ])("%j is refused", (cell, code) => {
    expect(parseNik(cell).trouble).toMatchObject({ code, level: "error" });
  });

  test("a number stored with all its digits is taken; letters for digits are proposed as digits", () => {
    expect(parseNik(3573016811790002).value).toBe("3573016811790002");
    expect(parseNik("3573O145O19OOOO1").trouble?.proposal?.values).toEqual({ nik: "3573014501900001" });
    expect(parseNik("-").value).toBeNull();
    expect(parseNik("-").trouble).toBeUndefined();
  });
});

describe("days", () => {
  test("one day in all its writings", () => {
    fc.assert(
      fc.property(anyDay, (iso) => {
        const [y, m, d] = iso.split("-") as [string, string, string];
        const serial = Math.round((Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000);
        for (const text of [
          iso,
          `${d}/${m}/${y}`,
          `${Number(d)}-${Number(m)}-${y}`,
          `${d}.${m}.${y}`,
          writtenDay(iso),
          `Malang, ${writtenDay(iso)}`,
          `${iso} 00:00:00`,
        ]) {
          expect(day(text)).toEqual({ value: iso });
        }
        expect(day(serial)).toEqual({ value: iso });
      }),
    );
  });

  test("what comes out exists in the calendar", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 14 }),
        fc.integer({ min: 1900, max: 2100 }),
        (d, m, y) => {
          const { value } = day(`${d}/${m}/${y}`);
          expect(value).toBe(isoDay(y, m, d));
        },
      ),
    );
    fc.assert(fc.property(fc.oneof(fc.string(), fc.double()), (cell) => void day(cell)));
  });

  test.each<[Cell, string | null, string?]>([
    ["31 Februari 1984", null, "date_impossible"],
    ["29/02/2023", null, "date_impossible"],
    ["29/02/2024", "2024-02-29"],
    ["17 Agst 80", "1980-08-17"],
    ["5 Mei 05", "2005-05-05"],
    ["Senin, 3 Nopember 1975", "1975-11-03"],
    ["08/23/1985", null, "date_order"],
    ["tidak ingat", null, "date_unreadable"],
    [-5, null, "date_unreadable"],
    ["-", null],
  ])("%j", (cell, value, code) => {
    expect(day(cell).value).toBe(value);
    expect(day(cell).trouble?.code).toBe(code);
  });
});

describe("phones", () => {
  test("one number in all its writings", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^8[1-9]\d{7,9}$/), (national) => {
        const number = Number(national);
        const grouped = `0${national.slice(0, 3)}-${national.slice(3, 7)}-${national.slice(7)}`;
        for (const text of [
          `0${national}`,
          `+62${national}`,
          `62${national}`,
          ` 0${national.slice(0, 3)} ${national.slice(3)}`,
          grouped,
          `+62 (0)${national}`,
          `'0${national}`,
        ]) {
          expect(parsePhone(text)).toEqual({ value: `+62${national}` });
        }
        expect(parsePhone(number)).toEqual({ value: `+62${national}` });
      }),
    );
  });

  test.each<[Cell, string | null, string?]>([
    ["(0341) 551234", "+62341551234"],
    ["+60 12-345 6789", "+60123456789"],
    ["0812", null, "phone_invalid"],
    ["tanya Bu RT", null, "phone_invalid"],
    ["0812 3456 7890 / 0857 1234 5678", null, "phone_several"],
    ["-", null],
  ])("%j", (cell, value, code) => {
    expect(parsePhone(cell).value).toBe(value);
    expect(parsePhone(cell).trouble?.code).toBe(code);
  });
});

describe("names", () => {
  test.each([
    ["RUKMINI PUSPITASARI", "Rukmini Puspitasari"],
    ["  Siti   Astuti ", "Siti Astuti"],
    ["siti aminah", "Siti Aminah"],
    ["SITI AMINAH BINTI ABDULLAH", "Siti Aminah binti Abdullah"],
    ["SRI RAHAYU, S.PD", "Sri Rahayu, S.Pd"],
    ["SRI RAHAYU,S.PD.,M.PD", "Sri Rahayu, S.Pd., M.Pd"],
    ["DRS. H. ACHMAD", "Drs. H. Achmad"],
    ["MOH. ALI", "Moh. Ali"],
    ["NUR'AINI", "Nur'Aini"],
    ["MA'RUF", "Ma'Ruf"],
    ["SITI-NUR", "Siti-Nur"],
    ["MCDONALD", "McDonald"],
    ["Ni Luh de Windiani", "Ni Luh de Windiani"],
    ["Dewi SE", "Dewi SE"],
  ])("%j", (cell, name) => {
    expect(parseName(cell).value).toBe(name);
  });

  test("proper case is reached once and keeps every letter", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][A-Z'. -]{1,30}[A-Z]$/), (text) => {
        const once = properName(text);
        expect(properName(once)).toBe(once);
        expect(once.toUpperCase().replace(/[^A-Z]/g, "")).toBe(text.replace(/[^A-Z]/g, ""));
      }),
    );
  });

  test.each([
    "=cmd|' /C calc'!A0",
    "+SUM(A1)",
    "@import",
    "-2+3",
    "12345",
    "<script>x</script>",
    '=HYPERLINK("http://x")',
    "＝1+1",
  ])("%j is no name", (cell) => expect(parseName(cell).value).toBeNull());
});

describe("money", () => {
  test.each<[Cell, number | null]>([
    ["Rp 500.000,-", 500_000],
    ["Rp 2400.000,-", 2_400_000],
    [900_000, 900_000],
    ["Rp. 1.500.000,00", 1_500_000],
    ["1,500,000", 1_500_000],
    ["1,5 juta", 1_500_000],
    ["2jt", 2_000_000],
    ["500 rb", 500_000],
    ["750.000/bln", 750_000],
    ["0", 0],
    ["-", null],
    ["tergantung pesanan", null],
    [-5, null],
  ])("%j → %j", (cell, value) => expect(parseMoney(cell).value).toBe(value));

  test("thousands written with dots come back as they were", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (value) => {
        expect(parseMoney(`Rp ${value.toLocaleString("id-ID")},-`).value).toBe(value);
        expect(parseMoney(value).value).toBe(value);
      }),
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { value } = parseMoney(text);
        expect(value === null || (Number.isSafeInteger(value) && value >= 0)).toBe(true);
      }),
    );
  });
});

describe("choices", () => {
  test("the words an office uses", () => {
    expect([parseSex("P"), parseSex("Laki-laki"), parseSex("wanita")].map((one) => one.value)).toEqual([
      "female",
      "male",
      "female",
    ]);
    expect([parseSex("P", true), parseSex("W", true)].map((one) => one.value)).toEqual(["male", "female"]);
    expect(["Ya", "Terdaftar", "Tidak", "Belum", "Aktif", "Nonaktif", ""].map((text) => parseBpjs(text).value)).toEqual(
      ["registered", "registered", "none", "none", "active", "lapsed", null],
    );
    expect(["Ketua", "Sekretaris", "Bendahara", "Anggota", "Wakil Ketua"].map((text) => parseRole(text).value)).toEqual(
      ["chair", "secretary", "treasurer", "member", "member"],
    );
    expect(["Pekerja rumahan", "Usaha sendiri", "Buruh", "IRT"].map((text) => parseWorkKind(text).value)).toEqual([
      "home_worker",
      "own_business",
      "employee",
      "not_working",
    ]);
    expect(["Hadir", "Tidak", "✓", "Lulus", true].map((cell) => parseYesNo(cell).value)).toEqual([
      true,
      false,
      true,
      true,
      true,
    ]);
    expect(parseRole("entah").trouble?.level).toBe("warning");
  });
});

describe("villages", () => {
  const index = buildRegionIndex([
    { code: "35.73.01", name: "Blimbing" },
    { code: "35.73.02", name: "Klojen" },
    { code: "35.73.03", name: "Kedungkandang" },
    { code: "35.07.01", name: "Dau" },
    { code: "35.73.01.1008", name: "Bunulrejo" },
    { code: "35.73.02.1008", name: "Oro-oro Dowo" },
    { code: "35.73.03.1008", name: "Sawojajar" },
    { code: "35.73.01.1009", name: "Kembar" },
    { code: "35.73.02.1010", name: "Kembar" },
    { code: "35.07.01.2001", name: "Mulyoagung" },
  ]);
  const village = (name: string, district = "") => parseVillage(name, district, index, "35.73");

  test.each([
    ["Sawojajar", "Kedungkandang", "35.73.03.1008"],
    ["Kel. SAWOJAJAR ", "kec. kedung kandang", "35.73.03.1008"],
    ["Oro Oro Dowo", "Klojen", "35.73.02.1008"],
    ["Sawojajar", "", "35.73.03.1008"],
    ["Desa Mulyoagung", "Dau", "35.07.01.2001"],
    ["Kembar", "Klojen", "35.73.02.1010"],
    ["35.73.01.1008", "", "35.73.01.1008"],
    ["-", "Klojen", null],
  ])("%s, %s", (name, district, code) => {
    expect(village(name, district)).toEqual({ value: code });
  });

  test.each([
    ["Sawo Jajar", "Klojen", "village_elsewhere", "Sawojajar, Kedungkandang"],
    ["Sawojajr", "Kedungkandang", "village_misspelt", "Sawojajar, Kedungkandang"],
    ["Bunul Rejo", "Blimbng", "village_elsewhere", "Bunulrejo, Blimbing"],
    ["Sawojajar Timur", "Kedungkandang", "village_misspelt", "Sawojajar, Kedungkandang"],
    ["Kembar", "", "village_unknown", undefined],
    ["Antah Berantah", "Klojen", "village_unknown", undefined],
  ])("%s, %s is asked about", (name, district, code, label) => {
    const { value, trouble } = village(name, district);
    expect(value).toBeNull();
    expect(trouble).toMatchObject({ code, level: "warning" });
    expect(trouble?.proposal?.label).toBe(label);
  });

  test("a proposal taken over is always accepted", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...index.villages),
        fc.nat(8),
        fc.constantFrom("Klojen", "Dau", ""),
        (place, cut, district) => {
          const { trouble } = village(place.name.slice(0, cut) + place.name.slice(cut + 1), district);
          const values = trouble?.proposal?.values;
          if (values) expect(village(values.villageName ?? "", values.districtName ?? "").value).not.toBeNull();
        },
      ),
    );
  });

  test("a file full of invented villages is not searched by likeness for ever", () => {
    const read = villageReader(index, "35.73");
    const asked = Array.from({ length: 600 }, (_, i) =>
      read(
        `Sawojajr ${"abcdefghij"[i % 10]}${i}`.replace(/\d/g, (d) => "klmnopqrst"[Number(d)] ?? ""),
        "Klojen",
      ),
    );
    expect(asked.every((one) => one.value === null)).toBe(true);
    expect(read("Sawojajr", "Kedungkandang").trouble?.code).toBe("village_unknown");
    expect(read("Sawojajar", "Kedungkandang").value).toBe("35.73.03.1008");
  });

  test("edit distance is a distance", () => {
    const word = fc.stringMatching(/^[a-d]{0,8}$/);
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(editDistance(a, a)).toBe(0);
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
      }),
    );
    expect(editDistance("sawojajr", "sawojajar")).toBe(1);
  });
});
