import { describe, expect, test } from "vitest";
import { canonical, flatten, instanceIdIn } from "#worker/submissions/flatten.ts";
import { asRow } from "#worker/submissions/formMapping.ts";

describe("the answers of a submission", () => {
  test("nested and flat forms of the same answers are the same", () => {
    const nested = flatten({ group: { nama: "Mawar", jumlah: 4 }, alat: { dipakai: true } });
    const flat = flatten({ "group/nama": "Mawar", "group/jumlah": 4, "alat/dipakai": true });
    expect([...nested].sort()).toEqual([...flat].sort());
    expect(nested.get("alat/dipakai")).toBe("ya");
  });

  test("many choices become words, repeated parts and nothing at all are left out", () => {
    const answers = flatten({ kendala: ["pasar", "modal"], anggota: [{ nama: "A" }], kosong: null, daftar: [] });
    expect([...answers]).toEqual([["kendala", "pasar modal"]]);
  });

  test("a submission of any depth and size ends", () => {
    const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`q${i}`, "x".repeat(5_000)]));
    const answers = flatten(wide);
    expect(answers.size).toBe(1_000);
    expect(answers.get("q0")).toHaveLength(2_000);
  });

  test.each([
    [{ _uuid: "ABC-1" }, "abc-1"],
    [{ meta: { instanceID: "uuid:abc-2" } }, "abc-2"],
    [{ "meta/instanceID": "uuid:abc-3" }, "abc-3"],
    [{ __id: "uuid:abc-4" }, "abc-4"],
    [{ _uuid: "abc-5", meta: { instanceID: "uuid:other" } }, "abc-5"],
    [{ _uuid: "  " }, null],
    [{}, null],
  ])("the number of %j is %s", (payload, id) => {
    expect(instanceIdIn(flatten(payload))).toBe(id);
  });

  test("the order of keys says nothing, everything else does", () => {
    expect(canonical({ a: 1, b: { c: [1, 2], d: null } })).toBe(canonical({ b: { d: null, c: [1, 2] }, a: 1 }));
    expect(canonical({ a: 1 })).not.toBe(canonical({ a: "1" }));
    expect(canonical({ a: [1, 2] })).not.toBe(canonical({ a: [2, 1] }));
  });

  test("of several questions for one field the first that was answered counts", () => {
    const mapping = {
      columns: [
        { column: "nama", field: "groupName" },
        { column: "kelompok", field: "groupName" },
        { column: "bebas", field: null },
      ],
      valueMap: {},
    };
    const { raw, columns } = asRow(
      mapping,
      new Map([
        ["nama", ""],
        ["kelompok", "Mawar"],
        ["bebas", "x"],
      ]),
    );
    expect(raw.cells).toEqual(["Mawar"]);
    expect([...columns]).toEqual([["groupName", 0]]);
  });
});
