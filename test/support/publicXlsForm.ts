// biome-ignore-all lint/suspicious/noTemplateCurlyInString: an XLSForm names its questions so
import { sheetXml, workbookOf } from "#test/unit/imports/support/xlsx.ts";

type Cells = (string | number | boolean | null)[];

const SURVEY: Cells[] = [
  [
    ...[
      "type",
      "name",
      "label::Bahasa Indonesia (id)",
      "label::English (en)",
      "hint::Bahasa Indonesia (id)",
      "required",
    ],
    ...["relevant", "constraint", "constraint_message::Bahasa Indonesia (id)", "constraint_message::English (en)"],
    ...["appearance", "calculation", "default", "parameters", "media::image"],
  ],
  row("start", "start"),
  row("deviceid", "deviceid"),
  row("begin_group", "usaha", { id: "Usaha", en: "Business", appearance: "field-list" }),
  row("text", "Nama_Usaha", {
    id: "Nama usaha",
    en: "Name of the business",
    required: true,
    hint: "Seperti di papan nama",
  }),
  row("select_one ya_tidak", "berproduksi", { id: "Masih berproduksi?", en: "Still producing?", required: "yes" }),
  row("integer", "anggota", {
    ...{ id: "Jumlah anggota", en: "Members", constraint: ". >= 1 and . <= 50" },
    ...{ messageId: "Antara 1 dan 50.", messageEn: "Between 1 and 50." },
  }),
  row("integer", "aktif", { id: "Anggota aktif", en: "Active members", constraint: ". <= ${anggota}" }),
  row("end_group", ""),
  row("select_multiple kendala or_other", "kendala", {
    ...{ id: "Kendala", en: "Obstacles", relevant: "selected(${berproduksi}, 'tidak')", required: "true" },
    ...{ constraint: "count-selected(.) <= 3", messageId: "Paling banyak tiga.", messageEn: "Three at most." },
  }),
  row("select_multiple produk", "produk", {
    id: "Produk",
    en: "Products",
    relevant: "${berproduksi} = 'ya'",
    default: "seragam",
  }),
  row("decimal", "omzet", {
    ...{ id: "Omzet sebulan", en: "Turnover a month", constraint: ". >= 0" },
    relevant: "${berproduksi} = 'ya' and not(selected(${produk}, 'jasa'))",
  }),
  row("begin repeat", "pembeli", {
    ...{ id: "Pembeli", en: "Buyers" },
    relevant: "${berproduksi} = 'ya' and (selected(${produk}, 'seragam') or count-selected(${produk}) >= 2)",
  }),
  row("text", "nama_pembeli", { id: "Nama pembeli", en: "Buyer", required: "yes" }),
  row("date", "tanggal", {
    ...{ id: "Tanggal pesan", en: "Ordered on", constraint: ". <= today() and . >= date('2024-01-01')" },
    default: "today()",
  }),
  row("end repeat", ""),
  row("range", "puas", { id: "Kepuasan", en: "Satisfaction", parameters: "start=1 end=5 step=1" }),
  row("geopoint", "lokasi", { id: "Lokasi", en: "Place" }),
  row("image", "foto", { id: "Foto produk", en: "Photo of a product" }),
  row("image", "tanda_tangan", { id: "Tanda tangan", en: "Signature", appearance: "signature" }),
  row("note", "terima_kasih", { id: "Terima kasih.", en: "Thank you." }),
  row("calculate", "setahun", { calculation: "${omzet} * 12" }),
  row("text", "telepon", { id: "Telepon", en: "Phone", constraint: "regex(., '^08[0-9]{8,11}$')" }),
  row("text", "alasan", { id: "Alasan", en: "Reason", relevant: "${omzet} * 12 < ${setahun}" }),
  row("barcode", "label_mesin", { id: "Label mesin", en: "Label" }),
];

function row(
  type: string,
  name: string,
  more: Partial<
    Record<
      "id" | "en" | "hint" | "relevant" | "constraint" | "messageId" | "messageEn" | "appearance" | "calculation",
      string
    >
  > & { required?: string | boolean; default?: string; parameters?: string } = {},
): Cells {
  return [
    ...[type, name, more.id ?? null, more.en ?? null, more.hint ?? null, more.required ?? null, more.relevant ?? null],
    ...[more.constraint ?? null, more.messageId ?? null, more.messageEn ?? null, more.appearance ?? null],
    ...[more.calculation ?? null, more.default ?? null, more.parameters ?? null, null],
  ];
}

const CHOICES: Cells[] = [
  ["list_name", "name", "label::Bahasa Indonesia (id)", "label::English (en)"],
  ["ya_tidak", "ya", "Ya", "Yes"],
  ["ya_tidak", "tidak", "Tidak", "No"],
  [null, null, null, null],
  ["kendala", "modal", "Modal", "Capital"],
  ["kendala", "bahan baku", "Bahan baku", "Raw material"],
  ["kendala", "pasar", "Pasar", "Market"],
  ["produk", "seragam", "Seragam", "Uniforms"],
  ["produk", "kerudung", "Kerudung", "Headscarves"],
  ["produk", "jasa", "Jasa jahit", "Sewing service"],
];

const SETTINGS: Cells[] = [
  ["form_title", "form_id", "version", "default_language", "style"],
  ["Kunjungan usaha", "kunjungan_usaha", 2026011501, "Bahasa Indonesia (id)", "pages"],
];

/** A form as KoboToolbox exports it: two languages, select_multiple, relevance, constraints, a repeat, and what is beyond us. */
export const publicXlsForm = (): Uint8Array<ArrayBuffer> =>
  new Uint8Array(workbookOf({ survey: sheetXml(SURVEY), choices: sheetXml(CHOICES), settings: sheetXml(SETTINGS) }));
