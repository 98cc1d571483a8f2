import {
  ACTIVITY_STATUSES,
  BPJS_STATUSES,
  EQUIPMENT_STATES,
  LEGAL_BASES,
  type SampleUnit,
  VERIFICATION_STATES,
  WORK_KINDS,
} from "#db/constants.ts";
import type { LocalText } from "#db/schema/rules.ts";

export type ItemKind = "text" | "number" | "choice" | "yes_no";

/** One thing that an office reports of a unit, and that can be seen in the field. `sql` reads the row `u` of the unit. */
export interface SampleItem {
  label: LocalText;
  kind: ItemKind;
  /** Of a choice: what may be seen, named as under `enums` in the console. */
  of?: keyof typeof CHOICES;
  sql: string;
}

const CHOICES = {
  activityStatus: ACTIVITY_STATUSES,
  workKind: WORK_KINDS,
  bpjsStatus: BPJS_STATUSES,
  verification: VERIFICATION_STATES,
  equipmentState: EQUIPMENT_STATES,
  legalBasis: LEGAL_BASES,
} as const;
const YES_NO = ["yes", "no"];

const yesNo = (condition: string) => `CASE WHEN ${condition} THEN 'yes' ELSE 'no' END`;
const item = (id: string, en: string, kind: ItemKind, sql: string, of?: SampleItem["of"]): SampleItem => ({
  ...{ label: { id, en }, kind, sql },
  ...(of && { of }),
});

const STATUS = (column: string) => `(SELECT ${column} FROM group_status WHERE groupId = u.id)`;
const HELD = "deletedAt IS NULL AND state NOT IN ('withdrawn', 'lost', 'sold', 'written_off')";
const MEMBER = "FROM memberships m WHERE m.personId = u.id AND m.leftOn IS NULL AND m.deletedAt IS NULL";

export const SAMPLE_ITEMS: Record<SampleUnit, Record<string, SampleItem>> = {
  group: {
    activityStatus: item("Status kegiatan", "Activity status", "choice", STATUS("activityStatus"), "activityStatus"),
    activeMembers: item("Anggota yang bekerja", "Members at work", "number", STATUS("activeMembers")),
    memberCount: item("Jumlah anggota", "Members", "number", STATUS("memberCount")),
    product: item("Produk", "Product", "text", "u.product"),
    hasBuyer: item("Punya pembeli", "Has a buyer", "yes_no", yesNo(STATUS("linked"))),
    equipmentHeld: item(
      ...(["Alat yang dipegang", "Machines held", "number"] as const),
      `(SELECT count(*) FROM equipment WHERE holderGroupId = u.id AND ${HELD})`,
    ),
    monthlyRevenueIdr: item(
      ...(["Omzet sebulan", "Monthly turnover", "number"] as const),
      `(SELECT f.monthlyRevenueIdr FROM follow_ups f WHERE f.groupId = u.id AND f.state = 'done' AND f.deletedAt IS NULL
        AND f.monthlyRevenueIdr IS NOT NULL ORDER BY f.doneOn DESC LIMIT 1)`,
    ),
  },
  person: {
    member: item("Anggota kelompok", "Member of a group", "yes_no", yesNo(`EXISTS (SELECT 1 ${MEMBER})`)),
    group: item(
      ...(["Kelompok", "Group", "text"] as const),
      `(SELECT g.name FROM groups g WHERE g.kind = 'group' AND g.id = (SELECT m.groupId ${MEMBER} ORDER BY m.joinedOn DESC LIMIT 1))`,
    ),
    attended: item(
      ...(["Ikut pelatihan", "Attended the training", "yes_no"] as const),
      yesNo("EXISTS (SELECT 1 FROM memberships m WHERE m.personId = u.id AND m.attended AND m.deletedAt IS NULL)"),
    ),
    workKind: item("Jenis pekerjaan", "Kind of work", "choice", "u.workKind", "workKind"),
    bpjsStatus: item("BPJS Ketenagakerjaan", "Social protection", "choice", "u.bpjsStatus", "bpjsStatus"),
    verification: item("Verifikasi", "Verification", "choice", "u.verification", "verification"),
    equipmentHeld: item(
      ...(["Alat yang dipegang", "Machines held", "number"] as const),
      `(SELECT count(*) FROM equipment WHERE holderPersonId = u.id AND ${HELD})`,
    ),
  },
  equipment: {
    item: item("Jenis alat", "Kind of machine", "text", "u.item"),
    state: item("Keadaan", "Condition", "choice", "u.state", "equipmentState"),
    holder: item(
      ...(["Pemegang", "Holder", "text"] as const),
      "(SELECT g.name FROM groups g WHERE g.id = u.holderGroupId AND g.kind = 'group')",
    ),
    serialEnd: item("Empat angka akhir nomor seri", "Last four of the serial number", "text", "substr(u.serial, -4)"),
    legalBasis: item("Dasar hukum", "Legal basis", "choice", "u.legalBasis", "legalBasis"),
  },
};

export const itemNames = (unit: SampleUnit): string[] => Object.keys(SAMPLE_ITEMS[unit]);

const plain = (value: unknown): string =>
  String(value ?? "")
    .trim()
    .toLowerCase()
    .replace(/\s+/g, " ");

/** Why something seen is no value of this item: a word outside the choice, or what should be a number and is none. */
export function faultOfSeen({ kind, of }: SampleItem, seen: string | number): LocalText | undefined {
  if (kind === "number") {
    return Number.isFinite(Number(seen)) ? undefined : { id: "Tulis sebuah angka.", en: "Write a number." };
  }
  const words: readonly string[] | undefined = of ? CHOICES[of] : kind === "yes_no" ? YES_NO : undefined;
  if (!words || words.includes(plain(seen))) return undefined;
  return { id: `Pilih salah satu: ${words.join(", ")}.`, en: `Choose one of: ${words.join(", ")}.` };
}

/** Whether what was seen is what had been reported: text without regard to case and spaces, numbers as numbers. */
export function sameValue(kind: ItemKind, reported: unknown, seen: unknown): boolean {
  if (kind === "number") return reported !== null && seen !== null && Number(reported) === Number(seen);
  return plain(reported) === plain(seen);
}
