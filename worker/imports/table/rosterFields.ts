import type { ImportField, TableShape } from "./tableShape.ts";

const NIK = /^['’]?(\d[\s.-]?){15}\d$/;
const PHONE = /^[\s'(]*(\+?62|0)?[\s-]?8\d[\d\s-]{6,13}$/;
const DAY = /^(\d{4}-\d{2}-\d{2}|\d{1,2}[-/. ]+(\d{1,2}|[A-Za-z]{3,9})[-/. ]+\d{2,4})$/;
const MONEY = /^(rp\.?\s*)?\d[\d.]{3,}([.,]-|,00)?$/i;

export const ROSTER_FIELDS = [
  {
    name: "number",
    label: { id: "Nomor urut", en: "Row number" },
    heading: [/^(no|nomor|no urut|nomor urut|urut)$/],
    content: /^\d{1,5}$/,
  },
  {
    name: "handoverNumber",
    label: { id: "Nomor BAST", en: "Hand-over record number" },
    heading: [/\b(no|nomor) (bast|berita acara)\b/, /\b(bast|berita acara) (no|nomor)\b/],
  },
  {
    name: "handoverOn",
    label: { id: "Tanggal BAST", en: "Handed over on" },
    heading: [
      /\b(tgl|tanggal) (bast|serah terima|penyerahan|terima|diterima)\b/,
      /(bast|serah terima).* > (tgl|tanggal)/,
      /^(bast|serah terima)$/,
    ],
    content: DAY,
  },
  {
    name: "equipmentSerial",
    label: { id: "Nomor seri alat", en: "Serial number" },
    heading: [/\b(no|nomor|kode) ?seri\b/, /\bserial\b/, /\bs n\b/],
  },
  { name: "equipmentBrand", label: { id: "Merek alat", en: "Brand" }, heading: [/\b(merk|merek|brand|tipe|type)\b/] },
  {
    name: "equipmentValueIdr",
    label: { id: "Nilai alat (Rp)", en: "Value (Rp)" },
    heading: [
      /(alat|mesin|bantuan|barang).*\b(nilai|harga)\b/,
      /\b(nilai|harga) (alat|mesin|barang|bantuan|perolehan|satuan)\b/,
    ],
    content: MONEY,
  },
  {
    name: "equipmentItem",
    label: { id: "Alat", en: "Equipment" },
    heading: [
      /(alat|mesin|bantuan|barang|peralatan)\b.* > (jenis|nama|uraian)/,
      /\b(jenis|nama) (alat|mesin|bantuan|barang|peralatan)\b/,
      /^(bantuan alat|alat bantuan|bantuan peralatan|peralatan|bantuan|alat)$/,
    ],
  },
  {
    name: "nik",
    label: { id: "NIK", en: "NIK" },
    heading: [/^(nik|no nik|nomor nik|nik ktp|nomor induk kependudukan)$/, /\bnik\b/, /\b(no|nomor) ktp\b/],
    content: NIK,
    telling: true,
  },
  {
    name: "phone",
    label: { id: "Nomor HP/WA", en: "Phone" },
    heading: [
      /^(no|nomor) ?(hp|wa|telp|telepon|handphone|whatsapp|hp wa|telepon hp|kontak)( .*)?$/,
      /^(hp|wa|hp wa|telepon|telp|kontak|handphone|whatsapp|phone)$/,
      /\b(hp|wa|whatsapp|telepon|telp)\b/,
    ],
    content: PHONE,
    telling: true,
  },
  {
    name: "birthDate",
    label: { id: "Tanggal lahir", en: "Date of birth" },
    heading: [
      /\b(tgl|tanggal) lahir\b/,
      /^(ttl|tempat tgl lahir|tempat tanggal lahir)$/,
      /\blahir\b.*\b(tgl|tanggal)\b/,
      /\bdate of birth\b/,
    ],
    content: DAY,
  },
  {
    name: "sex",
    label: { id: "Jenis kelamin", en: "Sex" },
    heading: [/^(l p|p l|lp|p w|jk|j k|jenis kelamin|kelamin|sex|gender|jns kelamin)$/, /\bkelamin\b/],
    content: /^(l|p|w|lk|pr|laki[- ]laki|perempuan|pria|wanita)$/i,
  },
  {
    name: "rtRw",
    label: { id: "RT/RW", en: "RT/RW" },
    heading: [/\brt rw\b/, /\brtrw\b/],
    content: /^\d{1,3}\s*\/\s*\d{1,3}$/,
    telling: true,
  },
  {
    name: "villageName",
    label: { id: "Kelurahan/desa", en: "Village" },
    heading: [/\b(kelurahan|desa|kel|kelurahan desa|desa kelurahan)\b/],
  },
  { name: "districtName", label: { id: "Kecamatan", en: "District" }, heading: [/\b(kecamatan|kec)\b/] },
  {
    name: "role",
    label: { id: "Jabatan dalam kelompok", en: "Role in the group" },
    heading: [
      /kelompok.* > (jabatan|peran|posisi|kedudukan)/,
      /\bjabatan (dalam|di) kelompok\b/,
      /^(jabatan|peran|kedudukan)$/,
    ],
    content: /^(ketua|sekretaris|bendahara|anggota)$/i,
  },
  {
    name: "groupName",
    label: { id: "Kelompok", en: "Group" },
    heading: [
      /kelompok.* > nama/,
      /^(kelompok|nama kelompok|kube|nama kube|kelompok usaha|nama kelompok usaha|poklahsar|kub)$/,
      /\b(nama )?(kelompok|kube)\b/,
    ],
    content: /^(kelompok|kube|kub)\b/i,
  },
  {
    name: "baselineRevenueIdr",
    label: { id: "Omzet per bulan (Rp)", en: "Monthly turnover (Rp)" },
    heading: [/\b(omzet|omset|pendapatan|penghasilan|penjualan)\b/],
    content: MONEY,
  },
  {
    name: "bpjsStatus",
    label: { id: "BPJS Ketenagakerjaan", en: "BPJS Ketenagakerjaan" },
    heading: [/\bbpjs (tk|ketenagakerjaan|naker)\b/, /\b(bpjs|jamsostek)\b(?!.*kesehatan)/],
  },
  {
    name: "employer",
    label: { id: "Pemberi kerja", en: "Employer" },
    heading: [/\bpemberi (kerja|pekerjaan|order)\b/, /\bmajikan\b/],
  },
  {
    name: "workKind",
    label: { id: "Jenis pekerjaan", en: "Kind of work" },
    heading: [/\b(jenis|status) pekerjaan\b/, /^(pekerjaan|jenis usaha pekerjaan)$/],
    content: /^(pekerja rumahan|usaha sendiri|wiraswasta|karyawan|ibu rumah tangga|irt)$/i,
  },
  {
    name: "product",
    label: { id: "Produk/usaha", en: "Product" },
    heading: [/\b(produk|jenis usaha|bidang usaha|usaha|jenis produk|komoditas)\b/],
  },
  {
    name: "completed",
    label: { id: "Lulus pelatihan", en: "Completed" },
    heading: [/\b(lulus|kelulusan|selesai|tamat|sertifikat|kompeten)\b/],
    content: /^(ya|tidak|lulus|belum|tidak lulus)$/i,
  },
  {
    name: "attended",
    label: { id: "Hadir", en: "Attended" },
    heading: [/\b(hadir|kehadiran|presensi)\b/],
    content: /^(ya|tidak|hadir|alpa|izin|v|✓)$/i,
  },
  {
    name: "address",
    label: { id: "Alamat", en: "Address" },
    heading: [
      /alamat > (jalan|jl|alamat|dusun)/,
      /^(alamat|alamat lengkap|alamat rumah|alamat domisili|alamat ktp|alamat tempat tinggal|jalan)$/,
      /\balamat\b/,
    ],
  },
  {
    name: "name",
    label: { id: "Nama", en: "Name" },
    heading: [
      /^(nama|nama lengkap|nama peserta|nama anggota|nama penerima|nama lengkap peserta|nama sesuai ktp|nama lengkap sesuai ktp)$/,
      /^(peserta|penerima|identitas|data diri|biodata)( .*)? > nama/,
      /^nama\b(?!.*(kelompok|kube|usaha|alat|barang|ibu|bank|suami|produk|instansi|pelatihan))/,
    ],
  },
] as const satisfies readonly ImportField[];

export type RosterFieldName = (typeof ROSTER_FIELDS)[number]["name"];

/** One machine merged down several rows is still one machine: only names of places and groups fill down. */
export const ROSTER_SHAPE: TableShape = {
  fields: ROSTER_FIELDS,
  key: "nik",
  who: ["name", "nik"],
  fillDown: ["groupName", "villageName", "districtName"],
  sections: true,
};
