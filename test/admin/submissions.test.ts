import { describe, expect, test } from "vitest";
import { kindsOf, MEANING_ENUMS, meaningsOf, unsaid } from "#admin/resources/imports/importModel.ts";
import { uploadBody } from "#admin/resources/imports/uploadBody.ts";
import {
  addressOf,
  asMeanings,
  asValueMap,
  namedQuestions,
  wordIn,
} from "#admin/resources/submissions/submissionModel.ts";
import { SHAPES } from "#worker/imports/table/shapes.ts";

describe("kinds of files", () => {
  test("an NGO brings orders, an office every kind", () => {
    expect(kindsOf("ngo")).toEqual(["orders"]);
    expect(kindsOf("office")).toEqual(["roster", "orders", "follow-ups"]);
  });
  test("only a roster carries a cohort and how equipment was given", () => {
    const said = { programId: "prg_1", kind: "orders", legalBasis: "hibah", cohort: { title: "I" } };
    expect([...uploadBody(new File(["x"], "a.csv"), said).keys()]).toEqual(["file", "kind", "programId"]);
    expect([...uploadBody(new File(["x"], "a.csv"), { ...said, kind: "roster" }).keys()]).toContain("cohort");
  });
  test("every choice column has words for its meanings", () => {
    for (const [kind, { fields }] of Object.entries(SHAPES)) {
      for (const { name, meanings } of fields)
        if (meanings) expect(MEANING_ENUMS[name], `${kind} ${name}`).toBeTruthy();
    }
    expect(meaningsOf("follow-ups", "note")).toEqual([]);
  });
  test("words without a meaning are counted", () => {
    expect(unsaid({ a: { x: null, y: "1" }, b: { z: null } })).toBe(2);
    expect(unsaid({})).toBe(0);
  });
});

describe("incoming forms", () => {
  test("the address is the form's own", () => {
    expect(addressOf({ formKey: "abc" }, "https://lanjut.test")).toBe("https://lanjut.test/api/submissions/abc");
  });
  test("lines that say nothing are no meaning, and a map comes back as it was", () => {
    const map = { activityStatus: { ngadat: "dormant" }, obstacles: { banjir: "season" } };
    expect(asValueMap(asMeanings(map))).toEqual(map);
    expect(asValueMap([{ field: "activityStatus", word: " ", meaning: "dormant" }])).toEqual({});
    expect(asValueMap([{ field: "activityStatus", word: "x", meaning: "" }])).toEqual({});
  });
  test("questions without a name are left out", () => {
    expect(
      namedQuestions([
        { column: " a ", field: "note" },
        { column: " ", field: null },
      ]),
    ).toEqual([{ column: "a", field: "note" }]);
  });
  test("the word a reason quotes is shown, one that is not quoted is not", () => {
    expect(wordIn("Arti isian “ngadat” belum ditentukan.")).toBe("ngadat");
    expect(wordIn("Isian ini belum ditentukan artinya.")).toBe("…");
  });
});
