import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { FUNDING_SOURCES, ProgramState, SUPPORT_KINDS } from "../constants.ts";
import { notDeleted, ownedColumns } from "./common.ts";
import type { ProgramTargets } from "./programs.ts";
import type { LocalText, RuleQuery } from "./rules.ts";

/** What must hold before a programme moves on: a query over programme facts, or a required document. */
export interface StageGuard {
  label: LocalText;
  query?: RuleQuery;
  /** Code of a required document. */
  document?: string;
}
/** A state of the programme as this kind of programme calls it, and what must hold before it is entered. */
export interface Stage {
  state: ProgramState;
  label?: LocalText;
  guards: StageGuard[];
}
export interface RequiredDocument {
  code: string;
  label: LocalText;
}
/** A kind of support that was promised, and how often for each group. */
export interface PromisedSupport {
  kind: (typeof SUPPORT_KINDS)[number];
  times: number;
}

/** What a kind of programme brings along; plan, forms and rules are named by their codes. */
export interface TemplateDefinition {
  skill?: string;
  fundingSource?: (typeof FUNDING_SOURCES)[number];
  teachesEntrepreneurship?: boolean;
  plan?: string;
  forms: string[];
  rules: string[];
  targets?: ProgramTargets;
  stages: Stage[];
  documents: RequiredDocument[];
  supports: PromisedSupport[];
}

/** What a programme took over from its template, as it was then. */
export interface ProgramSetup extends Pick<TemplateDefinition, "stages" | "documents" | "supports" | "forms"> {
  template: string;
  templateVersion: number;
}

export const programTemplates = sqliteTable(
  "program_templates",
  {
    ...ownedColumns(),
    // The kind of programme: `programs.kind`.
    code: text().notNull(),
    name: text({ mode: "json" }).$type<LocalText>().notNull(),
    definition: text({ mode: "json" }).$type<TemplateDefinition>().notNull(),
    retired: integer({ mode: "boolean" }).notNull().default(false),
  },
  (t) => [uniqueIndex("program_templates_code").on(t.organizationId, t.code).where(notDeleted)],
);
