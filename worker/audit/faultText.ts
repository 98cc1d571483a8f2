import type { LocalText } from "#db/schema/rules.ts";
import type { Fault } from "./fault.ts";

/** What each fault means, for whoever checks. */
export const FAULTS: Record<Fault["code"], LocalText> = {
  not_an_export: { id: "Ini bukan ekspor log audit.", en: "This is not an export of the audit log." },
  line: { id: "Baris ini rusak atau diubah.", en: "This line is broken or was changed." },
  order: {
    id: "Urutan terputus: ada baris yang hilang, berlebih, atau bertukar.",
    en: "The order breaks: a row is missing, added or swapped.",
  },
  row_changed: { id: "Isi baris tidak sama dengan yang disegel.", en: "The row does not say what was sealed." },
  row_elsewhere: { id: "Baris ini milik log organisasi lain.", en: "This row belongs to another organisation's log." },
  reason_changed: { id: "Alasan yang tertulis bukan yang disegel.", en: "The reason is not the one that was sealed." },
  checkpoint_signature: {
    id: "Titik periksa dalam berkas tidak sah: bukan ditandatangani kunci log ini.",
    en: "A checkpoint in the file is not valid: it was not signed by this log's key.",
  },
  checkpoint_root: {
    id: "Baris sampai titik periksa ini tidak menghasilkan akar yang ditandatangani: ada yang diubah.",
    en: "The rows up to this checkpoint do not give the root that was signed: something was changed.",
  },
  checkpoint_beyond: {
    id: "Titik periksa menyebut lebih banyak baris daripada yang ada: log dipotong.",
    en: "A checkpoint counts more rows than there are: the log was cut short.",
  },
  not_covered: {
    id: "Ada baris sesudah titik periksa terakhir: titik periksa hilang.",
    en: "There are rows after the last checkpoint: a checkpoint is missing.",
  },
  key_differs: { id: "Kuncinya bukan kunci yang Anda punya.", en: "The key is not the one you have." },
  key_replaced: {
    id: "Ekspor yang lebih lama ditandatangani kunci yang tidak dikenal log ini.",
    en: "The earlier export was signed by a key this log does not know.",
  },
  fork: {
    id: "Log ini berbeda dari yang Anda simpan: sejarahnya ditulis ulang.",
    en: "This log differs from what you kept: its history was written anew.",
  },
  shorter: {
    id: "Log ini lebih pendek daripada yang Anda simpan: log dipotong.",
    en: "This log is shorter than what you kept: it was cut short.",
  },
  no_such_log: {
    id: "Log organisasi yang Anda simpan tidak ada dalam berkas ini.",
    en: "The log of an organisation that you kept is not in this file.",
  },
  kept_unread: {
    id: "Yang Anda berikan sebagai titik periksa tidak terbaca sebagai titik periksa.",
    en: "What you gave as a checkpoint cannot be read as one.",
  },
  kept_signature: {
    id: "Titik periksa yang Anda simpan tidak ditandatangani kunci log ini: catatannya rusak, atau kuncinya diganti.",
    en: "The checkpoint you kept was not signed by this log's key: it is damaged, or the key was replaced.",
  },
  end_missing: {
    id: "Akhir berkas tidak ada: berkas terpotong.",
    en: "The end of the file is missing: it was cut short.",
  },
  file_changed: {
    id: "Berkas tidak sama dengan yang ditandatangani saat diekspor.",
    en: "The file is not the one that was signed when it was exported.",
  },
};
