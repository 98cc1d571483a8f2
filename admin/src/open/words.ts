const id = {
  title: "Titik periksa log audit",
  about:
    "Setiap perubahan data tercatat dan disegel tiap menit. Titik periksa menyatakan: sampai saat itu log kantor ini memuat sekian baris, dengan akar ini. Simpan atau cetak: bila sejarahnya ditulis ulang kemudian, log itu tidak lagi cocok dengan yang Anda simpan.",
  fingerprint: "Sidik jari kunci (SHA-256)",
  fingerprintHelp: "Cocokkan dengan yang tercetak pada laporan atau yang Anda terima lewat jalan lain.",
  rows: "Baris tersegel",
  at: "Disegel pada",
  root: "Akar",
  qr: (office: string) => `Kode QR titik periksa ${office}`,
  copy: "Salin",
  copied: "Disalin",
  download: "Unduh .txt",
  print: "Cetak",
  verifier: "Unduh pemeriksa (satu berkas, tanpa jaringan)",
  empty: "Belum ada kantor yang punya titik periksa.",
  failed: "Titik periksa tidak dapat dimuat.",
  retry: "Coba lagi",
  loading: "Memuat…",
  home: "Ke Lanjut",
  draws: "Undian uji petik",
  other: "English",
};

export type OpenWords = typeof id;

const en = {
  title: "Checkpoints of the audit log",
  about:
    "Every change of data is recorded and sealed each minute. A checkpoint states: by then the log of this office had so many rows, with this root. Keep it or print it: if its history is written anew later, that log no longer agrees with what you kept.",
  fingerprint: "Fingerprint of the key (SHA-256)",
  fingerprintHelp: "Compare it with the one printed on a report, or one you got another way.",
  rows: "Rows sealed",
  at: "Sealed at",
  root: "Root",
  qr: (office: string) => `QR code of the checkpoint of ${office}`,
  copy: "Copy",
  copied: "Copied",
  download: "Download .txt",
  print: "Print",
  verifier: "Download the verifier (one file, no network)",
  empty: "No office has a checkpoint yet.",
  failed: "The checkpoints could not be loaded.",
  retry: "Try again",
  loading: "Loading…",
  home: "To Lanjut",
  draws: "Draws of spot checks",
  other: "Bahasa Indonesia",
} satisfies OpenWords;

export const WORDS = { id, en };
