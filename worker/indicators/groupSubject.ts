import { sql } from "drizzle-orm";
import { FUNDING_SOURCES, RISK_BANDS } from "#db/constants.ts";
import { groupStatus, groups, programs } from "#db/schema/index.ts";
import type { Facts } from "../stall/facts.ts";
import { type SubjectFact, type SubjectFacts, subjectFact } from "./subjectFact.ts";

/** Columns beside a group that no rule asks. */
export const GROUP_MORE: SubjectFacts = {
  riskBand: subjectFact(
    { type: "enum", values: RISK_BANDS },
    ["Pita risiko", "Risk band"],
    ["Pita menurut evaluasi terakhir.", "Band by the last evaluation."],
    () => sql`${groupStatus.riskBand}`,
  ),
  score: subjectFact(
    { type: "number" },
    ["Skor risiko", "Risk score"],
    ["0–100 menurut evaluasi terakhir.", "0–100 by the last evaluation."],
    () => sql`${groupStatus.score}`,
  ),
  equipped: subjectFact(
    { type: "boolean" },
    ["Memegang alat", "Holds equipment"],
    ["Setidaknya satu alat ada pada kelompok.", "At least one machine is with the group."],
    () => sql`${groupStatus.equipped}`,
  ),
  linked: subjectFact(
    { type: "boolean" },
    ["Punya kemitraan berjalan", "Has a linkage in force"],
    ["Kemitraan yang diterima dan belum berakhir.", "A linkage accepted and not ended."],
    () => sql`${groupStatus.linked}`,
  ),
  earning: subjectFact(
    { type: "boolean" },
    ["Pernah ada pesanan", "Has had an order"],
    ["Setidaknya satu pesanan tercatat.", "At least one order was recorded."],
    () => sql`${groupStatus.earning}`,
  ),
  programKind: subjectFact(
    { type: "text" },
    ["Jenis program", "Kind of programme"],
    ["Kode templat program.", "Code of the programme's template."],
    () => sql`(SELECT ${programs.kind} FROM ${programs} WHERE ${programs.id} = ${groups.programId})`,
  ),
  skill: subjectFact(
    { type: "text" },
    ["Keterampilan", "Skill"],
    ["Keterampilan yang diajarkan programnya.", "The skill its programme teaches."],
    () => sql`(SELECT ${programs.skill} FROM ${programs} WHERE ${programs.id} = ${groups.programId})`,
  ),
  fundingSource: subjectFact(
    { type: "enum", values: FUNDING_SOURCES },
    ["Sumber dana", "Funding source"],
    ["Sumber dana programnya.", "The funding source of its programme."],
    () => sql`(SELECT ${programs.fundingSource} FROM ${programs} WHERE ${programs.id} = ${groups.programId})`,
  ),
  programYear: subjectFact(
    { type: "number" },
    ["Tahun program", "Year of the programme"],
    ["Tahun anggaran programnya.", "The budget year of its programme."],
    () => sql`(SELECT ${programs.year} FROM ${programs} WHERE ${programs.id} = ${groups.programId})`,
  ),
};

/** A fact as the last evaluation stored it; an office's own counts on its own groups only. */
function storedFact(name: string, { type, unit, values, label, meaning, column }: Facts[string]): SubjectFact {
  const stored = sql`json_extract(${groupStatus.facts}, '$."' || ${name} || '"')`;
  return {
    ...{ type, unit, values, label, meaning, column },
    sql: ({ organizationId }) =>
      column ? sql`CASE WHEN ${groups.organizationId} = ${organizationId} THEN ${stored} END` : stored,
  };
}

/** What an indicator of groups may ask: every fact of the rules, as last evaluated, and what stands beside a group. */
export const groupFacts = (facts: Facts): SubjectFacts => ({
  ...Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, storedFact(name, fact)])),
  ...GROUP_MORE,
});
