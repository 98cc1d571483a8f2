import type { CaseActionType, OBSTACLES } from "#db/constants.ts";

type Cause = (typeof OBSTACLES)[number];

/** What an office does about a cause: the type of action, its plan, and what came of it. */
export const ACTIONS: Record<Cause, [type: CaseActionType, plan: string, result: string]> = {
  market: ["linkage", "Tawarkan contoh produk ke toko oleh-oleh di Kayutangan", "Dua toko menerima titip jual"],
  capital: ["capital", "Bantu lengkapi berkas KUR super mikro", "Berkas lengkap, menunggu survei bank"],
  raw_material: [
    "training",
    "Hubungkan dengan pemasok kain di Pasar Besar",
    "Belanja bersama tiap dua minggu disepakati",
  ],
  equipment_broken: ["repair", "Panggil teknisi untuk dinamo mesin jahit", "Dinamo diganti, mesin jalan lagi"],
  equipment_lost: ["other", "Buat berita acara kehilangan dan cek daftar alat", "Berita acara ditandatangani ketua"],
  members_moved: ["mediation", "Rapat anggota: siapa yang lanjut, siapa pengganti", "Tiga anggota baru bergabung"],
  group_conflict: [
    "mediation",
    "Pertemukan ketua dan bendahara soal pembagian hasil",
    "Pembagian hasil ditulis dan disepakati",
  ],
  care_burden: ["visit", "Atur jam kerja agar bisa sambil mengasuh anak", "Produksi dipindah ke pagi hari"],
  permit: ["training", "Dampingi pengurusan SPP-IRT", "Nomor SPP-IRT terbit"],
  price_quality: ["training", "Latih pengemasan dan hitung harga pokok", "Harga baru dicoba pada dua pesanan"],
  mentor_absent: ["visit", "Tunjuk pendamping pengganti dan kunjungi", "Pendamping baru sudah bertemu kelompok"],
  season: ["visit", "Kunjungi setelah panen, tanyakan rencana produksi", "Produksi mulai lagi bulan depan"],
  health: ["visit", "Jenguk ketua dan bagi tugasnya sementara", "Wakil ketua memegang pesanan"],
  other: ["visit", "Kunjungi dan cari tahu apa yang terjadi", "Kelompok masih ingin lanjut"],
};

export const OUTCOMES = {
  recovered: ["Pesanan datang lagi dan anggota kembali bekerja", "Mesin jalan, produksi dua kali seminggu"],
  transferred: [
    "Dirujuk ke Dinas Sosial: keluarga ketua butuh bantuan dasar lebih dahulu",
    "Dirujuk ke Disnaker: anggota memilih bekerja di pabrik",
  ],
  closed_failed: [
    "Anggota pindah kota dan tidak ada pengganti",
    "Kelompok sepakat bubar; alat ditarik untuk kelompok lain",
  ],
} as const;

export const OVERRIDE_REASONS = [
  "Libur panen; ketua memastikan produksi mulai lagi awal bulan depan",
  "Sedang mengerjakan pesanan seragam sekolah yang belum dicatat",
  "Kelompok pindah ke rumah produksi baru, kunjungan dijadwalkan",
  "Pesanan berjalan lewat koperasi dan dicatat di sana",
] as const;
