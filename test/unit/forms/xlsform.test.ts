// biome-ignore-all lint/suspicious/noTemplateCurlyInString: an XLSForm names its questions so
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Question } from "#db/schema/forms.ts";
import { publicXlsForm } from "#test/support/publicXlsForm.ts";
import { formCase } from "#test/support/randomForms.ts";
import { checkAnswers } from "#worker/forms/checkAnswers.ts";
import { checkDefinition } from "#worker/forms/checkDefinition.ts";
import { readXlsForm } from "#worker/forms/xlsform/readXlsForm.ts";
import type { SheetText } from "#worker/forms/xlsform/sheetRows.ts";
import { type SheetOut, writeXlsForm } from "#worker/forms/xlsform/writeXlsForm.ts";
import { openWorkbook } from "#worker/imports/read/workbook.ts";

const ctx = { today: "2026-06-15" };
const asText = ({ name, headings, rows }: SheetOut): SheetText => ({
  name,
  rows: [headings, ...rows].map((cells, i) => ({ number: i + 1, cells })),
});
const readBook = (bytes: Uint8Array) => {
  const book = openWorkbook(bytes);
  const read = readXlsForm(
    book.sheets.map(({ name }, i) => ({ ...book.read(i), name })),
    "berkas.xlsx",
  );
  if (!read) throw new Error("no survey");
  return read;
};
const surveyOf = (...rows: string[][]) => {
  const head = ["type", "name", "label::Indonesia", "label::English (en)", "relevant", "constraint", "required"];
  const cells = rows.map((row) => [...row.slice(0, 2), row[2] ?? row[1] ?? "", row[3] ?? "x", ...row.slice(4)]);
  const sheet = { name: "survey", rows: [head, ...cells].map((one, i) => ({ number: i + 1, cells: one })) };
  const choices = [
    ["list_name", "name", "label"],
    ["yt", "ya", "Ya"],
    ["yt", "tidak", "Tidak"],
  ];
  const lists = { name: "choices", rows: choices.map((one, i) => ({ number: i + 1, cells: one })) };
  return readXlsForm([sheet, lists], "uji.xlsx") as NonNullable<ReturnType<typeof readXlsForm>>;
};
const named = (questions: readonly Question[]): Record<string, Question> =>
  Object.fromEntries(questions.flatMap((one) => [[one.name, one], ...Object.entries(named(one.questions ?? []))]));

describe("a form made for KoboToolbox", () => {
  const { name, code, draft, notTaken } = readBook(publicXlsForm());
  const questions = named(draft.questions);

  it("comes in whole, in both languages, and can be published", () => {
    expect({ name, code }).toEqual({ name: { id: "Kunjungan usaha", en: "Kunjungan usaha" }, code: "kunjungan_usaha" });
    expect(checkDefinition(draft)).toEqual([]);
    expect(draft.questions.map((one) => `${one.name}:${one.kind}`)).toEqual([
      ...["usaha:group", "kendala:many", "kendala_other:text", "produk:many", "omzet:number", "pembeli:repeat"],
      ...["puas:number", "lokasi:place", "foto:photo", "tanda_tangan:signature", "terima_kasih:note"],
      ...["telepon:text", "alasan:text"],
    ]);
    expect(questions.berproduksi).toMatchObject({
      ...{ kind: "one", required: true, label: { id: "Masih berproduksi?", en: "Still producing?" } },
      options: [
        { value: "ya", label: { id: "Ya", en: "Yes" } },
        { value: "tidak", label: { id: "Tidak", en: "No" } },
      ],
    });
    expect(questions.anggota?.limits).toEqual({
      ...{ whole: true, min: 1, max: 50, message: { id: "Antara 1 dan 50.", en: "Between 1 and 50." } },
    });
    expect(questions.aktif?.limits?.query?.rules).toEqual([
      { field: ".", operator: "<=", value: "anggota", valueSource: "field" },
    ]);
    expect(questions.kendala?.limits).toMatchObject({ max: 3 });
    expect(questions.kendala?.options?.map(({ value }) => value)).toEqual(["modal", "bahan_baku", "pasar", "other"]);
    expect(questions.tanggal).toMatchObject({ default: "today", limits: { min: "2024-01-01", max: "today" } });
    expect(questions.puas?.limits).toEqual({ min: 1, max: 5, whole: true });
    expect(questions.produk?.default).toEqual(["seragam"]);
  });

  it("asks what it asked there", () => {
    const asked = (answers: object) => [...checkAnswers(draft, answers as Record<string, unknown>, ctx).asked];
    expect(asked({ berproduksi: "tidak" })).toContain("kendala");
    expect(asked({ berproduksi: "ya", produk: ["jasa"] })).not.toContain("omzet");
    expect(asked({ berproduksi: "ya" })).toContain("omzet");
    expect(asked({ berproduksi: "ya", produk: ["kerudung"] })).not.toContain("pembeli");
    expect(asked({ berproduksi: "ya", produk: ["kerudung", "jasa"] })).toContain("pembeli");
    expect(asked({ berproduksi: "tidak", kendala: ["modal", "other"] })).toContain("kendala_other");
  });

  it("tells all that did not come in as it stood, by row and column", () => {
    const told = notTaken.map(({ sheet, row, column, changed }) => `${sheet} ${row} ${column}${changed ? " ~" : ""}`);
    expect(told).toEqual([
      "settings 2 style",
      "choices 6 name ~",
      ...["survey 2 type", "survey 3 type", "survey 4 appearance ~", "survey 5 name ~", "survey 10 type ~"],
      ...["survey 22 type", "survey 23 constraint", "survey 24 relevant", "survey 25 type"],
    ]);
    expect(notTaken.every(({ why }) => why.id !== "" && why.en !== "")).toBe(true);
  });

  it("goes out and comes in again as it was", () => {
    const out = writeXlsForm({ code, name, version: 1, definition: draft });
    const again = readXlsForm(out.map(asText), "x.xlsx");
    expect(again).toEqual({ name, code, draft, notTaken: [] });
    const second = writeXlsForm({ code, name, version: 1, definition: again?.draft ?? draft });
    expect(second).toEqual(out);
    const survey = out[0]?.rows.find((row) => row[1] === "pembeli");
    expect(survey?.[7]).toBe(
      "${berproduksi} = 'ya' and (selected(${produk}, 'seragam') or count-selected(${produk}) >= 2)",
    );
  });
});

describe("expressions", () => {
  it.each([
    [
      "${a} != 'ya'",
      {
        combinator: "or",
        rules: [
          { field: "a", operator: "null" },
          { field: "a", operator: "!=", value: "ya" },
        ],
      },
    ],
    ["${a} != '' and ${a} != 'ya'", { combinator: "and", rules: [{ field: "a", operator: "!=", value: "ya" }] }],
    [
      "not(${n} >= 3) ",
      {
        combinator: "or",
        rules: [
          { field: "n", operator: "null" },
          { field: "n", operator: "<", value: 3 },
        ],
      },
    ],
    ["5 < ${n}", { combinator: "and", rules: [{ field: "n", operator: ">", value: 5 }] }],
    ["${n} = ''", { combinator: "and", rules: [{ field: "n", operator: "null" }] }],
    ["${d} <= today()", { combinator: "and", rules: [{ field: "d", operator: "<=", value: "today" }] }],
    ['contains(${t}, "o\'k")', { combinator: "and", rules: [{ field: "t", operator: "contains", value: "o'k" }] }],
  ])("%s", (relevant, query) => {
    const { draft, notTaken } = surveyOf(
      ...[
        ["select_one yt", "a"],
        ["integer", "n"],
        ["date", "d"],
        ["text", "t"],
      ],
      ["text", "z", "z", "z", relevant],
    );
    expect(notTaken.filter(({ column }) => column === "relevant")).toEqual([]);
    expect(draft.questions.at(-1)?.relevant).toEqual(query);
  });

  it.each([
    "${n} + 1 > 3",
    "${n} div 2 = 1",
    "${unknown} = 1",
    "${z} = 'x'",
    "if(${n} > 1, 'a', 'b') = 'a'",
    "regex(${t}, 'x')",
    "pulldata('x', 'y', 'z', ${t}) = '1'",
    "${n} > 'banyak'",
    "${a} = 'mungkin'",
    "/data/n = 1",
    "../n = 1",
    "${n} = 1 or",
    "${n} = = 1",
    "'; DROP TABLE forms; --",
    ["(".repeat(60), "${n} = 1", ")".repeat(60)].join(""),
  ])("lists what it cannot take: %s", (relevant) => {
    const { draft, notTaken } = surveyOf(
      ["select_one yt", "a"],
      ["integer", "n"],
      ["text", "t"],
      ["text", "z", "z", "z", relevant],
    );
    expect(draft.questions.at(-1)).not.toHaveProperty("relevant");
    expect(notTaken.filter(({ column }) => column === "relevant")).toHaveLength(1);
  });
});

describe("structure that does not fit", () => {
  it("is listed, with all that lies in it", () => {
    const { draft, notTaken } = surveyOf(
      ...[
        ["begin_repeat", "r"],
        ["text", "x"],
        ["begin_repeat", "s"],
        ["text", "y"],
        ["end_repeat", ""],
        ["end_repeat", ""],
      ],
      ...[
        ["begin_group", "empty"],
        ["calculate", "c"],
        ["end_group", ""],
        ["end_group", ""],
        ["select_one nowhere", "k"],
      ],
      ["begin_group", "late"],
      ["text", "x"],
    );
    expect(draft.questions.map(({ name }) => name)).toEqual(["r", "k", "late"]);
    expect(named(draft.questions)).toHaveProperty("x_2");
    expect(notTaken.filter(({ changed }) => !changed).map(({ row }) => row)).toEqual([4, 5, 9, 8, 11, 12, 13]);
  });

  it("needs a survey sheet", () => {
    expect(readXlsForm([{ name: "Sheet1", rows: [{ number: 1, cells: ["Nama"] }] }], "x.xlsx")).toBeUndefined();
  });
});

it("any form goes out as an XLSForm and comes back asking and accepting the same", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(formCase, ({ definition, answers }) => {
      const out = writeXlsForm({ code: "uji", name: { id: "Uji", en: "Test" }, version: 1, definition });
      const back = readXlsForm(out.map(asText), "uji.xlsx");
      expect(back?.notTaken).toEqual([]);
      if (!back) return;
      expect(checkDefinition(back.draft)).toEqual([]);
      const [before, after] = [definition, back.draft].map((one) => checkAnswers(one, answers, ctx));
      expect(after?.answers).toEqual(before?.answers);
      expect([...(after?.asked ?? [])]).toEqual([...(before?.asked ?? [])]);
      expect(Object.keys(after?.faults ?? {})).toEqual(Object.keys(before?.faults ?? {}));
    }),
    { numRuns: 2_000 },
  );
});

it("leaves out what lies deeper than anybody could lift, and says where", () => {
  const begins = Array.from({ length: 2_000 }, (_, i) => ["begin group", `g${i}`]);
  const ends = begins.map(() => ["end group", ""]);
  const { draft, notTaken } = surveyOf(["text", "nama"], ...begins, ["text", "dalam"], ...ends, ["text", "akhir"]);
  expect(draft.questions.map(({ name }) => name)).toEqual(["nama", "akhir"]);
  expect(notTaken.find(({ value }) => value === "begin group")).toMatchObject({
    ...{ row: 13, column: "type", changed: false },
    why: { en: "At most 10 levels deep." },
  });
  expect(notTaken.some(({ value }) => value === "text dalam")).toBe(true);
});
