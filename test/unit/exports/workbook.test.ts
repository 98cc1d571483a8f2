import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { PAYLOADS } from "#test/support/payloads.ts";
import { type Cell, columnName, escapeText, rowXml, serialOf } from "#worker/exports/workbook/cell.ts";
import { sheetName } from "#worker/exports/workbook/parts.ts";
import { writeWorkbook } from "#worker/exports/workbook/write.ts";
import { openWorkbook } from "#worker/imports/read/workbook.ts";

const AT = Date.UTC(2026, 10, 22, 3);
const text = (value: string): Cell => ({ kind: "text", value });

async function build(headings: string[], rows: Cell[][]) {
  return writeWorkbook(
    { name: "Orang", headings, widths: headings.map(() => 20) },
    [rows],
    (count) => ({
      name: "Keterangan",
      lines: [
        ["Dibuat oleh", text("Rini")],
        ["Baris", { kind: "number", value: count }],
      ],
    }),
    AT,
  );
}

const read = (bytes: Uint8Array) => openWorkbook(bytes).read(0).rows;
const partOf = (bytes: Uint8Array, path: string) => new TextDecoder().decode(unzipSync(bytes)[path]);

describe("a workbook", () => {
  it("comes back through our own reader with its types", async () => {
    const rows: Cell[][] = [
      [
        text("Sri"),
        { kind: "day", value: "2026-03-01" },
        { kind: "money", value: 3_750_000 },
        { kind: "number", value: 7.5 },
      ],
      [text("3573014507880001"), null, { kind: "money", value: 0 }, { kind: "number", value: -3 }],
      [text("Budi\nSantoso"), { kind: "day", value: "1988" }, null, { kind: "number", value: Number.NaN }],
    ];
    const bytes = await build(["Nama", "Tanggal", "Nilai", "Angka"], rows);
    expect(read(bytes).map(({ cells }) => cells)).toEqual([
      ["Nama", "Tanggal", "Nilai", "Angka"],
      ["Sri", "2026-03-01", 3_750_000, 7.5],
      ["3573014507880001", null, 0, -3],
      ["Budi\nSantoso", "1988"],
    ]);
    expect(openWorkbook(bytes).sheets.map(({ name }) => name)).toEqual(["Orang", "Keterangan"]);
    expect(
      openWorkbook(bytes)
        .read(1)
        .rows.map(({ cells }) => cells),
    ).toEqual([
      ["Dibuat oleh", "Rini"],
      ["Baris", 3],
    ]);
  });

  it("shows every payload as the text it is, in every column, and holds no formula", async () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(40);
    const rows = PAYLOADS.map((one) => [text(one), text(one), text(one)]);
    const bytes = await build(["=1+1", "@a", "+b"], rows);
    const found = openWorkbook(bytes).read(0).rows;
    expect(found.slice(1).map(({ cells }) => cells)).toEqual(PAYLOADS.map((one) => [one, one, one]));
    expect(found.some(({ formulas }) => formulas !== undefined)).toBe(false);
    const xml = partOf(bytes, "xl/worksheets/sheet1.xml");
    expect(xml).not.toMatch(/<f[ >/]/);
    expect(xml).not.toMatch(/<c [^>]*t="(str|e|b)"/);
  });

  it("marks what begins like a formula as typed with a quote, so that it stays text when edited", () => {
    for (const one of ["=1", "+1", "-1", "@a", "\ta", "\ra", " =1", "\uff1d1"]) {
      expect(rowXml(2, [text(one)]), JSON.stringify(one)).toContain('t="inlineStr" s="6"');
    }
    expect(rowXml(2, [text("Sri - Rini")])).not.toContain("s=");
  });

  it("has its headings frozen, filter arrows over all rows, and printed titles", async () => {
    const bytes = await build(["A", "B"], [[text("1"), text("2")]]);
    const xml = partOf(bytes, "xl/worksheets/sheet1.xml");
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(xml).toContain('<autoFilter ref="A1:B2"/>');
    expect(partOf(bytes, "xl/workbook.xml")).toContain("'Orang'!$1:$1");
    expect(partOf(bytes, "xl/styles.xml")).toContain('formatCode="[$Rp-421]\\ #,##0"');
  });

  it("is the same bytes for the same rows at the same time, whatever pieces they come in", async () => {
    const rows = Array.from({ length: 500 }, (_, i) => [text(`Orang ${i}`)]);
    const table = { name: "Orang", headings: ["Nama"], widths: [20] };
    const notes = () => ({ name: "Keterangan", lines: [] });
    const whole = await writeWorkbook(table, [rows], notes, AT);
    expect(read(await writeWorkbook(table, [rows.slice(0, 100), rows.slice(100)], notes, AT))).toEqual(read(whole));
    expect(await writeWorkbook(table, [rows], notes, AT)).toEqual(whole);
  });
});

describe("cells", () => {
  it("count days as the format does, and times as a part of the day", () => {
    expect(serialOf("1900-03-01")).toBe(61);
    expect(serialOf("2026-11-22")).toBe(46_348);
    expect(serialOf("2026-11-22 12:00")).toBe(46_348.5);
    expect([serialOf("1900-02-28"), serialOf("1988"), serialOf("2026-02-31")]).toEqual([null, null, null]);
  });

  it("escape what XML does not have and keep what looks like an escape", () => {
    expect(escapeText("a\u0000b\r\u001f")).toBe("a_x0000_b_x000D__x001F_");
    expect(escapeText("_x0041_ <&>")).toBe("_x005F_x0041_ &lt;&amp;&gt;");
    expect(escapeText("\ud800")).toBe("\ufffd");
  });

  it("name columns and sheets", () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(["A", "Z", "AA", "ZZ", "AAA"]);
    expect(sheetName("a/b[c]:*?\\ yang amat panjang sekali namanya")).toBe("a b c yang amat panjang sekali");
    expect(sheetName("'")).toBe("Lanjut");
  });

  it("cuts text that no cell can hold", () => {
    expect(rowXml(1, [text("x".repeat(40_000))]).length).toBeLessThan(33_000);
  });
});
