import { describe, expect, test } from "vitest";
import { dayInFull, dayInWords, inWords, rupiah } from "#worker/handovers/words.ts";

describe("numbers in words", () => {
  test.each([
    [0, "nol"],
    [1, "satu"],
    [10, "sepuluh"],
    [11, "sebelas"],
    [12, "dua belas"],
    [19, "sembilan belas"],
    [20, "dua puluh"],
    [21, "dua puluh satu"],
    [99, "sembilan puluh sembilan"],
    [100, "seratus"],
    [101, "seratus satu"],
    [111, "seratus sebelas"],
    [200, "dua ratus"],
    [999, "sembilan ratus sembilan puluh sembilan"],
    [1_000, "seribu"],
    [1_001, "seribu satu"],
    [1_100, "seribu seratus"],
    [2_026, "dua ribu dua puluh enam"],
    [11_000, "sebelas ribu"],
    [100_000, "seratus ribu"],
    [101_000, "seratus satu ribu"],
    [1_000_000, "satu juta"],
    [1_001_000, "satu juta seribu"],
    [3_500_000, "tiga juta lima ratus ribu"],
    [1_000_000_000, "satu miliar"],
    [
      12_345_678_901,
      "dua belas miliar tiga ratus empat puluh lima juta enam ratus tujuh puluh delapan ribu sembilan ratus satu",
    ],
    [999_000_000_000_000, "sembilan ratus sembilan puluh sembilan triliun"],
    // A hundred machines at the highest value a machine can have.
    [100_000_000_000_000_000, "seratus kuadriliun"],
  ])("%i is %s", (n, words) => expect(inWords(n)).toBe(words));

  test.each([-1, 1.5, 1e18, Number.NaN])("%s has none", (n) => expect(() => inWords(n)).toThrow(RangeError));

  test("no two numbers below 20 000 read the same, and none has a doubled space", () => {
    const all = Array.from({ length: 20_000 }, (_, n) => inWords(n));
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((words) => /\s\s|^\s|\s$|undefined/.test(words))).toEqual([]);
  });
});

describe("days in words", () => {
  test.each([
    ["2026-11-22", "Minggu", "dua puluh dua", "November", "dua ribu dua puluh enam"],
    ["2025-07-04", "Jumat", "empat", "Juli", "dua ribu dua puluh lima"],
    ["2024-02-29", "Kamis", "dua puluh sembilan", "Februari", "dua ribu dua puluh empat"],
    ["2000-01-01", "Sabtu", "satu", "Januari", "dua ribu"],
  ])("%s", (day, weekday, date, month, year) => {
    expect(dayInWords(day)).toEqual({ weekday, date, month, year });
  });

  test("in full, and money", () => {
    expect(dayInFull("2026-11-02")).toBe("2 November 2026");
    expect([0, 999, 1_000, 3_500_000].map(rupiah)).toEqual(["Rp0", "Rp999", "Rp1.000", "Rp3.500.000"]);
  });
});
