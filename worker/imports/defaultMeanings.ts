import type { ACTIVITY_STATUSES, CONTACT_METHODS, LINKAGE_TYPES, OBSTACLES } from "#db/constants.ts";

export const EQUIPMENT_USE = ["yes", "no"] as const;
export const EQUIPMENT_CONDITIONS = ["good", "light_damage", "heavy_damage", "lost"] as const;

type Meanings = Record<string, string>;

const oneWordEach = (meanings: Record<string, readonly string[]>): Meanings =>
  Object.fromEntries(Object.entries(meanings).flatMap(([meaning, words]) => words.map((word) => [word, meaning])));

const ACTIVITY = oneWordEach({
  active: ["aktif", "jalan", "berjalan", "lancar", "berproduksi"],
  partly_active: ["tersendat", "kurang aktif", "sebagian aktif", "aktif sebagian", "kadang kadang", "musiman"],
  dormant: ["mandek", "vakum", "tidak aktif", "berhenti", "macet", "berhenti sementara"],
  disbanded: ["bubar", "tutup", "bubar total"],
  not_found: ["tidak ditemukan", "tidak ketemu", "pindah"],
  unknown: ["tidak tahu", "belum tahu", "belum diketahui"],
} satisfies Partial<Record<(typeof ACTIVITY_STATUSES)[number], string[]>>);

const OBSTACLE = oneWordEach({
  market: ["pasar", "pemasaran", "pembeli", "penjualan", "order", "pesanan"],
  capital: ["modal", "dana", "uang"],
  raw_material: ["bahan baku", "bahan", "bahanbaku"],
  equipment_broken: ["alat rusak", "mesin rusak", "peralatan", "alat"],
  equipment_lost: ["alat hilang", "alat dijual"],
  members_moved: ["anggota keluar", "anggota pindah", "anggota", "pindah"],
  group_conflict: ["konflik", "konflik kelompok", "perselisihan"],
  care_burden: ["mengurus keluarga", "mengurus anak", "keluarga", "anak", "rumah tangga"],
  permit: ["izin", "ijin", "perizinan", "legalitas", "nib"],
  price_quality: ["harga", "kualitas", "mutu", "harga kualitas"],
  mentor_absent: ["pendamping", "tidak ada pendamping", "pendampingan"],
  season: ["musim", "cuaca"],
  health: ["kesehatan", "sakit"],
  other: ["waktu", "lain", "lainnya", "lain lain"],
} satisfies Record<(typeof OBSTACLES)[number], string[]>);

const METHOD = oneWordEach({
  visit: ["kunjungan", "visit", "lapangan", "datang"],
  phone: ["telepon", "telp", "hp"],
  whatsapp: ["wa", "whatsapp"],
  meeting: ["pertemuan", "rapat"],
  other: ["lain", "lainnya"],
} satisfies Record<(typeof CONTACT_METHODS)[number], string[]>);

const LINKAGE = oneWordEach({
  titip_jual: ["toko", "titip jual", "konsinyasi", "titip", "swalayan"],
  kontrak: ["pesanan langsung", "langsung", "pesanan", "kontrak", "instansi"],
  maklun: ["maklun", "jahit borongan", "borongan"],
  marketplace: ["marketplace", "online", "daring", "shopee", "tokopedia", "tiktok", "media sosial"],
  bazar: ["bazar", "bazaar", "pameran", "expo"],
  e_katalog: ["e katalog", "ekatalog", "katalog", "e katalog lokal"],
} satisfies Record<(typeof LINKAGE_TYPES)[number], string[]>);

const USE = oneWordEach({
  yes: ["ya", "y", "dipakai", "digunakan", "sebagian", "true", "1"],
  no: ["tidak", "tdk", "belum", "tidak dipakai", "menganggur", "false", "0"],
} satisfies Record<(typeof EQUIPMENT_USE)[number], string[]>);

const CONDITION = oneWordEach({
  good: ["baik", "bagus", "normal"],
  light_damage: ["rusak ringan", "rusak sebagian", "ringan"],
  heavy_damage: ["rusak berat", "rusak", "berat", "rusak total"],
  lost: ["hilang", "dijual"],
} satisfies Record<(typeof EQUIPMENT_CONDITIONS)[number], string[]>);

const DEFAULTS: Record<string, Meanings> = {
  activityStatus: ACTIVITY,
  obstacles: OBSTACLE,
  method: METHOD,
  channel: LINKAGE,
  equipmentUsed: USE,
  equipmentCondition: CONDITION,
};

/** What a word is commonly taken to mean in a field; null when nobody can know. */
export const defaultMeaning = (field: string, word: string): string | null => DEFAULTS[field]?.[word] ?? null;
