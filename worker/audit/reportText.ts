import type { LocalText } from "#db/schema/rules.ts";
import type { Fault, Report } from "./verify.ts";

type Locale = keyof LocalText;

const FAULTS: Record<Fault["code"], LocalText> = {
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
    id: "Titik periksa tidak sah: bukan ditandatangani kunci log ini.",
    en: "A checkpoint is not valid: it was not signed by this log's key.",
  },
  checkpoint_root: {
    id: "Baris sampai titik periksa ini tidak menghasilkan akar yang ditandatangani: ada yang diubah sebelum indeks ini.",
    en: "The rows up to this checkpoint do not give the root that was signed: something before this index was changed.",
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
  fork: {
    id: "Log ini berbeda dari yang Anda simpan: sejarahnya ditulis ulang.",
    en: "This log differs from what you kept: its history was written anew.",
  },
  shorter: { id: "Log ini lebih pendek daripada yang Anda simpan.", en: "This log is shorter than what you kept." },
  no_such_log: {
    id: "Log organisasi yang Anda simpan tidak ada dalam berkas ini.",
    en: "The log of an organisation that you kept is not in this file.",
  },
  kept_unread: {
    id: "Yang Anda berikan sebagai titik periksa tidak terbaca sebagai titik periksa.",
    en: "What you gave as a checkpoint cannot be read as one.",
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

const WORDS = {
  log: { id: "Log", en: "Log" },
  rows: { id: "baris", en: "rows" },
  told: { id: "ditulis lengkap", en: "in full" },
  checkpoints: { id: "titik periksa", en: "checkpoints" },
  key: { id: "Sidik jari kunci", en: "Fingerprint of the key" },
  compared: { id: "cocok dengan yang Anda berikan", en: "the one you gave" },
  notCompared: {
    id: "belum dibandingkan: cocokkan dengan sidik jari yang Anda terima lewat jalan lain",
    en: "not compared: check it against one you got another way",
  },
  kept: { id: "titik periksa yang Anda simpan dibandingkan", en: "checkpoints you kept were compared" },
  last: { id: "Titik periksa terakhir", en: "Last checkpoint" },
  line: { id: "baris berkas", en: "line of the file" },
  index: { id: "indeks", en: "index" },
  ok: {
    id: "SAH: tidak ada yang diubah, dihapus, atau disisipkan.",
    en: "SOUND: nothing was changed, removed or put in.",
  },
  bad: { id: "TIDAK SAH", en: "NOT SOUND" },
} satisfies Record<string, LocalText>;

const placeOf = ({ line, index, organizationId }: Fault, locale: Locale): string => {
  const parts = [
    organizationId,
    index === undefined ? undefined : `${WORDS.index[locale]} ${index}`,
    line === undefined ? undefined : `${WORDS.line[locale]} ${line}`,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? ` (${parts.join(", ")})` : "";
};

/** A report in words, a line each; the verdict last. */
export function reportLines(report: Report, locale: Locale): string[] {
  const w = (name: keyof typeof WORDS) => WORDS[name][locale];
  const logs = report.logs.flatMap((log) => [
    `${w("log")}: ${log.organizationName} (${log.organizationId})`,
    `  ${log.size} ${w("rows")}, ${log.told} ${w("told")}; ${log.checkpoints} ${w("checkpoints")}`,
    ...(log.kept > 0 ? [`  ${log.kept} ${w("kept")}`] : []),
    ...(log.last
      ? [`  ${w("last")}: ${log.last.size} · ${log.last.root} · ${new Date(log.last.at).toISOString()}`]
      : []),
    `  ${w("key")}: ${log.fingerprint} (${report.keyCompared ? w("compared") : w("notCompared")})`,
  ]);
  const faults = report.faults.map((fault) => `- ${FAULTS[fault.code][locale]}${placeOf(fault, locale)}`);
  return [...logs, ...(report.ok ? [w("ok")] : [`${w("bad")}:`, ...faults])];
}
