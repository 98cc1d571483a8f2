import { sql } from "drizzle-orm";
import { BPJS_STATUSES, LEGAL_BASES, SEXES, VERIFICATION_STATES, WORK_KINDS } from "#db/constants.ts";
import { equipment, groupStatus, groups, memberships, people } from "#db/schema/index.ts";
import { type SubjectFacts, subjectFact } from "./subjectFact.ts";

/** Current memberships of a person in groups of the organisation that keeps the person. */
export const CURRENT = sql`${memberships} JOIN ${groups} ON ${groups.id} = ${memberships.groupId} AND ${groups.deletedAt} IS NULL
  AND ${groups.organizationId} = ${people.organizationId} WHERE ${memberships.personId} = ${people.id} AND ${memberships.deletedAt} IS NULL
  AND ${memberships.leftOn} IS NULL`;

/** What an indicator may ask of people: never a name, a number, an address or a day of birth. */
export const PEOPLE_FACTS: SubjectFacts = {
  sex: subjectFact(
    { type: "enum", values: SEXES },
    ["Jenis kelamin", "Sex"],
    ["Menurut data orang.", "As the record of the person states."],
    () => sql`${people.sex}`,
  ),
  age: subjectFact(
    { type: "number" },
    ["Umur (tahun)", "Age (years)"],
    [
      "Tahun penuh hari ini; di luar organisasi pemilik data belum diketahui.",
      "Whole years today; unknown outside the organisation that keeps the person.",
    ],
    ({ today, organizationId }) => sql`CASE WHEN ${people.organizationId} = ${organizationId} THEN
      substr(${today}, 1, 4) - substr(${people.birthDate}, 1, 4) - (substr(${today}, 6) < substr(${people.birthDate}, 6)) END`,
  ),
  workKind: subjectFact(
    { type: "enum", values: WORK_KINDS },
    ["Jenis pekerjaan", "Kind of work"],
    ["Menurut data orang.", "As the record of the person states."],
    () => sql`${people.workKind}`,
  ),
  bpjsStatus: subjectFact(
    { type: "enum", values: BPJS_STATUSES.filter((status) => status !== "unknown") },
    ["Kepesertaan BPJS", "BPJS membership"],
    ["Belum diketahui bila tidak tercatat.", "Unknown where it is not recorded."],
    () => sql`nullif(${people.bpjsStatus}, 'unknown')`,
  ),
  verification: subjectFact(
    { type: "enum", values: VERIFICATION_STATES },
    ["Verifikasi", "Verification"],
    ["Hasil verifikasi dan validasi.", "Result of verification and validation."],
    () => sql`${people.verification}`,
  ),
  legalBasis: subjectFact(
    { type: "enum", values: LEGAL_BASES },
    ["Dasar bantuan", "Legal basis"],
    ["Dasar bantuan yang diterima.", "On which basis help was given."],
    () => sql`${people.legalBasis}`,
  ),
  inGroup: subjectFact(
    { type: "boolean" },
    ["Anggota kelompok", "Member of a group"],
    ["Kini anggota setidaknya satu kelompok.", "A member of at least one group now."],
    () => sql`EXISTS (SELECT 1 FROM ${CURRENT})`,
  ),
  inActiveGroup: subjectFact(
    { type: "boolean" },
    ["Anggota kelompok yang aktif", "Member of an active group"],
    [
      "Salah satu kelompoknya terakhir terlihat aktif; belum diketahui bila tidak satu pun pernah terlihat.",
      "One of the groups was last seen active; unknown while none was ever seen.",
    ],
    () => sql`(SELECT max(${groupStatus.lastSeenStatus} IN ('active', 'partly_active')) FROM ${groupStatus}
      WHERE ${groupStatus.groupId} IN (SELECT ${groups.id} FROM ${CURRENT}))`,
  ),
  groupCount: subjectFact(
    { type: "number", unit: "count" },
    ["Jumlah kelompok", "Number of groups"],
    ["Kelompok yang kini diikuti.", "Groups the person is a member of now."],
    () => sql`(SELECT count(*) FROM ${CURRENT})`,
  ),
  completedTraining: subjectFact(
    { type: "boolean" },
    ["Menuntaskan pelatihan", "Completed a training"],
    ["Belum diketahui bila tidak tercatat.", "Unknown where it is not recorded."],
    () => sql`(SELECT max(${memberships.completed}) FROM ${memberships} WHERE ${memberships.personId} = ${people.id}
      AND ${memberships.deletedAt} IS NULL)`,
  ),
  holdsEquipment: subjectFact(
    { type: "boolean" },
    ["Memegang alat", "Holds equipment"],
    ["Setidaknya satu alat ada pada orang ini.", "At least one machine is with this person."],
    () =>
      sql`EXISTS (SELECT 1 FROM ${equipment} WHERE ${equipment.holderPersonId} = ${people.id} AND ${equipment.deletedAt} IS NULL)`,
  ),
};
