import { index, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { BUYER_KINDS } from "../constants.ts";
import { notDeleted, oneOf, ownedColumns } from "./common.ts";

/** Who buys: the directory of an organisation. Phone and mail of a contact are sealed. */
export const buyers = sqliteTable(
  "buyers",
  {
    ...ownedColumns(),
    name: text().notNull(),
    nameKey: text().notNull().default(""),
    kind: text({ enum: BUYER_KINDS }).notNull().default("other"),
    regionCode: text(),
    products: text(),
    contact: text(),
    phone: text(),
    email: text(),
    note: text(),
  },
  (t) => [
    oneOf("buyers_kind", t.kind, BUYER_KINDS),
    // The directory by name, and the buyer a file names.
    index("buyers_name").on(t.organizationId, t.nameKey).where(notDeleted),
  ],
);
