import { merges } from "#db/schema/index.ts";
import { defineResource } from "../http/resource.ts";
import type { Moved } from "./moves.ts";

export type MergeRow = typeof merges.$inferSelect;

/** How many rows of each kind changed hands: what a person wants to know of a merge. */
export const movedCounts = (moved: readonly Moved[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { table, ids } of moved) counts[table] = (counts[table] ?? 0) + ids.length;
  return counts;
};

/** Merges made by an organisation; how they are made and taken back is in the routes beside. */
export const mergesResource = defineResource({
  name: "merges",
  table: merges,
  prefix: "mrg",
  placement: { by: "organization" },
  hidden: ["before"],
  defaultSort: ["createdAt", "DESC"],
  present: (_, row) => ({ moved: movedCounts((row.moved as Moved[] | null) ?? []) }),
  only: ["list", "get"],
});
