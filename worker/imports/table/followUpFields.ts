import { ACTIVITY_STATUSES, CONTACT_METHODS, OBSTACLES } from "#db/constants.ts";
import { EQUIPMENT_CONDITIONS, EQUIPMENT_USE } from "../defaultMeanings.ts";
import type { ImportField, TableShape } from "./tableShape.ts";

/** Headings as Kobo and ODK export them (`group/status_usaha`), or as an office writes them. */
export const FOLLOW_UP_FIELDS = [
  {
    name: "groupName",
    label: { id: "Kelompok", en: "Group" },
    heading: [/^(group |grup )?(nama )?(kelompok|kube|klp)$/, /\bnama kelompok\b/, /\bkelompok\b(?!.*anggota)/],
    content: /^(kelompok|klp\.?|kube|kub)\b/i,
  },
  {
    name: "instanceId",
    label: { id: "Nomor kiriman (_uuid)", en: "Submission id (_uuid)" },
    heading: [/^(uuid|instanceid|instance id|meta instanceid|id)$/],
    content: /^(uuid:)?[0-9a-f]{8}-[0-9a-f]{4}-/i,
  },
  {
    name: "doneOn",
    label: { id: "Tanggal kontak", en: "Contact on" },
    heading: [
      /^(today|hari ini)$/,
      /\b(tgl|tanggal) (kunjungan|kontak|pendataan|monitoring|survei)\b/,
      /^(tgl|tanggal|date)$/,
    ],
    content: /^(\d{4}-\d{2}-\d{2}.*|\d{1,2}[-/. ]+(\d{1,2}|[A-Za-z]{3,9})[-/. ]+\d{2,4})$/,
  },
  {
    name: "activityStatus",
    label: { id: "Status usaha", en: "Business status" },
    heading: [/\bstatus (usaha|kelompok|kegiatan|keaktifan)\b/, /^(group )?(status|kondisi usaha)$/],
    meanings: ACTIVITY_STATUSES,
  },
  {
    name: "activeMembers",
    label: { id: "Anggota aktif", en: "Members at work" },
    heading: [/\banggota (yang )?(aktif|bekerja)\b/, /\bjumlah anggota\b/],
    content: /^\d{1,4}$/,
  },
  {
    name: "monthlyRevenueIdr",
    label: { id: "Omzet per bulan (Rp)", en: "Monthly turnover (Rp)" },
    heading: [/\b(omzet|omset|pendapatan|penjualan)\b/],
    content: /^(rp\.?\s*)?(0|\d[\d.]{3,}([.,]-|,00)?)$/i,
  },
  {
    name: "equipmentUsed",
    label: { id: "Alat dipakai", en: "Equipment in use" },
    heading: [/\b(alat|mesin|peralatan)\b.*\b(dipakai|digunakan|pakai)\b/],
    meanings: EQUIPMENT_USE,
  },
  {
    name: "equipmentCondition",
    label: { id: "Kondisi alat", en: "Condition of the equipment" },
    heading: [/\b(alat|mesin|peralatan)\b.*\bkondisi\b/, /\bkondisi (alat|mesin|peralatan)\b/],
    meanings: EQUIPMENT_CONDITIONS,
  },
  {
    name: "obstacles",
    label: { id: "Kendala", en: "Obstacles" },
    heading: [/\b(kendala|hambatan|masalah)\b/],
    meanings: OBSTACLES,
  },
  {
    name: "method",
    label: { id: "Cara kontak", en: "Method" },
    heading: [/\b(cara|metode) (kontak|kunjungan|pendataan)\b/, /^metode$/],
    meanings: CONTACT_METHODS,
  },
  {
    name: "location",
    label: { id: "Titik GPS (lintang bujur)", en: "GPS point (lat lng)" },
    heading: [/^(gps|geolocation|lokasi gps|titik gps|koordinat)$/],
  },
  {
    name: "lat",
    label: { id: "Lintang", en: "Latitude" },
    heading: [/\b(latitude|lintang|lat)\b/],
    content: /^-?\d{1,2}\.\d+$/,
  },
  {
    name: "lng",
    label: { id: "Bujur", en: "Longitude" },
    heading: [/\b(longitude|bujur|lng|long)\b/],
    content: /^-?\d{1,3}\.\d+$/,
  },
  {
    name: "enumerator",
    label: { id: "Pendata", en: "Enumerator" },
    heading: [/^(enumerator|pendata|petugas|surveyor|username|nama petugas)$/],
  },
  {
    name: "note",
    label: { id: "Catatan", en: "Note" },
    heading: [/\b(catatan|keterangan|note)\b/],
  },
] as const satisfies readonly ImportField[];

export type FollowUpFieldName = (typeof FOLLOW_UP_FIELDS)[number]["name"];

export const FOLLOW_UP_SHAPE: TableShape = {
  fields: FOLLOW_UP_FIELDS,
  key: "groupName",
  who: ["groupName", "instanceId"],
  fillDown: [],
  sections: false,
};
