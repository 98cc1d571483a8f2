import type { LocalText } from "#db/schema/rules.ts";
import type { Locale } from "../errors.ts";
import { DIGEST_FIGURES } from "./digestFigures.ts";

/** Numbers, days and codes that a sentence needs: there is no room for a name in it. */
export type TellData = Record<string, number | string>;

export interface NoticeKind {
  /** Whether it also leaves the console, by the channel the person chose. */
  outside: boolean;
  text: LocalText;
}

/**
 * What people are told: `{count}` and the like are filled from the notice's data. A message is a kind, numbers and a
 * link; whoever reads it over a shoulder learns of nobody.
 */
export const NOTICE_KINDS = {
  case_opened: {
    outside: true,
    text: { id: "Kasus baru dibuka dan menjadi tanggung jawab Anda.", en: "A new case was opened; it is yours." },
  },
  cases_opened: {
    outside: true,
    text: {
      id: "{count} kasus baru dibuka dan menjadi tanggung jawab Anda.",
      en: "{count} new cases were opened; they are yours.",
    },
  },
  case_assigned: {
    outside: true,
    text: { id: "Sebuah kasus diserahkan kepada Anda.", en: "A case was assigned to you." },
  },
  case_due: {
    outside: true,
    text: { id: "Kasus Anda melewati tenggat.", en: "A case of yours is past its due day." },
  },
  case_escalated: {
    outside: true,
    text: {
      id: "Sebuah kasus melewati tenggat dan belum selesai; perlu perhatian pimpinan.",
      en: "A case is past its due day and not finished; it needs the head's attention.",
    },
  },
  case_recovery_proposed: {
    outside: true,
    text: {
      id: "Tanda macet pada kasus Anda sudah hilang; periksa apakah kelompoknya pulih.",
      en: "The signals of your case have cleared; check whether the group has recovered.",
    },
  },
  approval_needed: {
    outside: true,
    text: { id: "Satu usulan menunggu persetujuan Anda.", en: "A proposal waits for your approval." },
  },
  approval_decided: {
    outside: true,
    text: { id: "Usulan Anda sudah diputuskan.", en: "Your proposal was decided." },
  },
  complaint_assigned: {
    outside: true,
    text: { id: "Sebuah pengaduan diserahkan kepada Anda.", en: "A complaint was assigned to you." },
  },
  complaint_due: {
    outside: true,
    text: {
      id: "Pengaduan yang Anda tangani melewati tenggat jawabannya.",
      en: "A complaint that is yours is past the day for its answer.",
    },
  },
  finding_filed: {
    outside: true,
    text: {
      id: "Sebuah temuan dialamatkan kepada kantor Anda; jawab paling lambat {dueOn}.",
      en: "A finding is addressed to your office; answer it by {dueOn}.",
    },
  },
  finding_answered: {
    outside: true,
    text: { id: "Sebuah temuan Anda sudah dijawab.", en: "A finding of yours was answered." },
  },
  finding_decided: {
    outside: true,
    text: {
      id: "Jawaban kantor Anda atas sebuah temuan sudah ditanggapi.",
      en: "Your office's answer to a finding was decided on.",
    },
  },
  finding_due: {
    outside: true,
    text: {
      id: "Sebuah temuan pada kantor Anda melewati tenggatnya ({dueOn}).",
      en: "A finding on your office is past its deadline ({dueOn}).",
    },
  },
  data_request_assigned: {
    outside: true,
    text: {
      id: "Sebuah permintaan subjek data diserahkan kepada Anda; batas waktunya 3 × 24 jam.",
      en: "A request of a data subject was assigned to you; it is due within 3 × 24 hours.",
    },
  },
  data_request_due: {
    outside: true,
    text: {
      id: "Permintaan subjek data yang Anda tangani jatuh tempo kurang dari 24 jam lagi.",
      en: "A request of a data subject that is yours is due in less than 24 hours.",
    },
  },
  data_request_late: {
    outside: true,
    text: {
      id: "Sebuah permintaan subjek data melewati batas 3 × 24 jam; perlu perhatian segera.",
      en: "A request of a data subject is past its 3 × 24 hours; it needs attention at once.",
    },
  },
  partnership_asked: {
    outside: true,
    text: { id: "Sebuah LSM meminta mendampingi kelompok.", en: "An NGO asks for partnership with a group." },
  },
  partnership_decided: {
    outside: true,
    text: { id: "Permintaan pendampingan Anda sudah diputuskan.", en: "Your request for partnership was decided." },
  },
  partnership_ending: {
    outside: true,
    text: { id: "Pendampingan sebuah kelompok oleh LSM berakhir pada {day}.", en: "A partnership ends on {day}." },
  },
  import_finished: {
    outside: false,
    text: { id: "Impor selesai: {count} baris ditulis.", en: "The import has finished: {count} rows written." },
  },
  export_ready: {
    outside: false,
    text: { id: "Unduhan siap: {count} baris.", en: "The download is ready: {count} rows." },
  },
  export_failed: {
    outside: false,
    text: { id: "Unduhan gagal dibuat.", en: "The download could not be made." },
  },
  delivery_dead: {
    outside: false,
    text: {
      id: "Ada pesan yang tidak terkirim; periksa daftar pesan keluar.",
      en: "A message could not be sent; see the list of outgoing messages.",
    },
  },
  account_ending: {
    outside: true,
    text: { id: "Masa sebuah akun berakhir pada {day}.", en: "An account ends on {day}." },
  },
  account_ended: {
    outside: false,
    text: {
      id: "Masa sebuah akun sudah berakhir ({day}); alihkan pekerjaannya bila masih ada.",
      en: "An account has ended ({day}); hand over its work if there is any.",
    },
  },
  work_transferred: {
    outside: true,
    text: { id: "{count} pekerjaan dialihkan kepada Anda.", en: "{count} pieces of work were handed over to you." },
  },
  checkpoint: {
    outside: true,
    text: {
      id: "Titik periksa log audit, {day}: {log}:{rows}:{rootA}{rootB}. Simpan pesan ini.",
      en: "Checkpoint of the audit log, {day}: {log}:{rows}:{rootA}{rootB}. Keep this message.",
    },
  },
  digest: {
    outside: true,
    text: { id: "Daftar Senin: {figures}.", en: "Monday list: {figures}." },
  },
  digest_empty: {
    outside: false,
    text: { id: "Daftar Senin: tidak ada yang menunggu pekan ini.", en: "Monday list: nothing waits this week." },
  },
} as const satisfies Record<string, NoticeKind>;

export type NoticeKindName = keyof typeof NOTICE_KINDS;

export const isNoticeKind = (kind: string): kind is NoticeKindName => Object.hasOwn(NOTICE_KINDS, kind);

/** Kinds that leave the console. */
export const OUTSIDE_KINDS = Object.entries(NOTICE_KINDS)
  .filter(([, { outside }]) => outside)
  .map(([kind]) => kind);

const figuresText = (data: TellData, locale: Locale): string =>
  Object.entries(DIGEST_FIGURES)
    .filter(([key]) => Number(data[key]) > 0)
    .map(([key, { text }]) => text[locale].replace("{n}", String(data[key])))
    .join(", ");

const DAY = /^\d{4}-\d\d-\d\d$/;

function inWords(value: number | string, locale: Locale): string {
  if (typeof value !== "string" || !DAY.test(value)) return String(value);
  const tag = locale === "en" ? "en-ID" : "id-ID";
  const style = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(tag, style).format(new Date(`${value}T00:00:00Z`));
}

const MANY = {
  id: "{n} pemberitahuan baru menunggu Anda di Lanjut.",
  en: "{n} new notices wait for you in Lanjut.",
} as const;

/** The sentence of a message that goes out: it may stand for others of the same person. */
export function messageText(kind: string, data: TellData | null, locale: Locale): string {
  const others = Number(data?.bundled ?? 0);
  return others > 0 ? MANY[locale].replace("{n}", String(others + 1)) : noticeText(kind, data, locale);
}

/** The sentence of a notice in a reader's language; a kind that no longer exists has none. */
export function noticeText(kind: string, data: TellData | null, locale: Locale): string {
  if (!isNoticeKind(kind)) return "";
  const values: TellData = { ...data, figures: figuresText(data ?? {}, locale) };
  return NOTICE_KINDS[kind].text[locale].replace(/\{(\w+)\}/g, (_, name: string) => inWords(values[name] ?? 0, locale));
}
