import type { Made, MadeTable } from "../commit/chunkPlan.ts";
import type { Text } from "../unreadable.ts";

/** Tables that a roster writes to. */
export type UndoTable = Exclude<MadeTable, "orders" | "linkages" | "buyers" | "equipment_checks">;

/** How a record stands now. */
export interface Standing {
  id: string;
  version: number;
  deleted: boolean;
  /** What it hangs on, where it does. */
  groupId?: string | null;
  personId?: string | null;
  linkageId?: string | null;
}

export interface UndoInput {
  made: readonly (Made & { row: number })[];
  standing: Record<UndoTable, readonly Standing[]>;
  /** Groups something was recorded about since. */
  visitedGroups: ReadonlySet<string>;
  /** Memberships and machines of the made people and groups that this import did not make. */
  foreign: readonly { groupId: string | null; personId: string | null }[];
  /** Does the cohort hold groups that were not made by this import? */
  cohortInUse: boolean;
}

export interface KeptRecord {
  row: number;
  table: MadeTable;
  id: string;
  reason: Text;
}

type Remove<T extends MadeTable> = Record<T, { id: string; version: number }[]>;

export interface UndoPlan {
  remove: Partial<Remove<MadeTable>>;
  /** Records that were there before: what the import changed in them, as it was. */
  restore: { table: MadeTable; id: string; version: number; before: Record<string, unknown> }[];
  kept: KeptRecord[];
  /** Groups to be looked at again by the rules. */
  again: string[];
}

/** An empty list for each table. */
export const byTable = <T>(): Record<UndoTable, T[]> => ({
  cohorts: [],
  groups: [],
  people: [],
  memberships: [],
  equipment: [],
  handovers: [],
  follow_ups: [],
});

export const CHANGED: Text = { id: "Sudah diubah sejak diimpor.", en: "Changed since it was imported." };
const VISITED: Text = {
  id: "Kelompoknya sudah mempunyai catatan baru; semua isinya dipertahankan.",
  en: "Something was recorded about its group since; all of it stays.",
};
export const IN_USE: Text = { id: "Dipakai oleh data lain.", en: "Other records rely on it." };

/**
 * What an undo takes back: everything as it was made. A group with something recorded since stays whole; a person who
 * was changed, or who others rely on, stays with membership, machine and group.
 */
export function decideUndo(input: UndoInput): { remove: Remove<UndoTable>; kept: KeptRecord[] } {
  const standing = new Map<string, Standing>();
  for (const rows of Object.values(input.standing)) for (const row of rows) standing.set(row.id, row);
  const reasons = new Map<string, Text>();
  const present = input.made.filter((one) => standing.get(one.id)?.deleted === false);
  const of = (table: UndoTable) => present.filter((one) => one.table === table);
  const keep = (id: string | null | undefined, reason: Text) => {
    if (id && !reasons.has(id)) reasons.set(id, reason);
  };

  const busyGroups = new Set(input.visitedGroups);
  for (const one of present) {
    const now = standing.get(one.id);
    if (now?.version === one.version) continue;
    keep(one.id, CHANGED);
    if (one.table === "groups") busyGroups.add(one.id);
    if (one.table === "follow_ups" && now?.groupId) busyGroups.add(now.groupId);
    keep(now?.personId, CHANGED);
  }
  for (const { personId, groupId } of input.foreign) {
    keep(personId, IN_USE);
    keep(groupId, IN_USE);
  }
  for (const one of present) {
    const now = standing.get(one.id);
    const groupId = one.table === "groups" ? one.id : now?.groupId;
    if (!groupId || !busyGroups.has(groupId)) continue;
    keep(one.id, VISITED);
    keep(now?.personId, VISITED);
  }
  // A person who stays keeps membership and machine, and with them the group and its points.
  for (const one of [...of("memberships"), ...of("equipment")]) {
    const now = standing.get(one.id);
    const reason = (now?.personId && reasons.get(now.personId)) || reasons.get(one.id);
    if (!reason) continue;
    keep(one.id, reason);
    keep(now?.groupId, reason);
    if (one.table === "memberships") keep(now?.personId, reason);
  }
  for (const one of [...of("follow_ups"), ...of("handovers")]) {
    const groupId = standing.get(one.id)?.groupId;
    const reason = groupId ? reasons.get(groupId) : undefined;
    if (reason) keep(one.id, reason);
  }
  const groupStays = of("groups").some((one) => reasons.has(one.id));
  for (const one of of("cohorts")) if (groupStays || input.cohortInUse) keep(one.id, IN_USE);

  const remove: Remove<UndoTable> = byTable();
  const kept: KeptRecord[] = [];
  for (const { table, id, version, row } of present) {
    const reason = reasons.get(id);
    if (reason) kept.push({ row, table, id, reason });
    else remove[table as UndoTable].push({ id, version });
  }
  return { remove, kept };
}
