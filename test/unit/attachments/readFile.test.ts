import { describe, expect, it } from "vitest";
import { joined, PICTURES, packedObjects, pdfOf, pictureOf, textBytes } from "#test/support/files.ts";
import { orientationOf } from "#worker/attachments/jpeg.ts";
import { crc32 } from "#worker/attachments/png.ts";
import { DOCUMENT_BYTES, PHOTO_BYTES, readFile } from "#worker/attachments/readFile.ts";
import { RefusedFile } from "#worker/attachments/refusedFile.ts";

const TYPE = { jpg: "image/jpeg", jpeg: "image/jpeg", png: "image/png", webp: "image/webp", pdf: "application/pdf" };
const read = (bytes: Uint8Array<ArrayBuffer>, name: string, type?: string) =>
  readFile(bytes, name, type ?? TYPE[name.split(".").at(-1) as keyof typeof TYPE] ?? "");
const refusal = (bytes: Uint8Array<ArrayBuffer>, name: string, type?: string) =>
  read(bytes, name, type).then(
    () => "taken",
    (error: unknown) => (error instanceof RefusedFile ? error.code : error),
  );
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

/** A PNG chunk as it stands in a file. */
function chunk(type: string, body: Uint8Array): Uint8Array {
  const whole = joined(type, body);
  const out = new DataView(new ArrayBuffer(whole.length + 8));
  out.setUint32(0, body.length);
  new Uint8Array(out.buffer).set(whole, 4);
  out.setUint32(whole.length + 4, crc32(whole));
  return new Uint8Array(out.buffer);
}

describe("pictures", () => {
  it.each([
    ["jpeg", "foto.jpg"],
    ["progressive", "foto.JPEG"],
    ["png", "foto.png"],
    ["webp", "foto.webp"],
    ["lossless", "foto.webp"],
  ] as const)("%s is taken without what its camera said", async (kind, name) => {
    const file = await readFile(pictureOf(kind), name, TYPE[name.split(".").at(-1)?.toLowerCase() as "jpg"]);
    expect([file.width, file.height]).toEqual([24, 16]);
    for (const told of ["Rahasia", "Kamera", "GPS", "eXIf", "EXIF", "http://ns.adobe.com"]) {
      expect(textOf(file.bytes), told).not.toContain(told);
    }
  });

  it("keeps which way is up, and nothing else of a camera", async () => {
    const { bytes } = await read(pictureOf("jpeg"), "a.jpg");
    const at = textOf(bytes).indexOf("Exif\0\0");
    expect(orientationOf(bytes.subarray(at))).toBe(6);
    expect(textOf(bytes).indexOf("Exif\0\0", at + 1)).toBe(-1);
    expect(orientationOf(textBytes("Exif\0\0MM\0*\0\0\xff\xff"))).toBe(1);
  });

  it("keeps the colour profile of a JPEG", async () => {
    expect(textOf((await read(pictureOf("jpeg"), "a.jpg")).bytes)).toContain("ICC_PROFILE");
  });

  it("cleaning twice changes nothing", async () => {
    for (const [kind, name] of [
      ["jpeg", "a.jpg"],
      ["png", "a.png"],
      ["webp", "a.webp"],
    ] as const) {
      const once = await read(pictureOf(kind), name);
      expect((await read(once.bytes, name)).bytes).toEqual(once.bytes);
    }
  });

  it("leaves behind what follows the picture: an archive, a page, a second picture", async () => {
    const payloads = ["PK\x03\x04geheim.zip", "<html><script>alert(1)</script></html>", pictureOf("progressive")];
    for (const payload of payloads) {
      for (const [kind, name] of [
        ["jpeg", "a.jpg"],
        ["png", "a.png"],
        ["webp", "a.webp"],
      ] as const) {
        const clean = await read(joined(pictureOf(kind), payload), name);
        expect(clean.bytes).toEqual((await read(pictureOf(kind), name)).bytes);
      }
    }
  });

  it("leaves behind a page hidden in a comment or a text chunk", async () => {
    const page = "<script>alert(document.cookie)</script>";
    const jpeg = pictureOf("progressive");
    const comment = joined("\xff\xfe", new Uint8Array([0, page.length + 2]), page);
    const hidden = joined(jpeg.subarray(0, 2), comment, jpeg.subarray(2));
    expect(textOf((await read(hidden, "a.jpg")).bytes)).not.toContain("script");
    const png = pictureOf("png");
    const texted = joined(png.subarray(0, 33), chunk("tEXt", textBytes(`x\0${page}`)), png.subarray(33));
    expect(textOf((await read(texted, "a.png")).bytes)).not.toContain("script");
  });

  it("refuses what is cut short or not sound, whatever the place", async () => {
    for (const [kind, name] of [
      ["jpeg", "a.jpg"],
      ["png", "a.png"],
      ["webp", "a.webp"],
    ] as const) {
      const whole = pictureOf(kind);
      for (const share of [0.1, 0.3, 0.6, 0.9]) {
        const cut = whole.slice(0, Math.floor(whole.length * share));
        expect(await refusal(cut, name), `${kind} ${share}`).toBe("damaged");
      }
    }
    const flipped = pictureOf("png");
    flipped[40] = (flipped[40] ?? 0) ^ 1;
    expect(await refusal(flipped, "a.png")).toBe("damaged");
    expect(await refusal(textBytes("\xff\xd8\xff\xd9"), "a.jpg")).toBe("damaged");
  });

  it("refuses more pixels than a screen will ever show, before anybody draws them", async () => {
    const huge = (width: number, height: number) => {
      const header = new DataView(new ArrayBuffer(13));
      header.setUint32(0, width);
      header.setUint32(4, height);
      header.setUint8(8, 8);
      return joined(
        "\x89PNG\r\n\x1a\n",
        chunk("IHDR", new Uint8Array(header.buffer)),
        chunk("IDAT", textBytes("x")),
        chunk("IEND", textBytes("")),
      );
    };
    expect(await refusal(huge(7_000, 7_000), "a.png")).toBe("taken");
    expect(await refusal(huge(7_100, 7_100), "a.png")).toBe("too_many_pixels");
    expect(await refusal(huge(0x7fffffff, 1), "a.png")).toBe("too_many_pixels");
    expect(await refusal(huge(0, 10), "a.png")).toBe("damaged");
    const jpeg = pictureOf("progressive");
    const frame = textOf(jpeg).indexOf("\xff\xc2");
    new DataView(jpeg.buffer).setUint16(frame + 5, 60_000);
    new DataView(jpeg.buffer).setUint16(frame + 7, 60_000);
    expect(await refusal(jpeg, "a.jpg")).toBe("too_many_pixels");
  });

  it("refuses a moving picture", async () => {
    expect(await refusal(pictureOf("animated"), "a.webp")).toBe("animated");
  });
});

describe("the type", () => {
  it("is told by content; name and declared type must say the same", async () => {
    expect(await refusal(pictureOf("jpeg"), "foto.png")).toBe("type_mismatch");
    expect(await refusal(pictureOf("jpeg"), "foto.jpg", "image/png")).toBe("type_mismatch");
    expect(await refusal(pictureOf("jpeg"), "foto.jpg", "")).toBe("type_mismatch");
    expect(await refusal(pictureOf("jpeg"), "foto.jpg.html", "image/jpeg")).toBe("type_mismatch");
    expect(await refusal(pictureOf("jpeg"), "foto", "image/jpeg")).toBe("type_mismatch");
    expect(await refusal(pdfOf(), "surat.jpg", "image/jpeg")).toBe("type_mismatch");
    expect(await refusal(pictureOf("jpeg"), "FOTO.JPG", "image/jpg")).toBe("taken");
  });

  it.each([
    ["an SVG", `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`, "a.svg", "image/svg+xml"],
    ["an SVG named as a photo", `<svg xmlns="http://www.w3.org/2000/svg"/>`, "a.png", "image/png"],
    ["a page", "<!doctype html><script>1</script>", "a.html", "text/html"],
    ["a GIF", "GIF89a\x01\0\x01\0", "a.gif", "image/gif"],
    ["a program", "MZ\x90\0", "a.pdf", "application/pdf"],
    ["an archive", "PK\x03\x04", "a.jpg", "image/jpeg"],
    ["a page with a PDF behind it", "<script>1</script>%PDF-1.7\n%%EOF", "a.pdf", "application/pdf"],
    ["a RIFF that is a sound", "RIFF\x24\0\0\0WAVEfmt ", "a.webp", "image/webp"],
    ["the test virus", "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*", "a.jpg", "image/jpeg"],
  ])("refuses %s", async (_what, content, name, type) => {
    expect(await refusal(textBytes(content), name, type)).toBe("unknown_type");
  });

  it("knows the caps", async () => {
    const padded = (start: Uint8Array<ArrayBuffer>, size: number) => joined(start, new Uint8Array(size - start.length));
    expect(await refusal(padded(pictureOf("jpeg"), PHOTO_BYTES), "a.jpg")).toBe("taken");
    expect(await refusal(padded(pictureOf("jpeg"), PHOTO_BYTES + 1), "a.jpg")).toBe("too_large");
    expect(await refusal(padded(pdfOf(), DOCUMENT_BYTES), "a.pdf")).toBe("taken");
    expect(await refusal(padded(pdfOf(), DOCUMENT_BYTES + 1), "a.pdf")).toBe("too_large");
    expect(await refusal(new Uint8Array(0), "a.jpg")).toBe("empty");
  });
});

describe("a PDF", () => {
  it("is taken, and ends where it ends", async () => {
    const clean = await read(joined(pdfOf(), "PK\x03\x04<script>"), "a.pdf");
    expect(clean.contentType).toBe("application/pdf");
    expect(textOf(clean.bytes).endsWith("%%EOF")).toBe(true);
  });

  const info =
    "5 0 obj\n<< /Author (Sri \\(Rahasia\\) dkk) /Title <5261686173696121> /CreationDate (D:2026) >>\nendobj";
  const xmp = `6 0 obj\n<< /Type /Metadata /Subtype /XML /Length 30 >>\nstream\n<x:xmpmeta>Rahasia</x:xmpmeta>\nendstream\nendobj`;

  it("loses its author, its dates and its metadata, and no byte moves", async () => {
    const given = pdfOf({
      catalog: "/Metadata 6 0 R",
      objects: `${info}\n${xmp}\n7 0 obj\n(Rahasia yang tercetak)\nendobj`,
      trailer: "/Info 5 0 R",
    });
    const clean = textOf((await read(given, "a.pdf")).bytes);
    expect(clean).not.toMatch(/Sri|Rahasia\\\)|5261686173696121|D:2026|xmpmeta|\/Info\s+5|\/Metadata\s+6/);
    expect(clean).toContain("Rahasia yang tercetak");
    expect(clean).toContain("/Author (");
    expect(clean.length).toBe(textOf(given).lastIndexOf("%%EOF") + 5);
    for (const object of ["1 0 obj", "3 0 obj", "7 0 obj", "trailer"]) {
      expect(clean.indexOf(object)).toBe(textOf(given).indexOf(object));
    }
  });

  it("loses the camera data of the photos inside", async () => {
    const photo = textOf(pictureOf("jpeg"));
    const objects = `4 0 obj\n<< /Filter /DCTDecode >>\nstream\n${photo}\nendstream\nendobj`;
    const clean = textOf((await read(pdfOf({ objects }), "a.pdf")).bytes);
    expect(clean).toContain("DCTDecode");
    expect(clean).not.toContain("Rahasia");
  });

  it("stays byte for byte where it carries an electronic signature", async () => {
    const given = pdfOf({
      objects: `${info}\n4 0 obj\n<< /Type /Sig /ByteRange [0 10 20 30] >>\nendobj`,
      trailer: "/Info 5 0 R",
    });
    expect(textOf((await read(given, "a.pdf")).bytes)).toContain("Sri");
  });

  it.each([
    ["a script", { catalog: "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>" }],
    ["a script whose name is veiled", { catalog: "/OpenAction << /S /J#61vaScr#69pt /JS (x) >>" }],
    ["a program it starts", { objects: "4 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj" }],
    ["files inside", { catalog: "/Names << /EmbeddedFiles 4 0 R >>" }],
    ["a form that is sent", { objects: "4 0 obj\n<< /S /SubmitForm /F (http://x) >>\nendobj" }],
    ["an XFA form", { catalog: "/AcroForm << /XFA 4 0 R >>" }],
    ["a packed script", { objects: packedObjects("9 0 << /S /JavaScript /JS (app.alert(1)) >>") }],
    [
      "a packed script under a veiled name",
      { objects: packedObjects("9 0 << /S /JavaScript >>").replace("/ObjStm", "/Obj#53tm") },
    ],
    [
      "objects packed in a way we do not read",
      { objects: packedObjects("9 0 << >>", "/DecodeParms << /Predictor 12 >>") },
    ],
  ])("with %s is refused", async (_what, more) => {
    expect(await refusal(pdfOf(more), "a.pdf")).toBe("active_content");
  });

  it("with packed objects that do nothing is taken, a bomb among them is not", async () => {
    expect(await refusal(pdfOf({ objects: packedObjects("9 0 << /Type /Font >>") }), "a.pdf")).toBe("taken");
    const bomb = packedObjects("x".repeat(40_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusal(pdfOf({ objects: bomb }), "a.pdf")).toBe("active_content");
  });

  it("made to be read for ever is answered in time", async () => {
    const million = (text: string) => text.repeat(Math.floor(6_000_000 / text.length));
    const started = performance.now();
    for (const objects of [
      `/${million("#")}`,
      million("/Info 5 0 R "),
      million("/ObjStm "),
      million("/Type /Metadata stream\n"),
      `4 0 obj\n${million("(")}`,
    ]) {
      await refusal(pdfOf({ objects, trailer: "/Info 4 0 R" }), "a.pdf");
    }
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  it("that is locked or cut short is refused", async () => {
    expect(await refusal(pdfOf({ trailer: "/Encrypt 7 0 R" }), "a.pdf")).toBe("locked");
    expect(await refusal(pdfOf().slice(0, 120), "a.pdf")).toBe("damaged");
    expect(await refusal(textBytes("%PDF-1.7 %%EOF"), "a.pdf")).toBe("damaged");
  });
});

it("the pictures of these tests do tell of their camera", () => {
  for (const kind of ["jpeg", "png", "webp"] as const) expect(textOf(pictureOf(kind))).toContain("Rahasia");
  expect(Object.keys(PICTURES)).toHaveLength(6);
});
