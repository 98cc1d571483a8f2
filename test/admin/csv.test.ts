import { describe, expect, test } from "vitest";
import { neutralise, toCsv } from "#admin/csv/csv.ts";

const dangerous = [
  "=1+1",
  "+62812",
  "-2+3",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "  =HYPERLINK(1)",
  "\u00a0=1",
  "＝1+1",
  "＋1",
  "－1",
  "＠A1",
  "\n=1",
];

describe("cells", () => {
  test.each(dangerous)("%j is not read as a formula", (text) => {
    expect(neutralise(text)).toBe(`'${text}`);
  });

  test.each(["Kelompok Mawar", "12 - 3", "a=b", "Rp 2.000", ""])("%j stays as it is", (text) => {
    expect(neutralise(text)).toBe(text);
  });
});

describe("the file", () => {
  test("opens in a spreadsheet set to Indonesian: mark, semicolons, decimal commas, quotes doubled", () => {
    const file = toCsv(
      ["Nama", "Nilai"],
      [
        ['Kelompok "Mawar"; Sukun', 1234.5],
        ["=cmd", null],
      ],
    );
    expect(file).toBe('\ufeff"Nama";"Nilai"\r\n"Kelompok ""Mawar""; Sukun";1234,5\r\n"\'=cmd";\r\n');
  });

  test("numbers stay numbers, also below zero; what is unknown stays empty", () => {
    expect(toCsv(["a", "b", "c"], [[-5, Number.NaN, undefined]])).toContain("\r\n-5;;\r\n");
  });
});
