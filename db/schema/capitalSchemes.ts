import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { CAPITAL_SOURCES } from "../constants.ts";
import { notDeleted, oneOf, ownedColumns } from "./common.ts";

/** What a lender asks: a requirement and, where it is a number, its threshold. */
export interface CapitalRequirement {
  code: string;
  min?: number;
}

/** Terms of a source of capital in a year: they change yearly, so they are rows. */
export const capitalSchemes = sqliteTable(
  "capital_schemes",
  {
    ...ownedColumns(),
    source: text({ enum: CAPITAL_SOURCES }).notNull(),
    name: text().notNull(),
    year: integer().notNull(),
    minIdr: integer(),
    maxIdr: integer().notNull(),
    requirements: text({ mode: "json" }).$type<CapitalRequirement[]>().notNull(),
    // Where the terms are written down.
    basis: text(),
    active: integer({ mode: "boolean" }).notNull().default(true),
  },
  (t) => [
    oneOf("capital_schemes_source", t.source, CAPITAL_SOURCES),
    index("capital_schemes_owner").on(t.organizationId, t.year).where(notDeleted),
  ],
);
