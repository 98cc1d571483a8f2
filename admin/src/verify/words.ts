/** What the verifier's page says; it stands alone, without the console's dictionary. */
export const WORDS = {
  id: {
    other: "English",
    title: "Pemeriksa log audit",
    about:
      "Halaman ini memeriksa ekspor log audit Lanjut di perangkat Anda sendiri. Tidak ada yang dikirim ke mana pun; halaman ini juga bekerja tanpa jaringan.",
    file: "Berkas ekspor (.ndjson)",
    fingerprint: "Sidik jari kunci (boleh kosong)",
    fingerprintHelp: "Yang Anda terima lewat jalan lain, misalnya tercetak pada laporan.",
    kept: "Titik periksa yang Anda simpan (boleh kosong, boleh beberapa)",
    earlier: "Ekspor yang lebih lama (boleh kosong)",
    earlierHelp: "Ekspor yang baru harus melanjutkan yang ini.",
    check: "Periksa",
    checking: "Memeriksa…",
    needed: "Pilih berkas ekspornya dahulu.",
    sound: "SAH",
    bad: "TIDAK SAH",
    unread: "Berkas tidak dapat dibaca",
  },
  en: {
    other: "Bahasa Indonesia",
    title: "Audit log verifier",
    about:
      "This page checks an export of Lanjut's audit log on your own device. Nothing is sent anywhere; it works without a network too.",
    file: "Export file (.ndjson)",
    fingerprint: "Fingerprint of the key (may be left empty)",
    fingerprintHelp: "The one you got another way, for instance printed on a report.",
    kept: "Checkpoints you kept (may be left empty; several allowed)",
    earlier: "An earlier export (may be left empty)",
    earlierHelp: "The new export must go on from this one.",
    check: "Check",
    checking: "Checking…",
    needed: "Choose the export file first.",
    sound: "SOUND",
    bad: "NOT SOUND",
    unread: "The file cannot be read",
  },
} as const;
