import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { QuestionKind } from "../constants.ts";
import { notDeleted, ownedColumns } from "./common.ts";
import type { LocalText, RuleQuery } from "./rules.ts";

/** One choice of a question. A retired one is offered no more; old answers still read as it. */
export interface Choice {
  value: string;
  label: LocalText;
  retired?: boolean;
}

/** What an answer must be, beyond its kind. */
export interface Limits {
  /** Number, money: value. Date: YYYY-MM-DD, or "today". Text: characters. Many, repeat: how many. */
  min?: number | string;
  max?: number | string;
  /** Number: without decimals. */
  whole?: boolean;
  /** Over the answers, as a rule over facts; "." is the answer itself, "name.count" how many were given or chosen. */
  query?: RuleQuery;
  message?: LocalText;
}

/** One question of a form, or the definition of a field of the office's own. */
export interface Question {
  /** Unique in the form and stable: lower-case letters, digits, underscore. Answers are kept under it. */
  name: string;
  kind: QuestionKind;
  label: LocalText;
  hint?: LocalText;
  required?: boolean;
  /** Asked only where this holds over the answers before it. */
  relevant?: RuleQuery;
  limits?: Limits;
  default?: string | number | boolean | string[];
  /** Starts with the answer of the last visit. */
  prefill?: boolean;
  /** Personal data: masked outside the owning organisation, and never a fact. */
  personal?: boolean;
  retired?: boolean;
  options?: Choice[];
  /** Of a group or a repeat. */
  questions?: Question[];
}

export interface FormDefinition {
  questions: Question[];
}

/** A form of the office: the draft that is edited, and which version is in use. */
export const forms = sqliteTable(
  "forms",
  {
    ...ownedColumns(),
    code: text().notNull(),
    name: text({ mode: "json" }).$type<LocalText>().notNull(),
    draft: text({ mode: "json" }).$type<FormDefinition>().notNull(),
    // Number of the version that is asked now; NULL = never published.
    publishedVersion: integer(),
    retired: integer({ mode: "boolean" }).notNull().default(false),
    // Asked of contacts whose plan and programme name no other form.
    isDefault: integer({ mode: "boolean" }).notNull().default(false),
  },
  (t) => [uniqueIndex("forms_code").on(t.organizationId, t.code).where(notDeleted)],
);

/** A published form, append-only: an answer keeps the version it was given to. */
export const formVersions = sqliteTable(
  "form_versions",
  {
    id: text().primaryKey(),
    organizationId: text().notNull(),
    formId: text()
      .notNull()
      .references(() => forms.id),
    number: integer().notNull(),
    name: text({ mode: "json" }).$type<LocalText>().notNull(),
    definition: text({ mode: "json" }).$type<FormDefinition>().notNull(),
    publishedAt: integer().notNull(),
    publishedBy: text().notNull(),
  },
  (t) => [uniqueIndex("form_versions_number").on(t.formId, t.number)],
);
