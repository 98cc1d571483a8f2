import type { Row } from "../http/resourceSpec.ts";
import type { Entity, Pointer } from "./pointers.ts";

/** Rows of which one record can have only one: which of two stays. */
interface OneOnly {
  /** What makes two rows the same thing, or undefined where a row clashes with nothing. */
  keyOf: (row: Row, entity: Entity) => string | undefined;
  /** The row that says more stays; of equals the one that was there. */
  weightOf: (row: Row) => number;
}

const LICENCE_WEIGHT: Record<string, number> = { missing: 0, not_needed: 1, in_process: 2, have: 3 };

const ONE_ONLY: Partial<Record<string, OneOnly>> = {
  memberships: {
    keyOf: (row, entity) => {
      if (row.leftOn !== null) return undefined;
      return String(entity === "people" ? row.groupId : row.personId);
    },
    weightOf: (row) => (row.role === "member" ? 0 : 4) + (row.completed ? 2 : 0) + (row.attended ? 1 : 0),
  },
  "follow-ups": {
    keyOf: (row) => (row.planStep === null ? undefined : `${row.planId}|${row.stepKey ?? row.planStep}`),
    weightOf: (row) => (row.state === "scheduled" || row.state === "predates" ? 0 : 1),
  },
  "group-partners": {
    keyOf: (row) => (row.state === "ended" ? undefined : String(row.organizationId)),
    weightOf: (row) => (row.state === "granted" ? 1 : 0),
  },
  licences: { keyOf: (row) => String(row.kind), weightOf: (row) => LICENCE_WEIGHT[String(row.state)] ?? 0 },
};

/**
 * Ids of the rows that are set aside because the other record has the same: of a membership in the same group, a point
 * of the same plan, a partnership with the same NGO, a licence of the same kind only one can stand. Two finished visits
 * of one point both stay: each happened.
 */
export function setAside(entity: Entity, pointer: Pointer, kept: readonly Row[], gone: readonly Row[]): string[] {
  const rule = pointer.column === "leaderId" ? undefined : ONE_ONLY[pointer.resource];
  if (!rule) return [];
  const living = (row: Row) => row.deletedAt === null;
  const there = new Map<string, Row>();
  for (const row of kept.filter(living)) {
    const key = rule.keyOf(row, entity);
    if (key !== undefined) there.set(key, row);
  }
  return gone.filter(living).flatMap((row) => {
    const key = rule.keyOf(row, entity);
    const other = key === undefined ? undefined : there.get(key);
    if (!other) return [];
    const [mine, theirs] = [rule.weightOf(row), rule.weightOf(other)];
    if (pointer.resource === "follow-ups" && mine > 0 && theirs > 0) return [];
    return [String((mine > theirs ? other : row).id)];
  });
}

/** A living case is worked on by somebody: which of two goes on is for people to say. */
export const twoLivingCases = (kept: readonly Row[], gone: readonly Row[]): boolean =>
  [kept, gone].every((rows) =>
    rows.some(({ state, deletedAt }) => deletedAt === null && (state === "open" || state === "in_progress")),
  );
