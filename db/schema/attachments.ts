import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { ATTACHMENT_KINDS } from "../constants.ts";
import { notDeleted, oneOf, ownedColumns } from "./common.ts";

/** A photo or document in R2, shown through the rights of the record it hangs on. */
export const attachments = sqliteTable(
  "attachments",
  {
    ...ownedColumns(),
    // Resource and id of its record.
    subject: text().notNull(),
    subjectId: text().notNull(),
    // The group its record is about and who owns that group: they read the file beside the record's own organisation.
    // On a finding it is the other side of it.
    groupId: text(),
    groupOrganizationId: text(),
    // Which document that the programme's template asks for.
    documentCode: text(),
    kind: text({ enum: ATTACHMENT_KINDS }).notNull(),
    name: text().notNull(),
    contentType: text().notNull(),
    size: integer().notNull(),
    width: integer(),
    height: integer(),
    sha256: text().notNull(),
    objectKey: text().notNull(),
  },
  (t) => [
    oneOf("attachments_kind", t.kind, ATTACHMENT_KINDS),
    index("attachments_subject").on(t.subject, t.subjectId).where(notDeleted),
    index("attachments_owner").on(t.organizationId, t.createdAt),
    index("attachments_group").on(t.groupId, t.createdAt).where(notDeleted),
  ],
);
