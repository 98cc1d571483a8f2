import { integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ROLES } from "../constants.ts";
import { oneOf, ownedColumns } from "./common.ts";
import { organizations } from "./organizations.ts";

export const users = sqliteTable(
  "users",
  {
    ...ownedColumns(),
    organizationId: text()
      .notNull()
      .references(() => organizations.id),
    email: text().notNull(),
    name: text().notNull(),
    role: text({ enum: ROLES }).notNull(),
    regionCode: text(),
    // Last day of the account.
    endsOn: text(),
    active: integer({ mode: "boolean" }).notNull().default(true),
    locale: text({ enum: ["id", "en"] })
      .notNull()
      .default("id"),
    passwordHash: text(),
    totpSecret: text(),
    totpPending: text(),
    totpLastStep: integer(),
    recoveryCodes: text({ mode: "json" }).$type<string[]>(),
    demo: integer({ mode: "boolean" }).notNull().default(false),
  },
  (t) => [
    oneOf("users_role", t.role, ROLES),
    // One account per address, whatever its case; signing in looks it up by this.
    uniqueIndex("users_email").on(t.email),
  ],
);
