import { describe, expect, test } from "vitest";
import { passwordFault } from "#worker/resources/session/passwordPolicy.ts";

const CONTEXT = ["Ratna Wulandari", "office@lanjut.test", "Dinas Koperasi Kota Malang"];
const refused = (password: string) => passwordFault(password, CONTEXT) !== null;

describe("a new password", () => {
  test.each([
    ["eleven characters", "kuda jerapa", true],
    ["twelve characters", "kuda jerapah", false],
    ["a long sentence with spaces", "empat puluh tiga gerobak tahu di tepi sungai", false],
    ["256 characters", "tuw4 xozi ".repeat(25).concat("jerapa"), false],
    ["257 characters", "tuw4 xozi ".repeat(25).concat("jerapah"), true],
    ["a common word made long", "password12345678", true],
    ["two common words", "indonesiamerdeka", true],
    ["rahasia and the year", "rahasia-2026-rahasia", true],
    ["the office's name", "DinasKoperasiMalang1", true],
    ["the person's name", "RatnaWulandari2026!", true],
    ["one letter", "aaaaaaaaaaaaaaaa", true],
    ["a run", "abcdefghijklmnop", true],
    ["keyboard rows", "qwertyuiopasdfghjkl", true],
    ["letters with marks, counted composed", "é".normalize("NFD").repeat(6), true],
  ])("%s", (_, password, expected) => {
    expect(refused(password)).toBe(expected);
  });

  test("the local demo's accounts need eight characters and nothing else", () => {
    expect(passwordFault("rahasia1", CONTEXT, true)).toBeNull();
    expect(passwordFault("rahasia", CONTEXT, true)?.en).toContain("8");
  });
});
