import type { LEGAL_BASES } from "#db/constants.ts";
import type {
  equipment,
  equipmentMoves,
  followUps,
  groups,
  handovers,
  memberships,
  people,
  plans,
} from "#db/schema/index.ts";
import type { AuditDraft, EventDraft } from "../../http/commit.ts";
import type { RowChanges } from "../changes.ts";
import type { KnownPeople } from "../dryRun.ts";
import type { KnownPerson, RosterValues } from "../rosterValues.ts";

export interface ChunkRow {
  row: number;
  values: RosterValues;
  nameConfirmed: boolean;
}

/** Tables an import writes to. */
export type MadeTable =
  | ("cohorts" | "groups" | "people" | "memberships" | "equipment" | "handovers" | "follow_ups")
  | ("orders" | "linkages" | "buyers" | "equipment_checks");

/** One record a row made, at the version it was made with. */
export interface Made {
  table: MadeTable;
  id: string;
  version: number;
  /** A record that was there already: what the row changed in it, as it was. */
  before?: Record<string, unknown>;
}

export interface Destination {
  importId: string;
  organizationId: string;
  programId: string;
  programRegionCode: string;
  cohortId: string | null;
  startsOn: string | null;
  trainedOn: string | null;
  legalBasis: (typeof LEGAL_BASES)[number] | null;
}

export interface ChunkInput {
  rows: readonly ChunkRow[];
  into: Destination;
  known: KnownPeople;
  /** Groups of the programme by the key of their name. */
  groups: ReadonlyMap<string, { id: string; villageCode: string | null }>;
  plan: Pick<typeof plans.$inferSelect, "id" | "anchor" | "steps"> | undefined;
  by: string;
  now: number;
  /** Calendar day in the programme's region. */
  today: string;
}

export type NewPerson = Omit<typeof people.$inferInsert, "nik" | "phone"> & {
  nik: string | null;
  phone: string | null;
};
/** Columns every new record starts with. */
export type Owned = Pick<
  typeof groups.$inferInsert,
  "id" | "organizationId" | "version" | "createdAt" | "createdBy" | "updatedAt" | "updatedBy"
>;

/** Everything one chunk writes. NIK and phone are still plain here: the shell seals them. */
export interface ChunkPlan {
  groups: (typeof groups.$inferInsert)[];
  people: NewPerson[];
  patches: { person: KnownPerson; change: RowChanges["person"] }[];
  memberships: (typeof memberships.$inferInsert)[];
  membershipPatches: {
    id: string;
    version: number;
    role: string;
    attended: boolean | null;
    completed: boolean | null;
  }[];
  equipment: (typeof equipment.$inferInsert)[];
  handovers: (typeof handovers.$inferInsert)[];
  moves: (typeof equipmentMoves.$inferInsert)[];
  followUps: (typeof followUps.$inferInsert)[];
  events: EventDraft[];
  audit: AuditDraft[];
  done: { row: number; outcome: "create" | "update" | "skip" | "error"; made: Made[] }[];
  /** Rows of people whose data was restricted since the dry run. */
  restricted: number[];
  /** Groups whose facts changed. */
  touched: string[];
}
