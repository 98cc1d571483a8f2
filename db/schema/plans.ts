import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { PLAN_ANCHORS, type StepAnchor, type StepAssignee } from "../constants.ts";
import { oneOf, ownedColumns } from "./common.ts";
import type { RuleQuery } from "./rules.ts";

/** One point of a plan: exactly one of the offsets; windows in days before and after. */
export interface PlanStep {
  label: string;
  offsetMonths?: number;
  offsetDays?: number;
  windowBefore: number;
  windowAfter: number;
  /** Stable name of the point within its plan; follow-ups keep it as `stepKey`. */
  key?: string;
  /** What it is counted from; left out = the plan's own anchor. */
  anchor?: StepAnchor;
  /** Key of the point it is counted from, where the anchor is a point (the day that one was done). */
  point?: string;
  formId?: string;
  assignee?: StepAssignee;
  /** The account, where the assignee is a user. */
  assigneeId?: string;
  /** Skipped where this holds over the group's facts when its window opens. */
  skipWhen?: RuleQuery;
}

export const plans = sqliteTable(
  "plans",
  {
    ...ownedColumns(),
    // Its name in a configuration file and in templates.
    code: text().notNull().default(""),
    name: text().notNull(),
    anchor: text({ enum: PLAN_ANCHORS }).notNull().default("trainedOn"),
    steps: text({ mode: "json" }).$type<PlanStep[]>().notNull(),
    isDefault: integer({ mode: "boolean" }).notNull().default(false),
  },
  (t) => [
    oneOf("plans_anchor", t.anchor, PLAN_ANCHORS),
    index("plans_owner").on(t.organizationId),
    uniqueIndex("plans_code").on(t.organizationId, t.code).where(sql.raw(`"deletedAt" IS NULL AND "code" <> ''`)),
  ],
);
