import { type AnyColumn, sql } from "drizzle-orm";
import { ACTIVITY_STATUSES, EQUIPMENT_STATES, LEGAL_BASES, RISK_BANDS } from "#db/constants.ts";
import { equipment, equipmentChecks, groupStatus } from "#db/schema/index.ts";
import { type SubjectFact, type SubjectFacts, subjectFact } from "./subjectFact.ts";

const daysSince =
  (column: AnyColumn): SubjectFact["sql"] =>
  ({ today }) =>
    sql`(julianday(${today}) - julianday(${column}))`;

const ofHolder = (column: AnyColumn) =>
  sql`(SELECT ${column} FROM ${groupStatus} WHERE ${groupStatus.groupId} = ${equipment.holderGroupId})`;

/** What an indicator may ask of machines. */
export const EQUIPMENT_FACTS: SubjectFacts = {
  state: subjectFact(
    { type: "enum", values: EQUIPMENT_STATES },
    ["Keadaan alat", "State"],
    ["Keadaan sekarang.", "The state now."],
    () => sql`${equipment.state}`,
  ),
  category: subjectFact(
    { type: "text" },
    ["Jenis alat", "Category"],
    ["Seperti tertulis pada alat.", "As written on the machine's record."],
    () => sql`${equipment.category}`,
  ),
  legalBasis: subjectFact(
    { type: "enum", values: LEGAL_BASES },
    ["Dasar penyerahan", "Legal basis"],
    ["Hibah, bantuan sosial, CSR atau pinjam pakai.", "Grant, social aid, CSR or loan for use."],
    () => sql`${equipment.legalBasis}`,
  ),
  valueIdr: subjectFact(
    { type: "number", unit: "rupiah" },
    ["Nilai perolehan", "Value"],
    ["Nilai alat dalam rupiah.", "Value of the machine in rupiah."],
    () => sql`${equipment.valueIdr}`,
  ),
  daysSinceProcured: subjectFact(
    { type: "number", unit: "days" },
    ["Hari sejak dibeli", "Days since bought"],
    ["Belum diketahui bila tidak bertanggal.", "Unknown without a date."],
    daysSince(equipment.procuredOn),
  ),
  daysSinceHandover: subjectFact(
    { type: "number", unit: "days" },
    ["Hari sejak serah terima", "Days since hand-over"],
    ["Belum diketahui selama belum diserahkan.", "Unknown while it was not handed over."],
    daysSince(equipment.handedOverOn),
  ),
  held: subjectFact(
    { type: "boolean" },
    ["Ada pemegangnya", "Held by somebody"],
    ["Ada pada kelompok atau orang.", "With a group or a person."],
    () => sql`coalesce(${equipment.holderGroupId}, ${equipment.holderPersonId}) IS NOT NULL`,
  ),
  daysSinceCheck: subjectFact(
    { type: "number", unit: "days" },
    ["Hari sejak pemeriksaan terakhir", "Days since the last check"],
    ["Belum diketahui selama belum pernah diperiksa.", "Unknown while it was never checked."],
    ({
      today,
    }) => sql`(SELECT julianday(${today}) - julianday(max(${equipmentChecks.checkedOn})) FROM ${equipmentChecks}
      WHERE ${equipmentChecks.equipmentId} = ${equipment.id} AND ${equipmentChecks.deletedAt} IS NULL)`,
  ),
  holderStatus: subjectFact(
    { type: "enum", values: ACTIVITY_STATUSES.filter((status) => status !== "unknown") },
    ["Status kelompok pemegang", "Status of the holding group"],
    ["Menurut kontak terakhir yang menyebutkannya.", "By the last contact that stated it."],
    () => sql`nullif(${ofHolder(groupStatus.activityStatus)}, 'unknown')`,
  ),
  holderBand: subjectFact(
    { type: "enum", values: RISK_BANDS },
    ["Pita risiko pemegang", "Risk band of the holding group"],
    ["Menurut evaluasi terakhir.", "By the last evaluation."],
    () => ofHolder(groupStatus.riskBand),
  ),
};
