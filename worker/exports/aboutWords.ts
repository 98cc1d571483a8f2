/** What the sheet beside the table says, in the language of the file. */
const id = {
  sheet: "Keterangan",
  content: "Isi",
  madeAt: "Dibuat pada",
  madeBy: "Dibuat oleh",
  reason: "Keperluan",
  mark: "Nomor unduhan",
  rows: "Jumlah baris",
  filter: "Saringan",
  everything: "Tanpa saringan",
  sort: "Urutan",
  ASC: "naik",
  DESC: "turun",
  note: "Catatan",
  gone: "%{count} baris tidak lagi dapat dibaca saat berkas ini ditulis.",
  personal: "Memuat data pribadi. Simpan dan bagikan hanya seperlunya; pembuatan berkas ini dicatat.",
  masked: "Data pribadi tidak ditampilkan untuk peran Anda.",
};

const en: typeof id = {
  sheet: "About",
  content: "Content",
  madeAt: "Made at",
  madeBy: "Made by",
  reason: "Purpose",
  mark: "Number of the export",
  rows: "Rows",
  filter: "Filter",
  everything: "No filter",
  sort: "Order",
  ASC: "ascending",
  DESC: "descending",
  note: "Note",
  gone: "%{count} rows could no longer be read when this file was written.",
  personal: "Holds personal data. Keep and share no more than is needed; the making of this file is logged.",
  masked: "Personal data is not shown to your role.",
};

export const ABOUT_WORDS = { id, en };
