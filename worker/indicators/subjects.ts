import { type SQL, sql } from "drizzle-orm";
import type { IndicatorSplit, IndicatorSubject } from "#db/constants.ts";
import { equipment, groupStatus, groups, memberships, people, programs } from "#db/schema/index.ts";
import type { Vocabulary } from "../stall/facts.ts";
import { EQUIPMENT_FACTS } from "./equipmentSubject.ts";
import { groupFacts } from "./groupSubject.ts";
import { PEOPLE_FACTS } from "./peopleSubject.ts";
import type { SubjectFacts } from "./subjectFact.ts";

/** Where the records of a subject are, and how they fall apart. */
interface Subject {
  id: SQL;
  from: SQL;
  /** Code of the region a record lies in; a programme and a month it belongs to; NULL where there is none. */
  region: SQL;
  program: SQL;
  month: SQL;
  /** Joined where it is split by programme: a record then counts in each of them. */
  byProgram?: SQL;
  facts: (vocabulary: Vocabulary) => SubjectFacts;
}

const month = (day: SQL) => sql`substr(${day}, 1, 7)`;

export const SUBJECTS: Record<IndicatorSubject, Subject> = {
  groups: {
    id: sql`${groups.id}`,
    from: sql`${groups} INNER JOIN ${groupStatus} ON ${groupStatus.groupId} = ${groups.id}`,
    region: sql`coalesce(${groups.villageCode}, ${groups.programRegionCode})`,
    program: sql`${groups.programId}`,
    month: month(sql`${groups.trainedOn}`),
    facts: (vocabulary) => groupFacts(vocabulary.group),
  },
  people: {
    id: sql`${people.id}`,
    from: sql`${people}`,
    region: sql`${people.villageCode}`,
    program: sql`mp.programId`,
    month: month(
      sql`(SELECT min(${memberships.joinedOn}) FROM ${memberships} WHERE ${memberships.personId} = ${people.id} AND ${memberships.deletedAt} IS NULL)`,
    ),
    byProgram: sql`LEFT JOIN (SELECT DISTINCT m.personId, gr.programId, gr.organizationId FROM memberships m
      JOIN groups gr ON gr.id = m.groupId AND gr.deletedAt IS NULL WHERE m.deletedAt IS NULL) mp
      ON mp.personId = ${people.id} AND mp.organizationId = ${people.organizationId}`,
    facts: () => PEOPLE_FACTS,
  },
  equipment: {
    id: sql`${equipment.id}`,
    from: sql`${equipment}`,
    region: sql`coalesce((SELECT coalesce(${groups.villageCode}, ${groups.programRegionCode}) FROM ${groups} WHERE ${groups.id} = ${equipment.holderGroupId}),
      (SELECT ${programs.regionCode} FROM ${programs} WHERE ${programs.id} = ${equipment.programId}))`,
    program: sql`${equipment.programId}`,
    month: month(sql`${equipment.handedOverOn}`),
    facts: () => EQUIPMENT_FACTS,
  },
};

/** Characters of a region's code, from provinces down to villages. */
const LEVELS = [2, 5, 8, 13];

/** The value a record is counted under; regions one level below the reader's own jurisdiction. */
export function bucketOf(subject: IndicatorSubject, split: IndicatorSplit, jurisdiction: string): SQL {
  if (split === "none") return sql`NULL`;
  const column = SUBJECTS[subject][split];
  if (split !== "region") return column;
  const below = LEVELS.find((length) => length > jurisdiction.length) ?? 13;
  return sql`substr(${column}, 1, ${below})`;
}
