import { describe, expect, test } from "vitest";
import { codeOf, isNumberPattern, nextNumber } from "#worker/handovers/number.ts";

const JULY = { date: "2025-07-04", code: "DBHCHT" };
const DEFAULT = "BAST/{nomor}/{bulan}/{tahun}";

describe("the number of a document", () => {
  test("counts on within the year, whatever the month, and starts anew in the next", () => {
    expect(nextNumber(DEFAULT, JULY, [])).toBe("BAST/001/VII/2025");
    expect(nextNumber(DEFAULT, JULY, ["BAST/006/II/2025", "BAST/011/XII/2024", "BAST/002/VII/2025"])).toBe(
      "BAST/007/VII/2025",
    );
    expect(nextNumber(DEFAULT, { ...JULY, date: "2026-01-02" }, ["BAST/006/II/2025"])).toBe("BAST/001/I/2026");
  });

  test("follows the office's own pattern, with every part in any place", () => {
    const own = "027/{nomor}-{kode}.{bulan} {tahun}";
    expect(nextNumber(own, JULY, [])).toBe("027/001-DBHCHT.VII 2025");
    expect(nextNumber(own, JULY, ["027/041-APBD-KAB.I 2025", "BAST/090/VII/2025"])).toBe("027/042-DBHCHT.VII 2025");
  });

  test("grows past three digits, and counts for good where no year is named", () => {
    expect(nextNumber(DEFAULT, JULY, ["BAST/999/I/2025"])).toBe("BAST/1000/VII/2025");
    expect(nextNumber("BA.{nomor}", JULY, ["BA.017", "BAx018", "BA.019/2024"])).toBe("BA.018");
  });

  test("is not led astray by numbers written by hand", () => {
    const taken = ["BAST/x/VII/2025", "BAST/12/VII/2025/B", "bast/050/VII/2025", "BAST/050/VII/12025", ""];
    expect(nextNumber(DEFAULT, JULY, taken)).toBe("BAST/001/VII/2025");
  });

  test("is free even after a number that no register reaches", () => {
    const far = "BAST/99999999999999999999999/VII/2025";
    expect(nextNumber(DEFAULT, JULY, [far, "BAST/1e+23/VII/2025"])).toBe("BAST/001/VII/2025");
    const last = ["BAST/999999999/VII/2025", "BAST/1000000000/VII/2025"];
    expect(nextNumber(DEFAULT, JULY, last)).toBe("BAST/1000000001/VII/2025");
  });

  test.each([
    [DEFAULT, true],
    ["{nomor}", true],
    ["600.1/{nomor}/DISNAKER_{kode}/{tahun}", true],
    ["BAST/{tahun}", false],
    ["{nomor}/{nomor}", false],
    ["{nomor}/{hari}", false],
    ["{nomor}/(a+)+$", false],
    ["{nomor}/é", false],
    [`${"x".repeat(60)}{nomor}`, false],
    ["", false],
  ])("a pattern %j is allowed: %s", (pattern, allowed) => {
    expect(isNumberPattern(pattern)).toBe(allowed);
  });

  test("the source of money as a code", () => {
    expect(["apbd_kab", "dbhcht"].map(codeOf)).toEqual(["APBD-KAB", "DBHCHT"]);
  });
});
