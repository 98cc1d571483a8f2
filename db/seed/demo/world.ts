import type { EventKind } from "#db/constants.ts";
import type { IdPrefix } from "#db/ids.ts";
import type { Dataset, NewRow } from "./dataset.ts";
import { earliest, instantOn } from "./days.ts";
import type { Random } from "./random.ts";

export const SEEDER = "system:seed";
const STEP_MS = 40_000;

/** Digits in the clear, kept apart from the rows until they are encrypted. */
export interface Secret {
  nik: string;
  phone: string | null;
}

export interface World {
  today: string;
  /** Yesterday: the last day on which anything has happened, whatever the hour is now. */
  last: string;
  data: Dataset;
  secrets: Map<string, Secret>;
  /** What came in by other tools, kept apart until it is encrypted. */
  payloads: Map<string, object>;
  /** When the latest event of each record was written down: its story is told in order. */
  toldAt: Map<string, number>;
}

/** Who did something, and for which organisation the record is. */
export interface Doer {
  userId: string;
  organizationId: string;
}

/** When a day's work was written down: most of it the same day, some a few days late, nothing after yesterday. */
export function recordedAt(world: World, random: Random, on: string, lateDays = 0): number {
  const late = lateDays > 0 ? lateDays : random.chance(0.15) ? random.int(1, 4) : 0;
  const day = new Date(instantOn(on, 12 * 60) + late * 86_400_000).toISOString().slice(0, 10);
  return instantOn(earliest(day, world.last), random.int(8 * 60, 16 * 60 + 45));
}

/** The columns every owned row has: made by `doer` at an instant, perhaps changed since. */
export function owned(
  random: Random,
  prefix: IdPrefix,
  doer: Doer,
  at: number,
  changed?: { at: number; times: number },
) {
  return {
    id: random.id(prefix, at),
    organizationId: doer.organizationId,
    version: 1 + (changed?.times ?? 0),
    createdAt: at,
    createdBy: doer.userId,
    updatedAt: Math.max(at, changed?.at ?? at),
    updatedBy: doer.userId,
  };
}

/** What an event is about, and whose programme it belongs to. */
export interface Where {
  organizationId: string;
  groupId: string | null;
  programId: string;
}
type EventRow = NewRow<"events">;
export type EventFacts = Pick<EventRow, "subjectId" | "state" | "value" | "count" | "data">;

export function addEvent(
  world: World,
  random: Random,
  doer: Doer,
  where: Where,
  kind: EventKind,
  on: string,
  facts: EventFacts = {},
  at: number = recordedAt(world, random, on),
): void {
  const subject = facts.subjectId ?? "";
  const told = Math.max(at, (world.toldAt.get(subject) ?? 0) + STEP_MS);
  if (subject) world.toldAt.set(subject, told);
  world.data.events.push({
    id: random.id("evt", told),
    ...where,
    kind,
    on,
    recordedAt: told,
    actorId: doer.userId,
    ...facts,
  });
}
