import type { SQL } from "drizzle-orm";
import type { LocalText } from "#db/schema/rules.ts";
import type { Askable, FactUnit } from "../stall/vocabulary.ts";

/** For whom, and of which day, a figure is counted. */
export interface Reading {
  today: string;
  organizationId: string;
}

/** A typed value of a record that an indicator may ask. Personal ones are known of the reader's own organisation only. */
export interface SubjectFact extends Askable {
  unit?: FactUnit;
  label: LocalText;
  meaning: LocalText;
  sql: (reading: Reading) => SQL;
}
export type SubjectFacts = Readonly<Record<string, SubjectFact>>;

type Words = [id: string, en: string];

/** A fact of a subject, in one line: its type, its name, what it says, and its SQL. */
export function subjectFact(
  about: Pick<SubjectFact, "type" | "unit" | "values">,
  [id, en]: Words,
  meaning: Words,
  sql: SubjectFact["sql"],
): SubjectFact {
  return { ...about, label: { id, en }, meaning: { id: meaning[0], en: meaning[1] }, sql };
}
