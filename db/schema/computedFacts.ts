import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { EventKind, FactFunction } from "../constants.ts";
import { notDeleted, ownedColumns } from "./common.ts";
import type { LocalText } from "./rules.ts";

/** The type that the answers of a question have as a fact. */
export type AnswerType = "number" | "day" | "boolean" | "text";

/** A question of a form, by its codes; `type` is what the form said when the fact was saved. */
export interface AnswerOf {
  form: string;
  question: string;
  type: AnswerType;
}

/** A fact an office made of events: which events count, and what is made of them. */
export interface FactDefinition {
  function: FactFunction;
  event: EventKind;
  /** Only events in one of these states. */
  states?: string[];
  /** Only events whose rupiah lie within. */
  valueMin?: number;
  valueMax?: number;
  /** Only events whose people or pieces lie within. */
  countMin?: number;
  countMax?: number;
  /** Only events of the last so many days. */
  windowDays?: number;
  /** What is summed, or told of the latest: rupiah, people or pieces, the state, or the answer to a question. */
  of?: "value" | "count" | "state" | AnswerOf;
  /** Of a share: the states that are counted among the events. */
  share?: string[];
}

export const computedFacts = sqliteTable(
  "computed_facts",
  {
    ...ownedColumns(),
    // Its name in a rule's query.
    code: text().notNull(),
    label: text({ mode: "json" }).$type<LocalText>().notNull(),
    meaning: text({ mode: "json" }).$type<LocalText>(),
    definition: text({ mode: "json" }).$type<FactDefinition>().notNull(),
    enabled: integer({ mode: "boolean" }).notNull().default(true),
  },
  (t) => [uniqueIndex("computed_facts_code").on(t.organizationId, t.code).where(notDeleted)],
);
