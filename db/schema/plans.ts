import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { PLAN_ANCHORS } from "../constants.ts";
import { oneOf, ownedColumns } from "./common.ts";

/** One point of a plan: exactly one of the offsets; windows in days before and after. */
export interface PlanStep {
  label: string;
  offsetMonths?: number;
  offsetDays?: number;
  windowBefore: number;
  windowAfter: number;
  formId?: string;
}

export const plans = sqliteTable(
  "plans",
  {
    ...ownedColumns(),
    name: text().notNull(),
    anchor: text({ enum: PLAN_ANCHORS }).notNull().default("trainedOn"),
    steps: text({ mode: "json" }).$type<PlanStep[]>().notNull(),
    isDefault: integer({ mode: "boolean" }).notNull().default(false),
  },
  (t) => [oneOf("plans_anchor", t.anchor, PLAN_ANCHORS), index("plans_owner").on(t.organizationId)],
);
