import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { DELIVERY_CHANNELS, DELIVERY_STATES } from "../constants.ts";
import { oneOf, ownedColumns } from "./common.ts";
import { users } from "./users.ts";

/** What a person is told in the console. Never personal data: a kind, counts and a link. */
export const notifications = sqliteTable(
  "notifications",
  {
    ...ownedColumns(),
    userId: text()
      .notNull()
      .references(() => users.id),
    kind: text().notNull(),
    // The record it is about.
    subject: text(),
    subjectId: text(),
    // Numbers and days that its sentence needs; no names.
    data: text({ mode: "json" }).$type<Record<string, number | string>>(),
    // The same thing is told once.
    dedupeKey: text().notNull(),
    at: integer().notNull(),
    readAt: integer(),
  },
  (t) => [
    uniqueIndex("notifications_once").on(t.userId, t.dedupeKey),
    // The inbox, newest first, and how many are unread.
    index("notifications_inbox").on(t.userId, t.at),
    index("notifications_unread").on(t.userId, t.readAt),
  ],
);

/** How a person wants to be told outside the console. The phone is sealed. */
export const notificationPreferences = sqliteTable(
  "notification_preferences",
  {
    ...ownedColumns(),
    userId: text()
      .notNull()
      .references(() => users.id),
    channel: text({ enum: DELIVERY_CHANNELS }).notNull().default("email"),
    locale: text({ enum: ["id", "en"] })
      .notNull()
      .default("id"),
    digest: integer({ mode: "boolean" }).notNull().default(true),
    // HH:MM in the zone of the person's region; the same twice = none.
    quietFrom: text().notNull().default("20:00"),
    quietTo: text().notNull().default("06:00"),
    phone: text(),
  },
  (t) => [
    oneOf("notification_preferences_channel", t.channel, DELIVERY_CHANNELS),
    uniqueIndex("notification_preferences_user").on(t.userId),
  ],
);

/** One message on its way out: written with what caused it, sent once, kept when it cannot be sent. */
export const deliveries = sqliteTable(
  "deliveries",
  {
    ...ownedColumns(),
    userId: text()
      .notNull()
      .references(() => users.id),
    kind: text().notNull(),
    channel: text({ enum: DELIVERY_CHANNELS }).notNull(),
    data: text({ mode: "json" }).$type<Record<string, number | string>>(),
    dedupeKey: text().notNull(),
    state: text({ enum: DELIVERY_STATES }).notNull().default("waiting"),
    attempts: integer().notNull().default(0),
    // Not before: quiet hours, or the pause after a failure.
    notBefore: integer().notNull(),
    // Whoever holds it may send until then.
    leasedUntil: integer(),
    lastError: text(),
    // What the sender answered: proof, and the key to ask about it.
    providerId: text(),
    sentAt: integer(),
  },
  (t) => [
    oneOf("deliveries_channel", t.channel, DELIVERY_CHANNELS),
    oneOf("deliveries_state", t.state, DELIVERY_STATES),
    uniqueIndex("deliveries_once").on(t.userId, t.dedupeKey),
    // What is to be sent next; the dead ones an admin looks at.
    index("deliveries_state").on(t.state, t.notBefore),
    index("deliveries_owner").on(t.organizationId, t.state, t.createdAt),
  ],
);
