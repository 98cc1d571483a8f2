import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { isDay, notDeleted, ownedColumns } from "./common.ts";
import { groups } from "./groups.ts";
import { programs } from "./programs.ts";

export interface HandoverParties {
  giverTitle?: string;
  /** NIP of the official who gives. */
  giverNip?: string;
  receiverTitle?: string;
  receiverAddress?: string;
}

export interface HandoverSignatures {
  giver?: string;
  receiver?: string;
  /** In the order of the witnesses; null where one signs on paper. */
  witnesses?: (string | null)[];
}

/** BAST: one hand-over document; `items` are equipment ids. */
export const handovers = sqliteTable(
  "handovers",
  {
    ...ownedColumns(),
    programId: text()
      .notNull()
      .references(() => programs.id),
    groupId: text()
      .notNull()
      .references(() => groups.id),
    number: text().notNull(),
    date: text().notNull(),
    items: text({ mode: "json" }).$type<string[]>().notNull(),
    giver: text(),
    receiver: text(),
    witnesses: text({ mode: "json" }).$type<string[]>(),
    document: text(),
    place: text(),
    // Titles and addresses of the two sides, as the document prints them.
    parties: text({ mode: "json" }).$type<HandoverParties>(),
    // Drawn on screen: SVG path data.
    signatures: text({ mode: "json" }).$type<HandoverSignatures>(),
    // The document as it was made, with the machines as they were then, and its SHA-256.
    snapshot: text({ mode: "json" }).$type<Record<string, unknown>>(),
    snapshotHash: text(),
  },
  (t) => [
    isDay("handovers_date", t.date),
    index("handovers_group").on(t.groupId, t.date),
    // A BAST number is used once in an organisation.
    uniqueIndex("handovers_number").on(t.organizationId, t.number).where(notDeleted),
  ],
);
