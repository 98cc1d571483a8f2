import { LINKAGE_TYPES } from "#db/constants.ts";
import type { ImportField, TableShape } from "./tableShape.ts";

export const ORDER_FIELDS = [
  {
    name: "groupName",
    label: { id: "Kelompok", en: "Group" },
    heading: [
      /^(nama )?(kelompok|kube|klp|kelompok usaha|umkm|mitra binaan)$/,
      /\b(nama )?(kelompok|kube|umkm)\b/,
      /^group( name)?$/,
    ],
    content: /^(kelompok|klp\.?|kube|kub)\b/i,
  },
  {
    name: "buyer",
    label: { id: "Pembeli", en: "Buyer" },
    heading: [
      /^(nama )?(pembeli|buyer|pelanggan|pemesan|offtaker)( mitra)?$/,
      /\b(pembeli|pelanggan|pemesan|buyer)\b/,
      /^mitra$/,
    ],
  },
  {
    name: "channel",
    label: { id: "Saluran", en: "Channel" },
    heading: [/^(saluran|kanal|channel|jenis kemitraan|saluran penjualan)$/, /\b(saluran|kanal)\b/],
    meanings: LINKAGE_TYPES,
  },
  {
    name: "on",
    label: { id: "Tanggal pesanan", en: "Ordered on" },
    heading: [/\b(tgl|tanggal) (pesanan|pesan|order|penjualan|transaksi|jual)\b/, /^(tgl|tanggal|date)$/],
    content: /^(\d{4}-\d{2}-\d{2}|\d{1,2}[-/. ]+(\d{1,2}|[A-Za-z]{3,9})[-/. ]+\d{2,4})$/,
  },
  {
    name: "valueIdr",
    label: { id: "Nilai (Rp)", en: "Value (Rp)" },
    heading: [
      /\b(nilai|total|harga total|omzet|omset)( (pesanan|order|penjualan|transaksi))?\b/,
      /^(rp|rupiah|harga|jumlah rp)$/,
    ],
    content: /^(rp\.?\s*)?\d[\d.]{3,}([.,]-|,00)?$/i,
  },
  {
    name: "quantity",
    label: { id: "Jumlah", en: "Quantity" },
    heading: [/^(jumlah|qty|kuantitas|volume|banyaknya|banyak)( (pesanan|barang|order))?$/],
    content: /^\d{1,6}([.,]\d+)?\s*[a-z]{0,12}$/i,
  },
  {
    name: "unit",
    label: { id: "Satuan", en: "Unit" },
    heading: [/^(satuan|unit)$/],
  },
  {
    name: "note",
    label: { id: "Keterangan", en: "Note" },
    heading: [/^(keterangan|ket|catatan|note|notes)$/],
  },
] as const satisfies readonly ImportField[];

export type OrderFieldName = (typeof ORDER_FIELDS)[number]["name"];

export const ORDER_SHAPE: TableShape = {
  fields: ORDER_FIELDS,
  key: "groupName",
  who: ["groupName", "buyer"],
  fillDown: ["groupName", "buyer"],
  sections: false,
};
