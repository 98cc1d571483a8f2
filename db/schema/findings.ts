import { index, integer, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { DATA_REQUEST_KINDS, DATA_REQUEST_STATES, FINDING_STATES, TARGET_MEASURES } from "../constants.ts";
import { isDay, notDeleted, oneOf, ownedColumns } from "./common.ts";

/** What an auditor concludes, asks of an office, and what the office answered. */
export const findings = sqliteTable(
  "findings",
  {
    ...ownedColumns(),
    // The office it is addressed to.
    addresseeId: text().notNull(),
    sampleId: text(),
    programId: text(),
    text: text().notNull(),
    recommendation: text().notNull(),
    dueOn: text().notNull(),
    response: text(),
    respondedAt: integer(),
    respondedBy: text(),
    state: text({ enum: FINDING_STATES }).notNull().default("open"),
    closedAt: integer(),
  },
  (t) => [
    oneOf("findings_state", t.state, FINDING_STATES),
    isDay("findings_due", t.dueOn),
    index("findings_addressee").on(t.addresseeId, t.state, t.dueOn).where(notDeleted),
    index("findings_owner").on(t.organizationId, t.createdAt).where(notDeleted),
    index("findings_program").on(t.programId).where(notDeleted),
  ],
);

/** A target for a region by a day, against those who are eligible. */
export const targets = sqliteTable(
  "targets",
  {
    ...ownedColumns(),
    measure: text({ enum: TARGET_MEASURES }).notNull(),
    regionCode: text().notNull(),
    // How many there are; where nobody has listed them all, the number comes from outside and its source is named.
    eligible: integer().notNull(),
    source: text(),
    // 0–1.
    target: real().notNull(),
    startsOn: text(),
    // Covered when it began.
    baseline: integer(),
    deadline: text().notNull(),
  },
  (t) => [
    oneOf("targets_measure", t.measure, TARGET_MEASURES),
    isDay("targets_deadline", t.deadline),
    index("targets_owner").on(t.organizationId).where(notDeleted),
  ],
);

/** A request of the person whose data it is: access, correction, restriction, erasure; due 3 × 24 hours after it came. */
export const dataRequests = sqliteTable(
  "data_requests",
  {
    ...ownedColumns(),
    kind: text({ enum: DATA_REQUEST_KINDS }).notNull(),
    personId: text(),
    // Who asks, where it is not the person, and how they were identified.
    requester: text(),
    channel: text().notNull(),
    receivedAt: integer().notNull(),
    dueAt: integer().notNull(),
    text: text(),
    ownerId: text(),
    state: text({ enum: DATA_REQUEST_STATES }).notNull().default("received"),
    // How whoever asks was identified: a document seen, a number called back.
    identity: text(),
    verifiedAt: integer(),
    verifiedBy: text(),
    doneAt: integer(),
    doneBy: text(),
    result: text(),
    // A restriction ends when it is lifted.
    liftedAt: integer(),
  },
  (t) => [
    oneOf("data_requests_kind", t.kind, DATA_REQUEST_KINDS),
    oneOf("data_requests_state", t.state, DATA_REQUEST_STATES),
    index("data_requests_owner").on(t.organizationId, t.state, t.dueAt).where(notDeleted),
    // Whether somebody handles a request of a restricted person.
    index("data_requests_person").on(t.personId, t.ownerId).where(notDeleted),
  ],
);
