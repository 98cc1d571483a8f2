import { LIMITS } from "./limits.ts";

export interface Text {
  id: string;
  en: string;
}

const MB = 1024 * 1024;

const REASONS = {
  file_too_large: {
    id: `Berkas lebih besar dari ${LIMITS.bytes / MB} MB. Bagi menjadi beberapa berkas.`,
    en: `The file is larger than ${LIMITS.bytes / MB} MB. Split it into several files.`,
  },
  unpacked_too_large: {
    id: `Isi berkas melebihi ${LIMITS.unpackedBytes / MB} MB setelah dibuka. Hapus gambar dan lembar yang tidak perlu.`,
    en: `The file holds more than ${LIMITS.unpackedBytes / MB} MB once unpacked. Remove pictures and sheets that are not needed.`,
  },
  zip_bomb: {
    id: "Berkas ini dimampatkan secara tidak wajar dan tidak dibuka.",
    en: "The file is packed in a way no spreadsheet is, and was not opened.",
  },
  too_many_rows: {
    id: "Tabel lebih dari 20.000 baris. Bagi menjadi beberapa berkas.",
    en: "The table has more than 20,000 rows. Split it into several files.",
  },
  not_a_spreadsheet: {
    id: "Berkas ini bukan lembar kerja. Unggah berkas Excel (.xlsx) atau CSV.",
    en: "This file is not a spreadsheet. Upload an Excel file (.xlsx) or CSV.",
  },
  old_format: {
    id: "Format Excel ini tidak didukung. Buka lalu simpan sebagai .xlsx.",
    en: "This kind of Excel file is not supported. Open it and save it as .xlsx.",
  },
  encrypted: {
    id: "Berkas dilindungi kata sandi. Simpan tanpa kata sandi lalu unggah lagi.",
    en: "The file is protected by a password. Save it without one and upload it again.",
  },
  broken: {
    id: "Berkas rusak atau terpotong. Simpan ulang dari Excel lalu unggah lagi.",
    en: "The file is damaged or cut short. Save it again from Excel and upload it once more.",
  },
  unsafe_xml: {
    id: "Berkas memuat deklarasi XML yang tidak aman dan tidak dibuka.",
    en: "The file carries unsafe XML declarations and was not opened.",
  },
  empty: {
    id: "Berkas ini kosong.",
    en: "The file is empty.",
  },
  no_table: {
    id: "Tabel peserta tidak ditemukan. Pastikan ada baris judul kolom seperti Nama dan NIK.",
    en: "No roster table was found. Make sure there is a heading row with columns such as Nama and NIK.",
  },
  no_rows: {
    id: "Judul kolom ditemukan, tetapi tidak ada baris peserta di bawahnya.",
    en: "The headings were found, but no rows of people below them.",
  },
  formulas: {
    id: "Sel data berisi rumus. Salin tabel lalu tempel sebagai nilai (Paste Special → Values), simpan, dan unggah lagi.",
    en: "The data cells are formulas. Copy the table, paste it as values (Paste Special → Values), save and upload it again.",
  },
} as const satisfies Record<string, Text>;

export type UnreadableCode = keyof typeof REASONS;

/** A file that cannot be taken as it is; `text` says why and what to do, in both languages. */
export class UnreadableFile extends Error {
  readonly code: UnreadableCode;
  readonly text: Text;
  constructor(code: UnreadableCode) {
    super(code);
    this.name = "UnreadableFile";
    this.code = code;
    this.text = REASONS[code];
  }
}
