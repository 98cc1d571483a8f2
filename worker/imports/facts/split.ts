import type { Done } from "../commit/done.ts";
import type { StoredRow } from "../rowStore.ts";
import type { Verdict } from "../verdicts.ts";
import type { GroupNames } from "./groupNames.ts";

/** Rows to write, and those that turned out otherwise since the dry run: known by now, or without their group. */
export function splitVerdicts<V extends object>(rows: readonly StoredRow<V>[], verdicts: readonly Verdict<V>[]) {
  const outcomes = new Map(verdicts.map(({ row, outcome }) => [row, outcome]));
  const toCreate = rows.filter(({ row }) => outcomes.get(row) === "create");
  const failed = rows.filter(({ row }) => outcomes.get(row) === "error");
  const others = verdicts
    .filter(({ outcome }) => outcome !== "create")
    .map(({ row, outcome }): Done => ({ row, outcome: outcome === "error" ? "error" : "skip", made: [] }));
  return { toCreate, failed, others };
}

/** Groups that rows name and that their importer may write to. */
export const groupIdsOf = (rows: readonly { values: { groupName: string | null } }[], names: GroupNames): string[] => [
  ...new Set(
    rows.flatMap(({ values }) => {
      const group = values.groupName === null ? undefined : names.find(values.groupName);
      return typeof group === "object" ? [group.id] : [];
    }),
  ),
];
