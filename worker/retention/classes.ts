import { type SQL, sql } from "drizzle-orm";
import type { LocalText } from "#db/schema/rules.ts";

export const DAY_MS = 86_400_000;

/** Rows of one table that are past their keeping at an instant, and what happens to them. */
export interface RetentionClass {
  text: LocalText;
  basis: LocalText;
  /** Days it is kept; of a class the office decides on, what is proposed. */
  days: number;
  /** Always: the nightly job removes it everywhere. Otherwise only where an office says so, after the days it says. */
  always: boolean;
  table: string;
  /** WHERE of what an organisation holds past its keeping: older than an instant. */
  past: (organizationId: string, before: number) => SQL;
  /** What is emptied; a row without it is deleted. */
  set?: SQL;
}

const text = (id: string, en: string): LocalText => ({ id, en });
const work = text("Keperluan kerja; setelah itu tidak diperlukan lagi", "Needed for the work, and not after it");
const security = text("Keamanan sistem", "Security of the system");
const minimal = text(
  "UU 27/2022 ps. 16 ayat (2) huruf g: dimusnahkan setelah masa simpan berakhir",
  "UU 27/2022 art. 16(2)(g): destroyed when its time of keeping is over",
);
const ERASED = "(melewati masa simpan)";

/** How long each class of data is kept: those that are removed by themselves everywhere, then those an office decides on. */
export const RETENTION = {
  replies: {
    ...{ text: text("Salinan jawaban untuk kiriman ulang", "Copies of replies, for requests sent again"), basis: work },
    ...{ days: 90, always: true, table: "idempotency_keys" },
    past: (org, before) =>
      sql`createdAt < ${before} AND userId IN (SELECT u.id FROM users u WHERE u.organizationId = ${org})`,
  },
  import_rows: {
    ...{ text: text("Baris berkas impor", "Rows of imported files"), basis: work },
    ...{ days: 90, always: true, table: "import_rows" },
    past: (org, before) =>
      sql`organizationId = ${org} AND importId IN (SELECT i.id FROM imports i WHERE i.updatedAt < ${before})`,
  },
  submissions: {
    ...{ text: text("Jawaban formulir yang sudah diterima", "Answers of forms that were taken"), basis: work },
    ...{ days: 365, always: true, table: "submissions" },
    past: (org, before) => sql`organizationId = ${org} AND receivedAt < ${before} AND outcome = 'accepted'`,
  },
  notices: {
    ...{ text: text("Pemberitahuan", "Notices"), basis: work, days: 365, always: true, table: "notifications" },
    past: (org, before) => sql`organizationId = ${org} AND at < ${before}`,
  },
  invitations: {
    ...{ text: text("Undangan yang berakhir (nama, surel)", "Ended invitations (name, e-mail)"), basis: minimal },
    ...{ days: 365, always: true, table: "invitations" },
    past: (org, before) => sql`organizationId = ${org} AND expiresAt < ${before}`,
  },
  sessions: {
    ...{
      text: text("Sesi yang berakhir", "Ended sessions"),
      basis: security,
      days: 30,
      always: true,
      table: "sessions",
    },
    past: (org, before) =>
      sql`userId IN (SELECT u.id FROM users u WHERE u.organizationId = ${org}) AND (expiresAt < ${before} OR endedAt < ${before})`,
  },
  request_texts: {
    ...{ text: text("Isi permintaan subjek data yang selesai", "Words of answered requests of data subjects") },
    ...{ basis: minimal, days: 365, always: false, table: "data_requests" },
    past: (org, before) =>
      sql`organizationId = ${org} AND doneAt < ${before} AND coalesce(text, requester, identity) IS NOT NULL`,
    set: sql`text = NULL, requester = NULL, identity = NULL`,
  },
  complaint_texts: {
    ...{ text: text("Isi pengaduan yang ditutup", "Words of closed complaints"), basis: minimal },
    ...{ days: 1_825, always: false, table: "complaints" },
    past: (org, before) =>
      sql`organizationId = ${org} AND state = 'closed' AND updatedAt < ${before} AND text <> ${ERASED}`,
    set: sql`text = ${ERASED}, answer = CASE WHEN answer IS NULL THEN NULL ELSE ${ERASED} END, personId = NULL`,
  },
  visit_places: {
    ...{ text: text("Titik lokasi kunjungan", "Places of visits"), basis: minimal, days: 730, always: false },
    table: "follow_ups",
    past: (org, before) => sql`organizationId = ${org} AND resolvedAt < ${before} AND lat IS NOT NULL`,
    set: sql`lat = NULL, lng = NULL`,
  },
  visit_notes: {
    ...{ text: text("Catatan bebas kunjungan", "Free notes of visits"), basis: minimal, days: 1_825, always: false },
    table: "follow_ups",
    past: (org, before) => sql`organizationId = ${org} AND resolvedAt < ${before} AND note IS NOT NULL`,
    set: sql`note = NULL`,
  },
  contacts: {
    text: text(
      "Telepon dan alamat orang yang semua programnya sudah ditutup",
      "Phone and address of people whose programmes are all closed",
    ),
    ...{ basis: minimal, days: 1_825, always: false, table: "people" },
    past: (
      org,
      before,
    ) => sql`organizationId = ${org} AND updatedAt < ${before} AND coalesce(phone, address, rtRw) IS NOT NULL
      AND EXISTS (SELECT 1 FROM memberships m WHERE m.personId = people.id)
      AND NOT EXISTS (SELECT 1 FROM memberships m JOIN groups g ON g.id = m.groupId JOIN programs p ON p.id = g.programId
        WHERE m.personId = people.id AND (p.state NOT IN ('closed', 'cancelled') OR p.updatedAt >= ${before}))`,
    set: sql`phone = NULL, phoneIndex = NULL, phoneLast2 = NULL, address = NULL, rtRw = NULL`,
  },
} as const satisfies Record<string, RetentionClass>;

export type RetentionName = keyof typeof RETENTION;
export const RETENTION_NAMES = Object.keys(RETENTION) as RetentionName[];

export const isRetentionName = (name: string): name is RetentionName => Object.hasOwn(RETENTION, name);

/** Classes an office decides on. */
export const CHOSEN_NAMES = RETENTION_NAMES.filter((name) => !RETENTION[name].always);
