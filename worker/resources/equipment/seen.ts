import { type SQL, sql } from "drizzle-orm";
import { equipment } from "#db/schema/index.ts";

/** First day on which somebody saw a machine in use, by a check or by a decision of the office. */
export const firstUsedOn = sql<string | null>`(SELECT min(v."on") FROM events v WHERE v.subjectId = equipment.id
  AND v.kind IN ('equipment_checked', 'equipment_state') AND v.state = 'in_use'
  AND NOT EXISTS (SELECT 1 FROM void_events x WHERE x.eventId = v.id))`;

/** In a group's hands, and never seen in use: the second clock still runs. */
export const withoutFirstUse: SQL = sql`(${equipment.handedOverOn} IS NOT NULL
  AND ${equipment.state} IN ('handed_over', 'idle', 'damaged', 'reassigned') AND ${firstUsedOn} IS NULL)`;
