import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { ORGANIZATION_KINDS } from "../constants.ts";
import { oneOf, ownedColumns } from "./common.ts";

export const organizations = sqliteTable(
  "organizations",
  {
    ...ownedColumns(),
    name: text().notNull(),
    kind: text({ enum: ORGANIZATION_KINDS }).notNull(),
    regionCode: text().notNull(),
    active: integer({ mode: "boolean" }).notNull().default(true),
  },
  (t) => [oneOf("organizations_kind", t.kind, ORGANIZATION_KINDS), index("organizations_region").on(t.regionCode)],
);
