import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { ROLES, WEBHOOK_DELIVERY_STATES } from "../constants.ts";
import { oneOf, ownedColumns } from "./common.ts";

/** Somebody is asked to join: the link is shown once, only its hash is kept. */
export const invitations = sqliteTable(
  "invitations",
  {
    ...ownedColumns(),
    email: text().notNull(),
    name: text().notNull(),
    role: text({ enum: ROLES }).notNull(),
    regionCode: text(),
    // Last day of the account that comes of it.
    endsOn: text(),
    tokenHash: text().notNull(),
    expiresAt: integer().notNull(),
    acceptedAt: integer(),
    userId: text(),
    revokedAt: integer(),
  },
  (t) => [
    oneOf("invitations_role", t.role, ROLES),
    uniqueIndex("invitations_token").on(t.tokenHash),
    index("invitations_owner").on(t.organizationId, t.createdAt),
  ],
);

/** A program that reads or writes for the organisation: a role, narrowed to a list of `resource:action`. */
export const apiTokens = sqliteTable(
  "api_tokens",
  {
    ...ownedColumns(),
    name: text().notNull(),
    tokenHash: text().notNull(),
    // The last characters, so that people tell tokens apart.
    hint: text().notNull(),
    role: text({ enum: ROLES }).notNull(),
    regionCode: text(),
    scopes: text({ mode: "json" }).$type<string[]>().notNull(),
    expiresAt: integer().notNull(),
    lastUsedAt: integer(),
    revokedAt: integer(),
  },
  (t) => [oneOf("api_tokens_role", t.role, ROLES), uniqueIndex("api_tokens_hash").on(t.tokenHash)],
);

/** Where events of the organisation are sent, signed. */
export const webhooks = sqliteTable(
  "webhooks",
  {
    ...ownedColumns(),
    name: text().notNull(),
    url: text().notNull(),
    // Sealed; shown once.
    secret: text().notNull(),
    // Kinds of events; empty = all.
    kinds: text({ mode: "json" }).$type<string[]>().notNull(),
    active: integer({ mode: "boolean" }).notNull().default(true),
  },
  (t) => [index("webhooks_owner").on(t.organizationId)],
);

/** One event for one address: made by a trigger with the event, sent by the clock. */
export const webhookDeliveries = sqliteTable(
  "webhook_deliveries",
  {
    id: text().primaryKey(),
    organizationId: text().notNull(),
    webhookId: text()
      .notNull()
      .references(() => webhooks.id),
    eventId: text().notNull(),
    kind: text().notNull(),
    // No personal values: ids, kind, day, state.
    payload: text({ mode: "json" }).$type<Record<string, unknown>>().notNull(),
    state: text({ enum: WEBHOOK_DELIVERY_STATES }).notNull().default("waiting"),
    attempts: integer().notNull().default(0),
    nextAttemptAt: integer().notNull(),
    leasedUntil: integer(),
    lastStatus: integer(),
    lastError: text(),
    createdAt: integer().notNull(),
    sentAt: integer(),
  },
  (t) => [
    oneOf("webhook_deliveries_state", t.state, WEBHOOK_DELIVERY_STATES),
    uniqueIndex("webhook_deliveries_event").on(t.webhookId, t.eventId),
    // What is due.
    index("webhook_deliveries_due").on(t.nextAttemptAt).where(sql.raw(`"state" = 'waiting'`)),
    index("webhook_deliveries_owner").on(t.organizationId, t.createdAt),
  ],
);
