import type { LocalText } from "#db/schema/rules.ts";

const TEXTS = {
  unknown_type: {
    id: "Hanya foto (JPEG, PNG, WebP) dan dokumen PDF yang diterima.",
    en: "Only photos (JPEG, PNG, WebP) and PDF documents are accepted.",
  },
  type_mismatch: {
    id: "Isi berkas tidak sesuai dengan jenis atau akhiran namanya.",
    en: "What is in the file does not match its type or the ending of its name.",
  },
  damaged: {
    id: "Berkas rusak atau terpotong. Pilih ulang atau foto ulang.",
    en: "The file is damaged or cut short. Choose it again or take a new photo.",
  },
  too_many_pixels: {
    id: "Gambar terlalu besar: paling banyak 50 megapiksel.",
    en: "The picture is too large: at most 50 megapixels.",
  },
  animated: { id: "Gambar bergerak tidak diterima.", en: "Moving pictures are not accepted." },
  locked: {
    id: "PDF ini terkunci dengan sandi. Simpan tanpa sandi lalu coba lagi.",
    en: "This PDF is locked with a password. Save it without one and try again.",
  },
  active_content: {
    id: "PDF ini memuat skrip, lampiran, atau perintah. Cetak ulang sebagai PDF biasa lalu coba lagi.",
    en: "This PDF holds scripts, embedded files or commands. Print it to a plain PDF and try again.",
  },
  too_large: {
    id: "Berkas terlalu besar: foto paling besar 8 MB, PDF 10 MB.",
    en: "The file is too large: a photo has at most 8 MB, a PDF 10 MB.",
  },
  empty: { id: "Berkas ini kosong.", en: "This file is empty." },
} satisfies Record<string, LocalText>;

export type RefusalCode = keyof typeof TEXTS;

/** A file that is not kept, and why. */
export class RefusedFile extends Error {
  override name = "RefusedFile";
  readonly code: RefusalCode;
  readonly text: LocalText;

  constructor(code: RefusalCode) {
    super(TEXTS[code].en);
    this.code = code;
    this.text = TEXTS[code];
  }
}
