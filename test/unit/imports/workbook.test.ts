import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { openWorkbook } from "#worker/imports/read/workbook.ts";
import { readRoster } from "#worker/imports/table/readTable.ts";
import { UnreadableFile } from "#worker/imports/unreadable.ts";
import { plainRoster, sheetXml, workbookOf, xlsx } from "./support/xlsx.ts";

async function refusal(bytes: Uint8Array): Promise<string> {
  try {
    await readRoster(openWorkbook(bytes));
  } catch (error) {
    if (error instanceof UnreadableFile) {
      expect(error.text.id).not.toBe("");
      expect(error.text.en).not.toBe("");
      return error.code;
    }
    throw error;
  }
  return "read";
}

const text = (content: string) => strToU8(content);
const HEAD = ["No", "Nama", "NIK", "Kelompok"];
const compoundFile = (stream: string) => {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  for (const [i, char] of [...stream].entries()) bytes[1024 + i * 2] = char.charCodeAt(0);
  return bytes;
};

/** Sets a field of every central directory entry. */
function patchDirectory(zip: Uint8Array, offset: number, value: number): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  for (let at = 0; at + 46 < zip.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + offset, value, true);
  }
  return zip;
}

describe("files that are refused", () => {
  test.each<[string, () => Uint8Array, string]>([
    ["nothing at all", () => new Uint8Array(0), "empty"],
    ["a file of spaces", () => text("  \n "), "empty"],
    ["a photo", () => new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70]), "not_a_spreadsheet"],
    ["a PDF", () => text("%PDF-1.7\n1 0 obj"), "not_a_spreadsheet"],
    ["a web page", () => text("<html><table><tr><td>Nama</td></tr></table></html>"), "not_a_spreadsheet"],
    ["plain prose", () => text("Yth. Kepala Dinas\nbersama ini kami kirimkan"), "not_a_spreadsheet"],
    ["a zip of something else", () => zipSync({ "a.txt": text("hello") }), "not_a_spreadsheet"],
    [
      "a text document",
      () => zipSync({ "word/document.xml": text("<w/>"), "xl/workbook.xml": text("<workbook/>") }),
      "not_a_spreadsheet",
    ],
    [
      "a zip inside a zip",
      () => zipSync({ "xl.zip": zipSync({ "a.xml": new Uint8Array(500_000) }) }),
      "not_a_spreadsheet",
    ],
    ["a binary workbook", () => zipSync({ "xl/workbook.bin": text("x") }), "old_format"],
    [
      "an OpenDocument sheet",
      () => zipSync({ mimetype: text("application/vnd.oasis.opendocument.spreadsheet") }),
      "old_format",
    ],
    ["an old .xls", () => compoundFile("Workbook"), "old_format"],
    ["a password-protected workbook", () => compoundFile("EncryptedPackage"), "encrypted"],
    ["an encrypted zip", () => patchDirectory(xlsx([HEAD]), 8, 1), "encrypted"],
    ["a cut-off file", () => plainRoster(50).slice(0, 900), "broken"],
    ["broken XML", () => workbookOf({ A: "<worksheet><sheetData><row><c></row>" }), "broken"],
    ["XML a thousand levels deep", () => workbookOf({ A: `<worksheet>${"<a>".repeat(1_000)}` }), "broken"],
    [
      "a document type with entities",
      () => workbookOf({ A: '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet/>' }),
      "unsafe_xml",
    ],
    [
      "an entity nobody declared",
      () => workbookOf({ A: "<worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>" }),
      "broken",
    ],
    ["a zip bomb", () => workbookOf({ A: " ".repeat(30_000_000) }), "zip_bomb"],
    [
      "a bomb of many parts",
      () =>
        workbookOf(
          { A: sheetXml([HEAD]) },
          Object.fromEntries(Array.from({ length: 2_500 }, (_, i) => [`p${i}`, new Uint8Array(1)])),
        ),
      "zip_bomb",
    ],
    ["50 MB", () => new Uint8Array(50 * 1024 * 1024), "file_too_large"],
    ["a directory that promises more than 40 MB", () => promising(900_000, 60), "unpacked_too_large"],
    ["100,000 rows", () => workbookOf({ A: manyRows(100_000) }), "too_many_rows"],
    ["headings without rows", () => xlsx([["DAFTAR PESERTA"], HEAD]), "no_rows"],
    ["a sheet without a table", () => xlsx([["Catatan"], ["Lembar ini bukan data"]]), "no_table"],
    ["a sheet without a cell", () => xlsx([]), "no_table"],
    [
      "a table of formulas without stored values",
      () => xlsx([HEAD, [1, { formula: "A1" }, { formula: "B1" }, { formula: "C1" }]]),
      "no_rows",
    ],
    [
      "a table worked out by formulas",
      () => xlsx([HEAD, [1, { formula: "VLOOKUP(A2,X:Y,2)", value: "Siti Aminah" }, "3573014101800001", "Mawar"]]),
      "formulas",
    ],
  ])("%s", async (_, make, code) => {
    expect(await refusal(make())).toBe(code);
  });

  test("an entry that unpacks to more than its directory says", async () => {
    const lying = plainRoster(2_000);
    const view = new DataView(lying.buffer, lying.byteOffset, lying.byteLength);
    for (let at = 0; at + 46 < lying.length; at++) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) > 100_000)
        view.setUint32(at + 24, 5_000, true);
    }
    expect(await refusal(lying)).toBe("zip_bomb");
  });
});

/** A workbook with `count` more parts whose directory says they unpack to `size` bytes each. */
function promising(size: number, count: number): Uint8Array {
  const parts = Array.from({ length: count }, (_, i) => [`xl/media/${i}.bin`, text("x".repeat(4_500))]);
  const zip = workbookOf({ A: sheetXml([HEAD]) }, Object.fromEntries(parts));
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  for (let at = 0; at + 46 < zip.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 4_500)
      view.setUint32(at + 24, size, true);
  }
  return zip;
}

function manyRows(count: number): string {
  let rows = '<row r="1"><c t="inlineStr"><is><t>Nama</t></is></c><c t="inlineStr"><is><t>NIK</t></is></c></row>';
  for (let i = 2; i <= count; i++)
    rows += `<row r="${i}"><c><v>${i * 7919}</v></c><c><v>${(i * 104_729) % 999_983}</v></c></row>`;
  return `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
}

describe("damaged files", () => {
  const settles = async (bytes: Uint8Array) => {
    try {
      await readRoster(openWorkbook(bytes));
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
    }
  };

  test("whatever bytes are changed, cut or added, the file is read or refused, never anything else", async () => {
    const whole = plainRoster(30);
    const change = fc.record({ at: fc.nat(whole.length - 1), to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 12 }),
        fc.nat(whole.length),
        fc.boolean(),
        async (changes, cut, short) => {
          const bytes = whole.slice(0, short ? cut : whole.length);
          for (const { at, to } of changes) if (at < bytes.length) bytes[at] = to;
          await settles(bytes);
        },
      ),
      { numRuns: 400 },
    );
  });

  test("neither do random bytes behind the head of a zip, a compound file or a text", async () => {
    const heads = [[0x50, 0x4b, 3, 4], [0xd0, 0xcf, 0x11, 0xe0], [0xff, 0xfe], []];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 600 }), (head, tail) =>
        settles(new Uint8Array([...head, ...tail])),
      ),
    );
  });
});

describe("what cells hold", () => {
  const styles = text(
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-421]dd mmmm yyyy"/><numFmt numFmtId="165" formatCode="&quot;Rp&quot; #,##0"/></numFmts>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/></cellXfs></styleSheet>',
  );
  const strings = text(
    "<sst><si><r><t>Siti </t></r><r><t>Aminah</t></r><rPh><t>シティ</t></rPh></si><si><t>a_x000D_b</t></si><si><t></t></si></sst>",
  );
  const cells =
    '<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" s="1"><v>29187</v></c><c r="D1" s="2"><v>29187</v></c>' +
    '<c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#REF!</v></c><c r="G1" t="str"><f>A1</f><v>x</v></c><c r="H1"><v>8.8194571072E10</v></c>' +
    '<c r="I1" t="s"><v>2</v></c><c r="J1" s="3"><v>45000.75</v></c><c r="K1" t="d"><v>2025-08-11T00:00:00</v></c>';
  const parts = { "xl/styles.xml": styles, "xl/sharedStrings.xml": strings };

  test("rich text, custom day formats, booleans, errors, stored values of formulas", () => {
    const sheet = openWorkbook(
      workbookOf({ A: `<worksheet><sheetData><row r="1">${cells}</row></sheetData></worksheet>` }, parts),
    ).read(0);
    expect(sheet.rows[0]).toEqual({
      number: 1,
      cells: [
        "Siti Aminah",
        "a\rb",
        "1979-11-28",
        29187,
        true,
        "#REF!",
        "x",
        88_194_571_072,
        null,
        "2023-03-15",
        "2025-08-11",
      ].filter(() => true),
      formulas: [6],
    });
  });

  test("days counted from 1904", () => {
    const bytes = workbookOf(
      { A: '<worksheet><sheetData><row><c s="1"><v>27725</v></c></row></sheetData></worksheet>' },
      parts,
      '<workbookPr date1904="1"/>',
    );
    expect(openWorkbook(bytes).read(0).rows[0]?.cells).toEqual(["1979-11-28"]);
  });

  test("prefixed element names and cells without references", () => {
    const xml =
      '<x:worksheet xmlns:x="u"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    expect(openWorkbook(workbookOf({ A: xml })).read(0).rows).toEqual([{ number: 1, cells: [1, 2] }]);
  });

  test("progress is told while a sheet is read", () => {
    const seen: number[] = [];
    const workbook = openWorkbook(plainRoster(5_000), ({ done, total }) => seen.push(done / total));
    workbook.read(0);
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.at(-1)).toBe(1);
  });
});

describe("text with separators", () => {
  const rows = [
    ["Nama", "NIK", "Kelompok"],
    ["Siti, S.Pd", "3573014101800001", "Mawar"],
    ["Éko", "3573014101800002", "Melati"],
  ];
  const joined = (separator: string) =>
    rows.map((row) => row.map((cell) => (cell.includes(separator) ? `"${cell}"` : cell)).join(separator)).join("\r\n");

  test.each([";", ",", "\t"])("separator %j is found", async (separator) => {
    const roster = await readRoster(openWorkbook(text(joined(separator))));
    expect(roster.rows.map((row) => row.cells[0])).toEqual(["Siti, S.Pd", "Éko"]);
    expect(roster.mapping.map((one) => one.field)).toEqual(["name", "nik", "groupName"]);
  });

  test("a byte order mark, UTF-16 and Windows-1252 are understood", async () => {
    const content = joined(";");
    const utf16 = new Uint8Array(2 + content.length * 2);
    utf16.set([0xff, 0xfe]);
    for (let i = 0; i < content.length; i++)
      new DataView(utf16.buffer).setUint16(2 + i * 2, content.charCodeAt(i), true);
    const windows = Uint8Array.from(content, (char) => char.charCodeAt(0));
    for (const bytes of [text(`\uFEFF${content}`), utf16, windows]) {
      expect((await readRoster(openWorkbook(bytes))).rows[1]?.cells[0]).toBe("Éko");
    }
  });
});
